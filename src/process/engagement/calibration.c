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
    .win = {-0.3337, 0.9401, 1.4626, 0.5583, -0.5731, -1.0391},
    .loss[ENGAGEMENT_ATTACKER] = {-4.2964, -0.4323, -0.1188, -0.2620, -0.8786, 0.1571, 0.0044},
    .loss[ENGAGEMENT_DEFENDER] = {-4.1515, 0.6794, 0.1628, -0.3047, -0.6053, 0.3449, 0.1390},
    .advance = {0.3089, 2.0770, -1.0643, -1.1036, 0.0370},
    .pace = {1.4916, 0.3999},
    .loss_sd = {0.8354, 1.0497},
    .prepared_share = 0.25,
    .advance_sd = 1.2886,
    .cholesky = {
        {0.2983, 0.0000, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0377, 0.1289, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0074, -0.0056, 0.1102, 0.0000, 0.0000, 0.0000},
        {-0.0060, 0.0087, -0.0328, 0.1442, 0.0000, 0.0000},
        {0.0168, 0.0359, -0.0364, 0.0831, 0.2494, 0.0000},
        {0.0240, -0.0488, 0.0162, 0.0365, -0.0564, 0.3329},
    },
    .ten_fold_model = {0.1849, 0.5439}, /* Brier, log loss */
    .ten_fold_base = {0.2348, 0.6631}, /* Brier, log loss */
    .ten_fold_rule = {0.2363, 0.6664}, /* Brier, log loss */
    .ten_fold_hard_rule = {0.4821, 1.6202}, /* Brier, log loss */
    .war_left_out_model = {0.1887, 0.5526},
    .war_left_out_base = {0.2366, 0.6670},
    .war_left_out_rule = {0.2379, 0.6699},
};
/* clang-format on */
