/* An engagement model held against a table of recorded engagements: what it says before each fight beside what
 * happened, and beside forecasts that know nothing of combat. "Won" means that the attacker won; a draw is no. */
#ifndef HISTORY_BACKTEST_H
#define HISTORY_BACKTEST_H

#include "history/baseline.h"
#include "history/prediction.h"
#include "numeric/statistics.h"

typedef struct backtest_settings {
    uint64_t seed;
    int replications; /* simulated fights of each engagement */
    int bootstraps;   /* samples behind each interval, at most BACKTEST_BOOTSTRAPS_MAX */
} backtest_settings;

enum { BACKTEST_BOOTSTRAPS_MAX = 5000 };

/* One forecaster of "won" over all engagements. difference: of the model's Brier score minus this one's, paired. */
struct forecast_score {
    interval brier, log_loss, difference;
    double auc; /* NaN where all or none won; 0.5 for the base rate, which ranks nothing */
};

/* Predicted against recorded numbers. factor: exp of the median |ln(recorded / median prediction)|; coverage: share of
 * records inside the predicted 10 to 90 %. n: engagements whose record has the number. */
struct number_score {
    int n;
    interval factor, coverage;
};

enum { NUMBER_ATTACKER_LOSS, NUMBER_DEFENDER_LOSS, NUMBER_ADVANCE, NUMBERS };

enum { CALIBRATION_BINS = 5 };
struct calibration_bin { /* of equal numbers of engagements, by ascending probability */
    int n;
    double mean_prob;
    interval won_share; /* Wilson, 95 % */
};

typedef enum group_kind { GROUP_POSTURE, GROUP_ERA, GROUP_TERRAIN, GROUP_KINDS } group_kind;

struct backtest_group {
    group_kind kind;
    const char *name;
    int n;
    double won_share, mean_prob, brier, log_loss;
    double factor[NUMBERS], coverage[NUMBERS]; /* NaN without records */
    /* medians where the attacker won: as recorded, and of the fights that it wins in the model */
    double advance_won_recorded, advance_won_predicted;
};

enum { GROUPS_MAX = 24, SPLITS = 2 }; /* splits: random folds, folds by war */

typedef struct backtest {
    int n;
    bool gives_odds; /* false: no fight of the model is ever decided, so it does not say who wins */
    interval brier, log_loss, auc;
    double won_share, mean_prob, decided_prob;
    struct number_score number[NUMBERS];
    int bin_count;
    struct calibration_bin bins[CALIBRATION_BINS];
    int group_count;
    struct backtest_group groups[GROUPS_MAX];
    int fold_count[SPLITS]; /* 0: that split was not made (engagements of one war, or fewer than 2) */
    struct forecast_score baseline[SPLITS][BASELINE_COUNT];
    /* The calibrated model's odds estimated in the same folds without the engagements that they are asked about. */
    bool refitted;
    struct forecast_score refit[SPLITS];
    /* The same with a term for each nation, as a second score. */
    bool with_nations;
    struct forecast_score refit_nations[SPLITS];
    struct prediction *predictions; /* of each engagement, in the table's order */
} backtest;

/* Works in the table's memory. refit: score the calibrated model's odds in the folds too. */
posture_status backtest_run(engagement_table *table, const engagement_model *model, const backtest_settings *settings,
                            bool refit, backtest *out);

#endif
