/* Strategic choice with probit errors (Signorino 1999; Kenkel & Signorino 2014, eqs 2-5): 1 picks L (outcome 1) or R,
 * then 2 picks L (outcome 3) or R (outcome 4). */
#ifndef GAME_CHOICE_H
#define GAME_CHOICE_H

typedef enum choice_error {
    CHOICE_AGENT,  /* agents err about expected payoffs */
    CHOICE_PRIVATE /* each payoff has a part that its player alone knows */
} choice_error;

struct choice_game {
    choice_error error;
    double u1[3]; /* player 1's payoffs of outcomes 1, 3, 4 */
    double u2;    /* player 2's of outcome 4; of 3: 0 */
};

/* Chances of outcomes 1, 3, 4 with standard deviation sigma > 0 of the errors. */
void choice_probabilities(const struct choice_game *g, double sigma, double prob[3]);

/* Logarithm of the likelihood of these counts of outcomes 1, 3, 4. */
double choice_log_likelihood(const struct choice_game *g, double sigma, const double count[3]);

/* Logarithm of the sigma that makes the counts likeliest, sought between -5 and 5, to about 1e-8. */
double choice_fit_log_sigma(const struct choice_game *g, const double count[3]);

#endif
