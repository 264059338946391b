// Makes sample.json: a complete document for the report's tests about a war that never was, on no map. The figures are
// smooth curves, not simulated. Usage: node make_sample.mjs > sample.json,
// node make_sample.mjs --bare > bare.json
import { pathToFileURL } from "node:url";

const round = (x, digits = 3) => (x === null ? null : Number(x.toFixed(digits)));
const logistic = (x) => 1 / (1 + Math.exp(-x));
const days = (horizon, f) => Array.from({ length: horizon + 1 }, (_, day) => f(day));

export const MEASURES = [
    ["any_objective_reached", "Any objective reached", "An attacking battalion stood at the boundary of at least one objective within the horizon", "prob", "proportion"],
    ["first_reached_hour", "First objective reached", "Hours from D-day to the first attacking battalion at an objective", "hour", "time"],
    ["all_held_day", "Day all objectives held", "First day on which every objective is held", "day", "time"],
    ["fait_accompli_day_3", "Fait accompli by D+3", "Every objective held at D+3 and through the day before, and supplied allied power below r times the holder's", "prob", "proportion"],
    ["fait_accompli_day_7", "Fait accompli by D+7", "Every objective held at D+7 and through the day before, and supplied allied power below r times the holder's", "prob", "proportion"],
    ["fait_accompli_day_14", "Fait accompli by D+14", "Every objective held at D+14 and through the day before, and supplied allied power below r times the holder's", "prob", "proportion"],
    ["fait_accompli_day_30", "Fait accompli by D+30", "Every objective held at D+30 and through the day before, and supplied allied power below r times the holder's", "prob", "proportion"],
    ["race_margin_day", "Race margin", "Day all objectives are held minus the day three supplied heavy brigades of the defender are in the theatre", "day", "span"],
    ["defender_personnel_loss", "Defender's losses, people", "People of the defender's side killed, wounded or captured", "count", "amount"],
    ["attacker_personnel_loss", "Attacker's losses, people", "People of the attacker's side killed, wounded or captured", "count", "amount"],
    ["brigades_closed_day_14", "Reinforcing brigades closed by D+14", "Brigade equivalents from outside whose last element has arrived", "count", "amount"],
];

// How strong option `o` makes the defence against plan `p`, on a scale on which 0 is a coin toss by D+10.
const strength = ({ options, plans }, o, p) => options[o].strength * (1 - 0.25 * p) - plans[p].ease;

function probability(world, o, p, day) {
    return logistic((day - 10 - 4 * strength(world, o, p)) / 2.2);
}

const proportion = (x) => ({
    value: round(x), lo: round(Math.max(0, x - 0.045)), hi: round(Math.min(1, x + 0.045)), p10: null, p90: null,
    amin: round(x * 0.6), amax: round(Math.min(1, x * 1.3)), unit: "prob", censored: 0,
});

function estimate(world, o, p, [name, , , unit, kind]) {
    const day = Number(name.match(/_day_(\d+)$/)?.[1] ?? 0);
    const s = strength(world, o, p);
    if (name.startsWith("fait")) return proportion(day > world.horizon ? 0 : 0.92 * probability(world, o, p, day));
    if (name === "any_objective_reached") return proportion(0.98);
    const value = { first_reached_hour: 60 + 24 * s, all_held_day: 11 + 4 * s, race_margin_day: -2 + 5 * s,
        defender_personnel_loss: 3400 - 500 * s, attacker_personnel_loss: 5200 + 900 * s, brigades_closed_day_14: 3.4 + s }[name];
    const width = Math.abs(value) * 0.05 + 0.1;
    const gone = kind === "time" && value > world.horizon && unit === "day";
    return { value: gone ? null : round(value), lo: round(value - width), hi: gone ? null : round(value + width),
        p10: round(value * 0.6), p90: gone ? null : round(value * 1.5), unit, censored: kind === "time" ? (gone ? 0.62 : 0.2) : 0 };
}

