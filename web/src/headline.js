// The table: options by attack plans, each headline measure with its interval and its difference to the base.
import { h } from "./dom.js";
import { isNumber, percent, range, show } from "./format.js";
import { FAVOURS, HEADLINES, excludesZero } from "./model.js";

const SHORT = {
    fait_accompli_day_7: "Fait accompli by D+7", fait_accompli_day_14: "by D+14", fait_accompli_day_30: "by D+30",
    first_reached_hour: "First objective reached", all_held_day: "All objectives held", race_margin_day: "Race margin",
};

// A track from 0 to the largest figure of the column: the spread over assumptions as a pale bar, the interval as a dark
// one, the estimate as a tick.
function track(estimate, largest) {
    if (!isNumber(estimate?.value) || !(largest > 0)) return h("span.track.empty", { "aria-hidden": "true" });
    const at = (x) => Math.max(0, Math.min(1, x / largest)) * 100;
    const bar = (name, lo, hi) => {
        const element = h(`span.bar.${name}`);
        element.style.left = `${at(lo)}%`;
        element.style.right = `${100 - at(hi)}%`;
        return element;
    };
    const tick = h("span.tick");
    tick.style.left = `${at(estimate.value)}%`;
    const { value, lo, hi, amin, amax } = estimate;
    return h("span.track", { "aria-hidden": "true" }, spread(estimate) && bar("assumptions", amin, amax),
        bar("chance", isNumber(lo) ? lo : value, isNumber(hi) ? hi : largest), tick);
}

// Of a time the spread over assumptions is that of its mean cut at the horizon, which has no place beside a median.
const spread = ({ unit, amin, amax }) => unit === "prob" && isNumber(amin) && isNumber(amax);

// A span has no value where one of its two days did not come within the horizon.
function nothing(estimate, kind) {
    if (!estimate || (kind !== "time" && kind !== "span")) return "\u2013";
    if (kind === "time") return "not within the horizon";
    return isNumber(estimate.censored) ? `open in ${percent(estimate.censored)}` : "open";
}

function estimateParts(estimate, measure, largest) {
    if (!isNumber(estimate?.value)) return [h("span.value.none", {}, nothing(estimate, measure.kind)), track(null, 0)];
    return [
        h("span.value", {}, show(estimate.value, measure.unit)),
        h("span.interval", {}, range(estimate.lo, estimate.hi, measure.unit)),
        track(measure.kind === "span" ? null : estimate, largest),
    ];
}

export function differenceText(pair, unit) {
    if (!isNumber(pair?.diff)) return null;
    return show(pair.diff, unit, { sign: true, suffix: unit !== "prob" });
}

function differenceParts(pair, measure) {
    const text = differenceText(pair, measure.unit);
    if (!text) return null;
    const beyond = excludesZero(pair);
    const good = Math.sign(pair.diff) * (FAVOURS[measure.name] ?? 0);
    const tone = beyond ? (good > 0 ? "defence" : good < 0 ? "attack" : "either") : "luck";
    return h(`span.difference.${tone}`, { title: beyond ? "The interval leaves out zero" : "Not distinguishable from zero" },
        h("i.sign", { "aria-hidden": "true" }, beyond ? (pair.diff < 0 ? "\u25bc" : "\u25b2") : "\u25cb"),
        h("span", {}, text), " ", h("span.interval", {}, `[${range(pair.lo, pair.hi, measure.unit, { sign: true })}]`));
}

export function headlineTable(model) {
    const measures = HEADLINES.map((name) => model.measure.get(name)).filter(Boolean)
        .filter(({ name }) => !/_day_(\d+)$/.test(name) || Number(name.match(/_day_(\d+)$/)[1]) <= model.horizon);
    const largest = (measure) => measure.unit === "prob" ? 1 : measure.unit === "hour" || measure.kind === "time" ?
        topOf(model, measure) : 1;
    const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Option"),
        measures.map((measure) => h("th", { scope: "col", title: measure.meaning }, SHORT[measure.name] ?? measure.title))));
    const bodies = model.plans.map((plan) => h("tbody", {},
        h("tr.plan", {}, h("th", { scope: "rowgroup", colspan: measures.length + 1 },
            h("span.plan-title", {}, plan.title), plan.summary && h("span.plan-summary", {}, plan.summary))),
        model.options.map((option) => h("tr", { class: option.id === model.base ? "base" : "" },
            h("th", { scope: "row" }, option.title),
            measures.map((measure) => h("td", { "data-title": SHORT[measure.name]?.replace(/^by/, "Fait accompli by") ?? measure.title },
                estimateParts(model.estimate(option.id, plan.id, measure.name), measure, largest(measure)),
                option.id === model.base ? null :
                    differenceParts(model.difference(option.id, plan.id, measure.name), measure)))))));
    return h("section.headline", { "aria-label": "Options against attack plans" },
        h("h2", {}, "Options against attack plans"),
        h("table.headline-table", {}, head, bodies),
        h("p.legend", {},
            h("span", {}, "Value, 95\u2009% interval; below it the difference to ", h("em", {}, model.option(model.base).title), ", of shares in points."),
            h("span.difference.defence", {}, h("i.sign", {}, "\u25bc\u2009\u25b2"), "beyond luck, in the defender\u2019s favour"),
            h("span.difference.attack", {}, h("i.sign", {}, "\u25bc\u2009\u25b2"), "beyond luck, in the attacker\u2019s favour"),
            h("span.difference.luck", {}, h("i.sign", {}, "\u25cb"), "interval includes zero"),
            model.assess.cells.some(({ measures }) => Object.values(measures).some(spread)) &&
                h("span", {}, h("i.key.assumptions"), "pale bar: 5\u2009% to 95\u2009% over the assumptions drawn"),
            h("span", {}, "Times are medians, \u2026 lies beyond the horizon; their differences compare means cut at the horizon. Race margin: positive means " +
                "that three heavy brigades came first; open: neither came within the horizon or only one did.")),
        optionList(model));
}

function optionList({ options }) {
    const told = options.filter(({ summary }) => summary);
    return told.length > 0 && h("dl.option-list", {}, told.map(({ title, summary }) => h("div", {}, h("dt", {}, title), h("dd", {}, summary))));
}

// The largest figure of a column, so that its tracks share one scale.
function topOf(model, { name }) {
    const all = model.options.flatMap((o) => model.plans.map((p) => model.estimate(o.id, p.id, name)));
    return Math.max(0, ...all.flatMap((e) => [e?.value, e?.hi]).filter(isNumber));
}
