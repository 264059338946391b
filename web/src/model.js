// The document, indexed: the one place that knows its layout.
export class Model {
    constructor(data) {
        Object.assign(this, {
            assess: data.assess, scenario: data.scenario, map: data.map,
            options: data.assess.options, plans: data.assess.plans, measures: data.measures,
        });
        this.across = data.assess.across_models; // only where every engagement model was run
        this.base = data.assess.base ?? (this.options.find(({ id }) => id === "base") ?? this.options[0]).id;
        this.measure = new Map(data.measures.map((measure) => [measure.name, measure]));
        this.cells = index(data.assess.cells, ({ option, plan }) => [option, plan]);
        this.pairs = index(data.assess.paired, (p) => [p.option, p.against, p.plan, p.measure]);
        this.objectives = index(data.objectives, ({ option, plan }) => [option, plan]);
        this.series = index(data.series, ({ option, plan, name }) => [option, plan, name]);
        this.replays = index(data.replay, ({ option, plan }) => [option, plan]);
        this.horizon = data.scenario.horizon_day;
        this.placeIndex = new Map(data.map.places.map((place, i) => [place.id, i]));
    }

    option(id) { return this.options.find((option) => option.id === id); }
    plan(id) { return this.plans.find((plan) => plan.id === id); }
    estimate(option, plan, name) { return this.cells.get(key(option, plan))?.measures[name]; }
    difference(option, plan, name) { return this.pairs.get(key(option, this.base, plan, name)); }
    objectivesOf(option, plan) { return this.objectives.get(key(option, plan))?.objectives ?? []; }
    seriesOf(option, plan, name) { return this.series.get(key(option, plan, name)); }
    replayOf(option, plan) { return this.replays.get(key(option, plan)); }
    place(reference) { return typeof reference === "number" ? reference : this.placeIndex.get(reference); }

    // The share of scenario values that are assumed, 0 to 1; NaN where none are counted.
    get assumedShare() {
        const { published, derived, assumed } = this.scenario.marks;
        return assumed / (published + derived + assumed);
    }
}

const key = (...parts) => parts.join("\n");
const index = (rows, of) => new Map(rows.map((row) => [key(...of(row)), row]));

// Which way a measure helps the defender: +1 when more is better, -1 when less is.
export const FAVOURS = {
    fait_accompli_day_3: -1, fait_accompli_day_7: -1, fait_accompli_day_14: -1, fait_accompli_day_30: -1,
    first_reached_hour: 1, all_held_day: 1, race_margin_day: 1, delay_imposed_day: 1, all_objectives_held: -1,
    all_objectives_reached: -1, any_objective_reached: -1, brigades_closed_day_3: 1, brigades_closed_day_7: 1,
    brigades_closed_day_14: 1, brigades_closed_day_30: 1, power_ratio_day_3: 1, power_ratio_day_7: 1,
    power_ratio_day_14: 1, power_ratio_day_30: 1, occupied_place_day: -1, occupied_population_thousand: -1,
    defender_personnel_loss: -1, attacker_personnel_loss: 1, attackers_below_60_percent_share: 1,
    isolated_units: -1, restore_brigades: -1, restore_day: -1,
};

export const HEADLINES = ["fait_accompli_day_7", "fait_accompli_day_14", "fait_accompli_day_30",
    "first_reached_hour", "all_held_day", "race_margin_day"];

// An interval that leaves out zero: the difference is more than this much luck explains.
export const excludesZero = (pair) =>
    Boolean(pair) && pair.lo !== null && pair.hi !== null && (pair.lo > 0 || pair.hi < 0);
