#include "process/engagement/stochastic_square.h"

#include <assert.h>
#include <math.h>

#include "numeric/distribution.h"
#include "process/engagement/attrition.h"
#include "process/engagement/lanchester.h"
#include "process/engagement/power.h"

/* The campaign's fights are between companies: each counts, and falls out, as one. Assumed. */
#define COMPANIES_PER_BATTALION 4.0
#define FEWEST_COMPANIES 2.0
#define LUCK_LIMIT 5.0 /* on the exchange ratio */

enum { STATE_EXCHANGE = LANCHESTER_MEMORY };

static double blue_loses_prob(const stochastic_duel *duel, int red, int blue)
{
    double by_red = duel->red_rate * (duel->aimed ? red : 1);
    double by_blue = duel->blue_rate * (duel->aimed ? blue : 1);
    return by_red / (by_red + by_blue);
}

typedef enum value_kind { VALUE_RED_WINS, VALUE_SURVIVORS } value_kind;

/* Whether the fight is over at (red, blue), and what it is worth then. */
static bool is_over(const stochastic_duel *duel, value_kind kind, int red, int blue, double *value)
{
    int behind = duel->surrender_behind;
    bool red_wins = blue == 0 || (behind > 0 && red - blue >= behind);
    bool blue_wins = red == 0 || (behind > 0 && blue - red >= behind);
    *value = kind == VALUE_SURVIVORS ? red + blue : red_wins;
    return red_wins || blue_wins;
}

/* One row of the table after the other, from nobody up. */
static double expected(const stochastic_duel *duel, value_kind kind, int red, int blue)
{
    assert(red >= 0 && blue >= 0 && red + blue > 0 && red <= STOCHASTIC_SQUARE_MOST && blue <= STOCHASTIC_SQUARE_MOST);
    double row[STOCHASTIC_SQUARE_MOST + 1] = {0};
    for (int r = 0; r <= red; r++)
        for (int b = 0; b <= blue; b++) {
            double value = 0;
            if (!is_over(duel, kind, r, b, &value)) {
                double p = blue_loses_prob(duel, r, b);
                value = p * row[b - 1] + (1 - p) * row[b];
            }
            row[b] = value;
        }
    return row[blue];
}

double stochastic_square_win_prob(const stochastic_duel *duel, int red, int blue)
{
    return expected(duel, VALUE_RED_WINS, red, blue);
}

double stochastic_square_survivors(const stochastic_duel *duel, int red, int blue)
{
    return expected(duel, VALUE_SURVIVORS, red, blue);
}

double stochastic_square_limit(double red, double blue, double z)
{
    /* red^2 - blue^2 gains 2 blue - 1 or loses 2 red - 1 with each man: its variance rate 4 red blue (red + blue),
     * integrated along the deterministic path. */
    double lead = red * red - blue * blue;
    double cube = lead > 0 ? lead * sqrt(lead) : -lead * sqrt(-lead);
    double variance = 4.0 / 3 * (red * red * red + blue * blue * blue - cube);
    return lead + z * sqrt(variance);
}

/* What the luck of the fight multiplies the exchange ratio by, so that the square law ends where the chance ends. */
static double exchange_of_luck(double ratio, double companies, double u)
{
    double red = companies * ratio / (1 + ratio);
    double blue = companies / (1 + ratio);
    double end = stochastic_square_limit(red, blue, distribution_normal_quantile(u));
    double odds = 0; /* blue over red that the square law would end so with */
    if (end > 0)
        odds = sqrt(fmax(1 - end / (red * red), 0));
    else
        odds = 1 / sqrt(fmax(1 + end / (blue * blue), 1e-12));
    return fmin(fmax(odds * ratio, 1 / LUCK_LIMIT), LUCK_LIMIT);
}

static void step(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out)
{
    (void)estimate;
    double *exchange = &state->value[STATE_EXCHANGE];
    double ratio = power_ratio(power_side(in, ENGAGEMENT_ATTACKER), power_side(in, ENGAGEMENT_DEFENDER));
    if (*exchange == 0 && ratio > 0) {
        double battalions = in->force[ENGAGEMENT_ATTACKER].battalions + in->force[ENGAGEMENT_DEFENDER].battalions;
        *exchange = exchange_of_luck(lanchester_effective_ratio(in, ratio),
                                     fmax(COMPANIES_PER_BATTALION * battalions, FEWEST_COMPANIES), draws[2]);
    }
    lanchester_fight(LANCHESTER_SQUARE, *exchange, in, draws, dt_hour, state, out);
}

const engagement_model stochastic_square_model = {
    .id = "stochastic_square",
    .title = "Stochastic square law between companies",
    .source = "Karr 1974; Williams & McIlroy 1998; Kingman & Volkov 2003; factors: Dupuy 1979",
    .native_step_hour = 3,
    .step = step,
};