function assess(world) {
    const cells = [];
    const paired = [];
    world.plans.forEach((plan, p) => world.options.forEach((option, o) => {
        const measures = Object.fromEntries(MEASURES.map((m) => [m[0], estimate(world, o, p, m)]));
        cells.push({ option: option.id, plan: plan.id, measures });
        if (o === 0) return;
        for (const m of MEASURES) {
            const [mine, base] = [estimate(world, o, p, m), estimate(world, 0, p, m)];
            const diff = mine.value === null || base.value === null ? 2.5 * o : mine.value - base.value;
            const half = 0.03 * Math.max(Math.abs(base.value ?? 1), m[3] === "prob" ? 1 : 0.5);
            paired.push({ option: option.id, against: world.options[0].id, plan: plan.id, measure: m[0],
                diff: round(diff), lo: round(diff - half), hi: round(diff + half) });
        }
    }));
    const named = ({ id, title, summary }) => ({ id, title, summary });
    return { schema_version: 1, scenario: world.id, seed: 1, replications: 400, options: world.options.map(named),
        plans: world.plans.map(named), cells, paired,
        failed: [{ option: world.options[0].id, plan: world.plans[0].id, count: world.failed ?? 0 }] };
}

function objectives(world, o, p) {
    const plan = world.plans[p];
    return { option: world.options[o].id, plan: plan.id, objectives: plan.objectives.map(({ place, title }, i) => {
        const curve = (delay) => {
            const value = days(world.horizon, (day) => (day === 0 ? 0 : 0.97 * probability(world, o, p, day - delay)));
            return { value: value.map((x) => round(x)), lo: value.map((x) => round(Math.max(0, x - 0.045))),
                hi: value.map((x) => round(Math.min(1, x + 0.045))) };
        };
        return { id: place, title, place, reached_by_day: curve(-4 + i), held_by_day: curve(i) };
    }) };
}

function series(world, o, p) {
    const s = strength(world, o, p);
    const grown = (day, top, at, width) => top * (logistic((day - at) / width) - logistic(-at / width));
    const rows = [
        ["closed_brigades", "Reinforcing brigades closed", "count", (d) => grown(d, 5 + s, 9 - s, 2)],
        ["defender_loss", "Defender's losses, people", "count", (d) => grown(d, 3400 - 500 * s, 4, 2)],
        ["attacker_loss", "Attacker's losses, people", "count", (d) => grown(d, 5200 + 900 * s, 5, 2.5)],
        ["occupied_population_thousand", "Population occupied, thousand", "count", (d) => grown(d, 640 - 90 * s, 7, 2)],
        ["occupied_places", "Places occupied", "count", (d) => grown(d, 5 - s, 6, 2)],
        ["power_ratio", "Allied over attacking power", "ratio", (d) => 0.4 + 0.06 * d + 0.1 * s],
    ];
    return rows.map(([name, title, unit, f]) => {
        const mean = days(world.horizon, f);
        const times = (k) => mean.map((x) => round(x * k, 2));
        return { option: world.options[o].id, plan: world.plans[p].id, name, title, unit, mean: times(1), p10: times(0.62),
            p50: times(0.98), p90: times(1.4), lo: times(0.96), hi: times(1.04) };
    });
}

