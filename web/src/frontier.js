// Effect against cost: each option where its money and its worst plan put it, efficient ones joined by a line.
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { h, roomIn, s } from "./dom.js";
import { grouped, isNumber, percent, range } from "./format.js";

const MARGIN = { top: 14, right: 24, bottom: 40, left: 48 };
const HEIGHT = 300;

const dayOf = (measure) => measure.split("_").pop();
const money = (x) => (isNumber(x) ? grouped(x, x !== 0 && Math.abs(x) < 10 ? 1 : 0) : "\u2013");

function verdict(model, point, numbered = null) {
    if (point.on_frontier) return "efficient";
    if (!point.dominated_by) return "buys nothing";
    const place = numbered?.findIndex(({ option }) => option === point.dominated_by) ?? -1;
    const better = place >= 0 ? String(place + 1) : model.option(point.dominated_by)?.title ?? point.dominated_by;
    return `${point.clearly ? "bettered" : "perhaps bettered"} by ${better}`;
}

function chart(model, points, basis, width) {
    const most = Math.max(...points.map((p) => p.equivalent_annual_m.high), 1);
    const x = scaleLinear([0, most * 1.03], [MARGIN.left, width - MARGIN.right]);
    const top = Math.max(...points.map((p) => p.hi ?? p.value), 0.05);
    const y = scaleLinear([0, Math.min(1, top * 1.05)], [HEIGHT - MARGIN.bottom, MARGIN.top]);
    const svg = s("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "img",
        "aria-label": "Effect of each option against its cost a year" });
    const left = axisLeft(y).ticks(5).tickSize(-(width - MARGIN.left - MARGIN.right)).tickPadding(7).tickFormat((v) => `${Math.round(v * 100)}%`);
    const bottom = axisBottom(x).ticks(Math.max(3, Math.floor(width / 110))).tickSize(4).tickFormat((v) => grouped(v));
    select(svg).append("g").attr("class", "axis y").attr("transform", `translate(${MARGIN.left},0)`).call(left);
    select(svg).append("g").attr("class", "axis x").attr("transform", `translate(0,${HEIGHT - MARGIN.bottom})`).call(bottom);
    svg.append(s("text.tick", { x: width - MARGIN.right, y: HEIGHT - 6, "text-anchor": "end" },
        `equivalent annual cost, millions of ${basis.currency} of ${basis.price_year}`));
    const efficient = points.filter((p) => p.on_frontier).sort((a, b) => a.equivalent_annual_m.mid - b.equivalent_annual_m.mid);
    svg.append(s("polyline.frontier-line", { points: efficient.map((p) => `${x(p.equivalent_annual_m.mid)},${y(p.value)}`).join(" ") }));
    points.forEach((p, i) => {
        const cost = p.equivalent_annual_m;
        const at = [x(cost.mid), y(p.value)];
        svg.append(s("g", { class: `frontier-point ${p.on_frontier ? "efficient" : "bettered"}` },
            s("title", {}, `${model.option(p.option)?.title ?? p.option}: ${verdict(model, p)}`),
            s("line", { x1: x(cost.low), x2: x(cost.high), y1: at[1], y2: at[1] }),
            isNumber(p.lo) && isNumber(p.hi) && s("line", { x1: at[0], x2: at[0], y1: y(p.lo), y2: y(p.hi) }),
            s("circle", { cx: at[0], cy: at[1], r: 8 }),
            s("text", { x: at[0], y: at[1] + 4, "text-anchor": "middle" }, String(i + 1))));
    });
    return svg;
}

function table(model, all, numbered) {
    const titles = ["", "Option", "A year", "Low to high", "People", "Worst plan", "Share", "Verdict"];
    const numeric = new Set(["A year", "Low to high", "People", "Share"]);
    return h("table.plain.frontier", {},
        h("thead", {}, h("tr", {}, titles.map((title) => h("th", { scope: "col", class: numeric.has(title) ? "number" : "" }, title)))),
        h("tbody", {}, all.map((p) => {
            const cost = p.equivalent_annual_m;
            const bought = isNumber(cost.mid);
            const place = numbered.indexOf(p);
            return h("tr", {},
                h("td.number", {}, place >= 0 ? String(place + 1) : ""),
                h("th", { scope: "row" }, model.option(p.option)?.title ?? p.option),
                h("td.number", { "data-title": "A year" }, money(cost.mid)),
                h("td.number", { "data-title": "Low to high" }, bought ? `${money(cost.low)}\u2013${money(cost.high)}` : "\u2013"),
                h("td.number", { "data-title": "People" }, bought ? grouped(p.headcount) : "\u2013"),
                h("td", { "data-title": "Worst plan" }, model.plan(p.plan)?.title ?? p.plan),
                h("td.number", { "data-title": "Share" }, `${percent(p.value)} (${range(p.lo, p.hi, "prob", { suffix: false })})`),
                h("td", { "data-title": "Verdict" }, verdict(model, p, numbered)));
        })));
}

export function frontierSection(model) {
    const { frontier } = model.assess;
    if (!frontier) return { element: null, draw() {} };
    const bought = frontier.options.filter((p) => isNumber(p.equivalent_annual_m.mid) && isNumber(p.value));
    const element = h("section", { id: "frontier" });
    const draw = () => {
        const width = Math.min(roomIn(element), 860);
        element.replaceChildren(h("h2", {}, "Effect against cost"),
            h("p.lead", {}, `Share of campaigns with a fait accompli by D+${dayOf(frontier.measure)} under the plan that is best ` +
                "for the attacker, against what the option costs a year. Costs follow from the changes each option makes, " +
                "priced by the scenario\u2019s cost cards; bars are 95\u2009% intervals and the cards\u2019 low to high ends."),
            h("figure.panel", {}, chart(model, bought, frontier.basis, width)),
            table(model, frontier.options, bought));
    };
    return { element, draw };
}
