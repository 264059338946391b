// Curves by day for the chosen option and plan, with the base behind it and the other options in grey.
import { axisBottom, axisLeft } from "d3-axis";
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { area, curveStepAfter, curveLinear, line } from "d3-shape";
import { h, medium, roomIn, s } from "./dom.js";
import { grouped, isNumber, show } from "./format.js";

const MARGIN = { top: 8, right: 18, bottom: 24, left: 44 };
const dayTicks = (horizon, width) => {
    const fits = [1, 2, 5, 7, 10, 15, 30].filter((n) => horizon / n <= Math.max(3, width / 58));
    const step = fits.find((n) => horizon % n === 0) ?? fits[0] ?? 30;
    return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => i * step);
};

const shapes = (x, y, curve) => ({
    band: area().defined(([, lo, hi]) => isNumber(lo) && isNumber(hi)).x(([d]) => x(d)).y0(([, lo]) => y(lo))
        .y1(([, , hi]) => y(hi)).curve(curve),
    line: line().defined(([, v]) => isNumber(v)).x(([d]) => x(d)).y(([, v]) => y(v)).curve(curve),
});

function axes(svg, x, y, { width, height, ticks, format, horizon }) {
    const left = axisLeft(y).ticks(ticks).tickSize(-(width - MARGIN.left - MARGIN.right)).tickPadding(7).tickFormat(format);
    const bottom = axisBottom(x).tickValues(dayTicks(horizon, width)).tickSize(4).tickPadding(5).tickFormat((d) => `D+${d}`);
    select(svg).append("g").attr("class", "axis y").attr("transform", `translate(${MARGIN.left},0)`).call(left);
    select(svg).append("g").attr("class", "axis x").attr("transform", `translate(0,${height - MARGIN.bottom})`).call(bottom);
}

// Reading a day off the curves: a hair line under the pointer, the figures in the panel's second line.
function reader(svg, x, { height, horizon, readout, rest, describe }) {
    const hair = s("line.hair", { y1: MARGIN.top, y2: height - MARGIN.bottom, visibility: "hidden" });
    svg.append(hair);
    svg.addEventListener("pointermove", (event) => {
        const day = Math.max(0, Math.min(horizon, Math.round(x.invert(event.clientX - svg.getBoundingClientRect().left))));
        hair.setAttribute("x1", x(day));
        hair.setAttribute("x2", x(day));
        hair.setAttribute("visibility", "visible");
        readout.textContent = `D+${day}: ${describe(day)}`;
    });
    svg.addEventListener("pointerleave", () => {
        hair.setAttribute("visibility", "hidden");
        readout.textContent = rest;
    });
}

