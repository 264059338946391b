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
    .loss[ENGAGEMENT_ATTACKER] = {-4.2944, -0.4279, -0.1214, -0.2633, -0.8865, 0.1515, 0.0143},
    .loss[ENGAGEMENT_DEFENDER] = {-4.1106, 0.6992, 0.1393, -0.3066, -0.5872, 0.3256, 0.1652},
    .advance = {0.2971, 2.1339, -1.0558, -1.1425, 0.0473},
    .pace = {1.1608, 0.4167},
    .loss_sd = {0.8371, 1.0482},
    .prepared_share = 0.25,
    .advance_sd = 1.2943,
    .cholesky = {
        {0.2614, 0.0000, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0582, 0.1230, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0106, -0.0156, 0.1083, 0.0000, 0.0000, 0.0000},
        {-0.0130, 0.0002, -0.0266, 0.1412, 0.0000, 0.0000},
        {0.0166, -0.0023, -0.0494, 0.0573, 0.2464, 0.0000},
        {-0.0024, -0.0218, 0.0425, 0.0593, -0.0567, 0.3810},
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
