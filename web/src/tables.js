// Factors, measures and sources: what a critic opens first.
import { h } from "./dom.js";
import { fixed, grouped, isNumber } from "./format.js";

// A factor's figure: whole numbers as they are, others to three significant digits.
const figure = (x) => !isNumber(x) ? "\u2013" : Number.isInteger(x) ? grouped(x) :
    Math.abs(x) >= 100 ? grouped(x) : fixed(x, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(x) || 1)))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

function reach({ low, high, baseline }) {
    if (!isNumber(low) || !isNumber(high) || !(high > low)) return null;
    const dot = h("span.tick");
    dot.style.left = `${((isNumber(baseline) ? baseline : low) - low) / (high - low) * 100}%`;
    return h("span.track.full", { "aria-hidden": "true" }, isNumber(baseline) && dot);
}

export function factorsTable({ scenario }) {
    if (scenario.factors.length === 0) return null;
    return h("section", {}, h("h2", {}, "Uncertain inputs"),
        h("p.lead", {}, "Each campaign draws these from their ranges; every option meets the same draws."),
        h("table.plain.factors", {},
            h("thead", {}, h("tr", {}, ["Factor", "Low", "Baseline", "High", "Unit", "", "Mark", "Source"].map((title) =>
                h("th", { scope: "col", class: ["Low", "Baseline", "High"].includes(title) ? "number" : "" }, title)))),
            h("tbody", {}, scenario.factors.map((factor) => h("tr", {},
                h("th", { scope: "row" }, factor.title || factor.id),
                h("td.number", { "data-title": "Low" }, figure(factor.low)),
                h("td.number", { "data-title": "Baseline" }, figure(factor.baseline)),
                h("td.number", { "data-title": "High" }, figure(factor.high)),
                h("td", { "data-title": "Unit" }, unitText(factor.unit)),
                h("td.reach", {}, reach(factor)),
                h("td", { "data-title": "Mark" }, h("span.mark", {}, h(`i.mark-${factor.mark}`), factor.mark)),
                h("td", { "data-title": "Source" }, factor.source))))));
}

const unitText = (unit) => ({ prob: "probability", per_day: "per day" })[unit] ?? unit.replace(/_/g, " ");

export function glossary({ measures }) {
    return h("section", {}, h("h2", {}, "What the measures mean"),
        h("dl.glossary", {}, measures.map(({ title, meaning, name, unit }) =>
            h("div", {}, h("dt", {}, title, h("code", {}, name)), h("dd", {}, meaning, " ", h("span.unit", {}, `[${unitText(unit)}]`))))));
}

export function sourcesTable({ scenario }) {
    if (scenario.sources.length === 0) return null;
    return h("section", {}, h("h2", {}, "Sources"),
        h("dl.sources", {}, scenario.sources.map(({ id, title, year, note }) =>
            h("div", {}, h("dt", {}, h("code", {}, id)),
                h("dd", {}, title, year ? ` (${year})` : "", note ? `. ${note}` : "")))));
}