// One panel. `layers` from back to front: {kind: "band"|"line", class, values|lo,hi}.
function panel({ title, rest, layers, top, format, ticks = 4, horizon, width, height, describe, step = false }) {
    const x = scaleLinear([0, horizon], [MARGIN.left, width - MARGIN.right]);
    const y = scaleLinear([0, top || 1], [height - MARGIN.bottom, MARGIN.top]);
    const svg = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}. ${rest}` });
    axes(svg, x, y, { width, height, ticks, format, horizon });
    const shape = shapes(x, y, step ? curveStepAfter : curveLinear);
    for (const layer of layers) {
        const rows = layer.kind === "band" ? layer.lo.map((lo, d) => [d, lo, layer.hi[d]]) : layer.values.map((v, d) => [d, v]);
        svg.append(s(`path.${layer.kind}.${layer.class}`, { d: shape[layer.kind](rows) ?? "" }));
    }
    const readout = h("p.readout", {}, rest);
    reader(svg, x, { height, horizon, readout, rest, describe });
    return h("figure.panel", {}, h("h3", {}, title), readout, svg);
}

const firstDay = (values, level) => values.findIndex((v) => isNumber(v) && v >= level);

function objectivePanel(model, choice, objective, base, size) {
    const held = objective.held_by_day;
    const layers = [];
    const showBase = base && choice.option !== model.base;
    if (showBase) {
        layers.push({ kind: "band", class: "base", lo: base.held_by_day.lo, hi: base.held_by_day.hi });
        layers.push({ kind: "line", class: "base", values: base.held_by_day.value });
    }
    layers.push({ kind: "line", class: "reached", values: objective.reached_by_day.value });
    layers.push({ kind: "band", class: "chosen", lo: held.lo, hi: held.hi });
    layers.push({ kind: "line", class: "chosen", values: held.value });
    const half = firstDay(held.value, 0.5);
    const rest = half >= 0 ? `held in half of the campaigns by D+${half}` :
        `held in ${show(held.value[held.value.length - 1], "prob")} of the campaigns by the horizon`;
    return panel({ ...size, title: objective.title, rest, layers, top: 1, horizon: model.horizon, format: (v) => `${v * 100}%`, ticks: 4,
        describe: (d) => `held ${show(held.value[d], "prob")} (${show(held.lo[d], "prob", { suffix: false })}\u2013` +
            `${show(held.hi[d], "prob", { suffix: false })}), reached ${show(objective.reached_by_day.value[d], "prob")}` +
            (showBase ? `; base held ${show(base.held_by_day.value[d], "prob")}` : "") });
}

const compact = (v) => (Math.abs(v) >= 1000 ? grouped(v) : String(Number(v.toFixed(2))));

function seriesPanel(model, choice, name, size, top) {
    const chosen = model.seriesOf(choice.option, choice.plan, name);
    if (!chosen) return null;
    const layers = [];
    for (const { id } of model.options) {
        const other = model.seriesOf(id, choice.plan, name);
        if (other && id !== choice.option && id !== model.base) layers.push({ kind: "line", class: "other", values: other.mean });
    }
    const base = choice.option === model.base ? null : model.seriesOf(model.base, choice.plan, name);
    if (base) layers.push({ kind: "line", class: "base", values: base.mean });
    layers.push({ kind: "band", class: "spread", lo: chosen.p10, hi: chosen.p90 });
    layers.push({ kind: "band", class: "chosen", lo: chosen.lo, hi: chosen.hi });
    layers.push({ kind: "line", class: "chosen", values: chosen.mean });
    const value = (v) => (isNumber(v) ? compact(Number(v.toPrecision(3))) : "\u2013");
    const last = chosen.mean.length - 1;
    return panel({ ...size, title: chosen.title, top: top ?? topOf(model, choice.plan, name), horizon: model.horizon, format: compact,
        layers, rest: `mean ${value(chosen.mean[last])} at D+${last}` + (base ? `, base ${value(base.mean[last])}` : ""),
        describe: (d) => `mean ${value(chosen.mean[d])}, campaigns ${value(chosen.p10[d])}\u2013${value(chosen.p90[d])}` +
            (base ? `; base ${value(base.mean[d])}` : "") });
}

// One scale for a plan whatever the option, so that switching options moves curves and not the axis.
function topOf(model, plan, ...names) {
    return 1.05 * Math.max(0, ...names.flatMap((name) => model.options.map(({ id }) => {
        const found = model.seriesOf(id, plan, name);
        return found ? Math.max(max(found.p90) ?? 0, max(found.mean) ?? 0) : 0;
    })));
}

function legend(model, choice, withSpread) {
    const item = (name, text) => h("span", {}, h(`i.key.${name}`), text);
    const compared = choice.option !== model.base;
    return h("p.legend", {}, item("chosen", model.option(choice.option).title),
        compared && item("base", model.option(model.base).title),
        withSpread ? [model.options.length > 2 && item("other", "other options"), item("spread", "10 to 90 of 100 campaigns")]
            : item("reached", "reached, not yet held"),
        h("span", {}, withSpread ? "Narrow band: 95\u2009% interval of the mean." : "Bands: 95\u2009% interval."));
}

function columns(width, wanted) {
    const count = Math.max(1, Math.min(wanted, Math.floor((width + 28) / (medium.paper ? 220 : 300))));
    return { count, each: Math.floor((width - 28 * (count - 1)) / count) };
}

function grid(element, wanted, height, panels) {
    const { count, each } = columns(roomIn(element), wanted);
    const box = h("div.panels", {}, panels({ width: each, height }).filter(Boolean));
    box.style.gridTemplateColumns = `repeat(${count}, minmax(0, 1fr))`;
    return box;
}

export function chartsSection(model) {
    const element = h("section", { id: "charts" });
    if (model.objectives.size === 0 && model.series.size === 0) return { element: null, draw() {} };
    const draw = (choice) => {
        const objectives = model.objectivesOf(choice.option, choice.plan);
        const base = model.objectivesOf(model.base, choice.plan);
        const series = (names, top) => (size) => names.map((name) => seriesPanel(model, choice, name, size, top));
        element.replaceChildren(
            h("h2", {}, "When each objective falls"),
            h("p.lead", {}, "Share of campaigns in which the objective has been held for the first time by the day on the axis."),
            legend(model, choice, false),
            grid(element, 3, 190, (size) => objectives.map((objective, i) => objectivePanel(model, choice, objective, base[i], size))),
            h("h2", {}, "Reinforcements, losses and ground"),
            legend(model, choice, true),
            grid(element, 2, 250, series(["closed_brigades", "power_ratio"])),
            grid(element, 2, 200, series(["defender_loss", "attacker_loss"],
                topOf(model, choice.plan, "defender_loss", "attacker_loss"))),
            grid(element, 2, 200, series(["occupied_population_thousand", "occupied_places"])));
    };
    return { element, draw };
}
