/* Written by tools/fit_engagement.py TABLE.csv --write FILE; do not edit.
 *
 * Estimated on 137 engagements, 1939-1973, of CDB90, the battle data base of the US Army Concepts Analysis
 * Agency, edition 1990 (CAA-SR-84-6); tidy edition by J. B. Arnold (ODC-BY 1.0). Coefficients are facts
 * computed from it; the table itself is not part of this project. */
#include "process/engagement/calibration.h"

/* clang-format off */
const struct calibration calibration = {
    .table_sha256 = "6b76e90b066be545bbad8ba68f436a8b7a85c22677b7d4d2561e7ba2a0427798",
    .engagements = 137,
    .win = {-0.1124, 0.8720, 1.0924, 0.4262, -0.4359, -0.8000},
    .loss[ENGAGEMENT_ATTACKER] = {-4.2969, -0.4289, -0.1203, -0.2623, -0.8875, 0.1582, 0.0055},
    .loss[ENGAGEMENT_DEFENDER] = {-4.1521, 0.6946, 0.1605, -0.3047, -0.5941, 0.3434, 0.1384},
    .advance = {0.2971, 2.1339, -1.0558, -1.1425, 0.0473},
    .pace = {1.4916, 0.3999},
    .loss_sd = {0.8372, 1.0502},
    .prepared_share = 0.25,
    .advance_sd = 1.2943,
    .cholesky = {
        {0.2614, 0.0000, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0582, 0.1230, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0103, -0.0161, 0.1097, 0.0000, 0.0000, 0.0000},
        {-0.0083, -0.0007, -0.0304, 0.1415, 0.0000, 0.0000},
        {0.0166, -0.0023, -0.0548, 0.0636, 0.2437, 0.0000},
        {-0.0024, -0.0218, 0.0282, 0.0529, -0.0594, 0.3828},
    },
    .ten_fold_model = {0.1952, 0.5682}, /* Brier, log loss */
    .ten_fold_base = {0.2336, 0.6604}, /* Brier, log loss */
    .ten_fold_rule = {0.2354, 0.6645}, /* Brier, log loss */
    .ten_fold_hard_rule = {0.4821, 1.6202}, /* Brier, log loss */
    .war_left_out_model = {0.2014, 0.5831},
    .war_left_out_base = {0.2367, 0.6674},
    .war_left_out_rule = {0.2379, 0.6699},
};
/* clang-format on */
