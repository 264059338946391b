/* The umbrella world: a guard sees umbrellas and filters them into the probability of rain. */
#include "app/reproduce_list.h"

#include "process/warning.h"

void reproduce_warning(reproduce_list *list)
{
    /* Rain stands for preparation, no rain for peace; there are no exercises. Rain stays or begins with 0.7 and 0.3; an
     * umbrella is seen with 0.9 in rain and 0.2 without. Before the first day rain is as likely as not. */
    const warning_rates rates = {.preparation_begins = 0.3, .preparation_ends = 0.3};
    const double umbrella[WARNING_STATE_COUNT] = {[WARNING_PEACE] = 0.2, [WARNING_PREPARATION] = 0.9};
    /* By hand: 0.45 / 0.55, then 0.9 (0.7 9/11 + 0.3 2/11) against 0.2 of the rest. */
    static const double by_hand[] = {9.0 / 11, 621.0 / 703};
    double belief[WARNING_STATE_COUNT] = {[WARNING_PEACE] = 0.5, [WARNING_PREPARATION] = 0.5};
    reproduce_group(list, "warning filter", "umbrella world (Russell & Norvig 2010, figure 15.2)", 'C', 1e-12);
    for (int day = 0; day < 2; day++) {
        warning_filter_step(&rates, umbrella, belief);
        reproduce_add(list, by_hand[day], belief[WARNING_PREPARATION], "warning.umbrella.day_%d", day + 1);
    }
}
