/* Written by `posture calibrate TABLE.csv --write FILE`; do not edit.
 *
 * Estimated on 137 engagements, 1939-1973. Coefficients are facts computed from the table, which is not part of
 * this project. */
#include "process/engagement/calibration.h"

/* clang-format off */
const struct calibration calibration = {
    .table_sha256 = "6b76e90b066be545bbad8ba68f436a8b7a85c22677b7d4d2561e7ba2a0427798",
    .engagements = 137,
    .last_year = 1973,
    .win = {-0.1124, 0.8720, 1.0924, 0.4262, -0.4359, -0.8000},
    .loss[ENGAGEMENT_ATTACKER] = {-4.2969, -0.4289, -0.1203, -0.2623, -0.8875, 0.1582, 0.0055},
    .loss[ENGAGEMENT_DEFENDER] = {-4.1521, 0.6946, 0.1605, -0.3047, -0.5941, 0.3434, 0.1384},
    .advance = {0.2971, 2.1339, -1.0558, -1.1425, 0.0473},
    .pace = {1.4916, 0.3999},
    .loss_sd = {0.8372, 1.0502},
    .prepared_share = 0.25,
    .advance_sd = 1.2943,
    .cholesky = {
        {0.2691, 0.0000, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0553, 0.1250, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0187, -0.0091, 0.1091, 0.0000, 0.0000, 0.0000},
        {-0.0034, 0.0104, -0.0332, 0.1442, 0.0000, 0.0000},
        {0.0107, 0.0305, -0.0355, 0.0845, 0.2563, 0.0000},
        {0.0154, -0.0503, 0.0163, 0.0417, -0.0542, 0.3532},
    },
    .ten_fold_model = {0.1969, 0.5725}, /* Brier, log loss */
    .ten_fold_base = {0.2348, 0.6631}, /* Brier, log loss */
    .ten_fold_rule = {0.2363, 0.6664}, /* Brier, log loss */
    .ten_fold_hard_rule = {0.4821, 1.6202}, /* Brier, log loss */
    .war_left_out_model = {0.2014, 0.5831},
    .war_left_out_base = {0.2366, 0.6670},
    .war_left_out_rule = {0.2379, 0.6699},
};
/* clang-format on */
