/* Biddle's formal model: its baseline and one input changed at a time. No output number is published. */
#include "app/reproduce_list.h"

#include "process/engagement/biddle.h"

static void add_baseline(reproduce_list *list)
{
    const biddle_result r = biddle_evaluate(&biddle_baseline, &biddle_table);
    reproduce_group(list, "biddle", "Biddle 2004, appendix, Table A.1 baseline", 'C', 1e-6);
    reproduce_add(list, 1, r.technology_casualties, "biddle.baseline.t_c");
    reproduce_add(list, 1, r.technology_flank, "biddle.baseline.t_rho");
    reproduce_add(list, 1, r.reserves_arriving_share, "biddle.baseline.p_s");
    reproduce_add(list, 2.5, r.exchange, "biddle.baseline.h");
    reproduce_add(list, 4000, r.flank_density, "biddle.baseline.rho_1");
    reproduce_add(list, 480, r.pinning_density, "biddle.baseline.rho_2");
    reproduce_add(list, 1022000, r.assault_force, "biddle.baseline.r_0");
    reproduce_add(list, 2000, r.forward_defenders, "biddle.baseline.b_0");
    reproduce_add(list, 46000, r.casualties_per_km, "biddle.baseline.c_a");
    reproduce_add(list, 243000, r.assault_decline_per_day, "biddle.baseline.delta_r");
    reproduce_add(list, 80000, r.reserve_arrival_per_day, "biddle.baseline.delta_b");
    reproduce_add(list, 2.295711, r.culmination_day, "biddle.baseline.t_star_day");
    reproduce_add(list, 10.330700, r.gain_km, "biddle.baseline.gain_km");
    reproduce_add(list, 0, r.breakthrough, "biddle.baseline.breakthrough");
    reproduce_group(list, "biddle", "Biddle 2004, appendix, Table A.1 baseline", 'C', 0.51);
    reproduce_add(list, 675212, r.invader_casualties, "biddle.baseline.casualties");
}

static void add_variant(reproduce_list *list, const biddle_input *in, const char *name, double gain_km,
                        int breakthrough)
{
    const biddle_result r = biddle_evaluate(in, &biddle_table);
    reproduce_group(list, "biddle", "Biddle 2004, appendix, one input changed", 'C', 0.0051);
    reproduce_add(list, gain_km, r.gain_km, "biddle.%s.gain_km", name);
    reproduce_add(list, breakthrough, r.breakthrough, "biddle.%s.breakthrough", name);
}

void reproduce_biddle(reproduce_list *list)
{
    biddle_input shallow = biddle_baseline, few_reserves = biddle_baseline, fast = biddle_baseline;
    shallow.depth_km = 3;
    few_reserves.reserve_share = 0.2;
    fast.assault_km_per_day = 9;
    add_baseline(list);
    add_variant(list, &shallow, "depth_3", 3.53, 1);
    add_variant(list, &few_reserves, "reserve_0.2", 10.73, 0);
    add_variant(list, &fast, "assault_9", 8.39, 0);
}
