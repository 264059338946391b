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
    .win = {-0.1697, 0.8802, 1.1065, 0.4271, -0.4358, -0.8297},
    .loss[ENGAGEMENT_ATTACKER] = {-4.2812, -0.4224, -0.1237, -0.2604, -0.8992, 0.1528, 0.0128},
    .loss[ENGAGEMENT_DEFENDER] = {-4.0866, 0.7071, 0.1369, -0.3019, -0.6038, 0.3439, 0.1593},
    .advance = {0.1326, 1.9145, -0.8272, -0.6925, 0.1878},
    .pace = {0.5836, 0.4167},
    .loss_sd = {0.8362, 1.0455},
    .advance_sd = 1.2856,
    .cholesky = {
        {0.2533, 0.0000, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0613, 0.1223, 0.0000, 0.0000, 0.0000, 0.0000},
        {-0.0052, -0.0151, 0.0986, 0.0000, 0.0000, 0.0000},
        {-0.0127, -0.0065, -0.0231, 0.1370, 0.0000, 0.0000},
        {-0.0016, 0.0056, -0.0247, 0.0381, 0.1435, 0.0000},
        {0.0035, -0.0269, 0.0208, 0.0299, -0.0964, 0.2020},
    },
    .ten_fold_model = {0.1940, 0.5654}, /* Brier, log loss */
    .ten_fold_base = {0.2336, 0.6604}, /* Brier, log loss */
    .ten_fold_rule = {0.2354, 0.6645}, /* Brier, log loss */
    .ten_fold_hard_rule = {0.4821, 1.6202}, /* Brier, log loss */
    .war_left_out_model = {0.2000, 0.5796},
    .war_left_out_base = {0.2367, 0.6674},
    .war_left_out_rule = {0.2379, 0.6699},
};
/* clang-format on */