// One draw: attackers walk along the plan's axis, taking places; defenders step back; reinforcements arrive.
function replay(world, o, p) {
    const plan = world.plans[p];
    const index = new Map(world.places.map(({ id }, i) => [id, i]));
    const axis = plan.axis.map((id) => index.get(id));
    const pace = 0.55 - 0.1 * strength(world, o, p);
    const taken = new Set();
    const rows = days(world.horizon, (day) => {
        const front = Math.min(axis.length - 1, day * pace);
        const events = [];
        axis.slice(0, Math.floor(front) + 1).forEach((place) => {
            if (taken.has(place) || world.places[place].side === "a") return;
            taken.add(place);
            events.push({ hour: 6 + (place * 5) % 17, text: `${world.places[place].name} falls` });
        });
        const units = world.units.map((unit, i) => {
            const home = index.get(unit.home);
            const strengthLeft = round(Math.max(0.3, 1 - 0.035 * day * (1 + (i % 3) / 2)), 2);
            if (unit.task === "attack") {
                const at = Math.max(0, Math.min(axis.length - 1, front - (i % 3) * 0.4));
                const from = axis[Math.floor(at)];
                const to = axis[Math.min(axis.length - 1, Math.floor(at) + 1)];
                return [i, from, from === to ? -1 : to, round(at - Math.floor(at), 2), strengthLeft];
            }
            if (unit.task === "defend" && taken.has(home)) {
                const back = axis[Math.min(axis.length - 1, Math.ceil(front) + 1)];
                return [i, back, -1, 0, strengthLeft];
            }
            if (unit.task === "reinforce" && day >= 3 + (i % 5)) return [i, index.get(unit.to), -1, 0, 1];
            return [i, home, -1, 0, unit.task === "defend" ? strengthLeft : 1];
        });
        if (day === 0) events.push({ hour: 4, text: `${plan.title}: the attack begins` });
        events.sort((a, b) => a.hour - b.hour);
        const control = world.places.map(({ side }, i) => (taken.has(i) ? "a" : side)).join("");
        return { day, control, units, events };
    });
    return { option: world.options[o].id, plan: plan.id, replication: 17 + o,
        why: "The campaign closest to the median of occupied place-days",
        units: world.units.map(({ id, name, side, country, entity6, echelon }) => ({ id, name, side, country, entity6, echelon })),
        days: rows };
}

export function makeDocument(world) {
    const pairs = world.plans.flatMap((_, p) => world.options.map((_, o) => [o, p]));
    return {
        assess: assess(world),
        measures: MEASURES.map(([name, title, meaning, unit, kind]) => ({ name, title, meaning, unit, kind })),
        scenario: world.scenario,
        map: { places: world.places, links: world.links },
        objectives: pairs.map(([o, p]) => objectives(world, o, p)),
        series: pairs.flatMap(([o, p]) => series(world, o, p)),
        replay: pairs.map(([o, p]) => replay(world, o, p)),
    };
}

const PLACES = [
    ["karst", "Karst", "a", "NOR1", 56.9, 30.1, "garrison", 40], ["veld", "Veld", "a", "NOR1", 56.2, 30.2, "city", 210],
    ["brod", "Brod", "d", "LIN1", 56.7, 28.6, "border", 2], ["mirna", "Mirna", "d", "LIN1", 56.6, 27.6, "town", 18],
    ["ostra", "Ostra", "d", "LIN1", 56.1, 27.4, "garrison", 31], ["haven", "Haven", "d", "LIN1", 56.3, 25.2, "port", 95],
    ["lind", "Lind", "d", "LIN1", 56.6, 26.2, "capital", 420], ["sund", "Sund", "d", "LIN1", 55.7, 26.1, "airbase", 8],
    ["tarn", "Tarn", "n", "TAR1", 57.3, 27.0, "city", 120], ["outport", "Outport", "d", "WES1", 55.9, 22.9, "port", 300],
];
const LINKS = [["karst", "brod"], ["veld", "brod"], ["brod", "mirna"], ["mirna", "lind"], ["mirna", "ostra"], ["ostra", "lind"],
    ["ostra", "sund"], ["lind", "haven"], ["sund", "haven"], ["mirna", "tarn"], ["veld", "ostra"]];

function sampleWorld() {
    const index = new Map(PLACES.map(([id], i) => [id, i]));
    const link = (mode) => ([a, b]) => ({ a: index.get(a), b: index.get(b), mode, class: mode === "road" ? "trunk" : "single",
        gauge: mode === "rail" ? "1520" : null, border: PLACES[index.get(a)][3] !== PLACES[index.get(b)][3] });
    const unit = (id, name, side, entity6, echelon, task, home, to) =>
        ({ id, name, side, country: side === "a" ? "NOR1" : "LIN1", entity6, echelon, task, home, to });
    return {
        id: "sample", horizon: 14,
        options: [
            { id: "base", title: "Posture as stated", summary: "Nothing changes.", strength: 0 },
            { id: "forward", title: "Forward brigade", summary: "One heavy brigade stationed at Ostra.", strength: 0.9 },
            { id: "ready", title: "Faster decisions", summary: "Half the decision delay.", strength: 0.05 },
        ],
        plans: [
            { id: "overrun", title: "Overrun", summary: "Along the main road to the capital.", ease: 0.5,
                axis: ["karst", "brod", "mirna", "lind", "haven"],
                objectives: [{ place: "lind", title: "Lind" }, { place: "haven", title: "Haven" }] },
            { id: "grab", title: "Limited grab", summary: "The border region, then a halt.", ease: 1.1,
                axis: ["veld", "ostra"], objectives: [{ place: "ostra", title: "Ostra" }] },
        ],
        places: PLACES.map(([id, name, side, country, lat, lon, kind, population_thousand]) =>
            ({ id, name, side, country, lat, lon, kind, population_thousand })),
        links: [...LINKS.map(link("road")), ...[["veld", "brod"], ["mirna", "lind"], ["lind", "haven"]].map(link("rail")),
            link("sea")(["haven", "outport"])],
        units: [
            unit("a1", "1st Tank Regiment", "a", "120500", "regiment", "attack", "karst"),
            unit("a2", "2nd Motor Rifle Regiment", "a", "121102", "regiment", "attack", "karst"),
            unit("a3", "3rd Motor Rifle Regiment", "a", "121102", "regiment", "attack", "veld"),
            unit("a4", "4th Artillery Brigade", "a", "130300", "brigade", "hold", "veld"),
            unit("d1", "Ostra Mechanised Battalion", "d", "121102", "battalion", "defend", "ostra"),
            unit("d2", "Mirna Territorial Battalion", "d", "121100", "battalion", "defend", "mirna"),
            unit("d3", "Lind Guard Battalion", "d", "121104", "battalion", "hold", "lind"),
            unit("d4", "Western Armoured Brigade", "d", "120500", "brigade", "reinforce", "outport", "haven"),
        ],
        scenario: {
            title: "The two rivers", summary: "A fictional attack on a fictional state, to test the report: <b>not</b> & \"never\" real.",
            d_day: "2021-03-01", horizon_day: 14, contact_step_hour: 6, hash: "0f3c9a7d11e24b5586c2aa10d39e77f40f3c9a7d11e24b5586c2aa10d39e77f4", tool_version: "0.1.0",
            marks: { published: 41, derived: 23, assumed: 96 },
            not_modelled: ["Nuclear use and its shadow", "The will to fight", "Partisan war", "Cyber attack"],
            sources: [{ id: "own", title: "Own assumption", year: 2021, note: "Stated to have something to test" },
                { id: "atlas", title: "Atlas of the two rivers", year: null, note: "</script><script>alert(1)</script>" }],
            factors: [
                { id: "warning", title: "Warning", unit: "day", kind: "epistemic", low: 2, high: 20, baseline: 9, mark: "assumed", source: "own" },
                { id: "rail", title: "Rail capacity", unit: "count", kind: "epistemic", low: 0.6, high: 1.2, baseline: 1, mark: "derived", source: "atlas" },
            ],
        },
    };
}

// The least that a document may hold: one option, nothing reached, no series, no campaign kept, no factor.
function bare(document) {
    const { assess, scenario } = document;
    const plan = assess.plans[0].id;
    const nothing = (estimate) => ({ ...estimate, value: null, lo: null, hi: null, p10: null, p90: null, amin: null, amax: null, censored: 1 });
    const cell = assess.cells[0];
    return { ...document,
        assess: { ...assess, options: [assess.options[0]], plans: [{ id: plan, title: "A plan" }], paired: [], failed: [],
            cells: [{ ...cell, measures: Object.fromEntries(Object.entries(cell.measures).map(([name, e]) => [name, nothing(e)])) }] },
        scenario: { ...scenario, summary: "", sources: [], factors: [], not_modelled: [], marks: { published: 0, derived: 0, assumed: 0 } },
        objectives: [], series: [], replay: [] };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const document = makeDocument(sampleWorld());
    process.stdout.write(`${JSON.stringify(process.argv[2] === "--bare" ? bare(document) : document)}\n`);
}
