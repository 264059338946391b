// Paired differences: each option minus the base in the same campaigns, as dots with whiskers.
import { scaleLinear } from "d3-scale";
import { h, roomIn, s } from "./dom.js";
import { isNumber, range, show, style } from "./format.js";
import { FAVOURS, HEADLINES, excludesZero } from "./model.js";
import { differenceText } from "./headline.js";

const ROW = 42;
const FIGURE_PX = 66; // the column of figures at the right

const tone = (pair, name) => {
    if (!excludesZero(pair)) return "luck";
    const good = Math.sign(pair.diff) * (FAVOURS[name] ?? 0);
    return good > 0 ? "defence" : good < 0 ? "attack" : "either";
};

function domain(model, name) {
    const ends = model.plans.flatMap(({ id: plan }) => model.options.flatMap(({ id }) => {
        const pair = model.difference(id, plan, name);
        return pair ? [pair.lo, pair.hi, pair.diff] : [];
    })).filter(isNumber);
    const [lo, hi] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const pad = (hi - lo || 1) * 0.06;
    return [lo - pad, hi + pad];
}

function row(model, choice, option, plan, measure, x, top) {
    const pair = model.difference(option.id, plan, measure.name);
    const text = (at, name, words) => s(`text.${name}`, { x: at, y: top + 14, "text-anchor": name === "figure" ? "end" : "start" }, words);
    const left = x.range()[0];
    const right = x.range()[1] + FIGURE_PX;
    const parts = [text(left, option.id === choice.option ? "name.picked" : "name", option.title)];
    if (!isNumber(pair?.diff)) return [...parts, text(right, "figure", "\u2013")];
    const mark = tone(pair, measure.name);
    const y = top + 26;
    const points = measure.unit === "prob" ? " points" : "";
    parts.push(s("text.figure", { x: right, y: y + 4.5, "text-anchor": "end" }, differenceText(pair, measure.unit) + points));
    parts.push(s("g", { class: `whisker ${mark}` },
        s("title", {}, `${option.title}: ${differenceText(pair, measure.unit)} [${range(pair.lo, pair.hi, measure.unit, { sign: true })}]`),
        isNumber(pair.lo) && isNumber(pair.hi) && s("line", { x1: x(pair.lo), x2: x(pair.hi), y1: y, y2: y }),
        s("circle", { cx: x(pair.diff), cy: y, r: 5 })));
    return parts;
}

function panel(model, choice, plan, measure, width) {
    const others = model.options.filter(({ id }) => id !== model.base);
    const height = others.length * ROW + 26;
    const x = scaleLinear(domain(model, measure.name), [2, width - FIGURE_PX]);
    const { scale } = style(measure.unit);
    const svg = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Differences against ${plan.title}` },
        s("line.zero", { x1: x(0), x2: x(0), y1: 4, y2: height - 20 }));
    for (const tick of x.ticks(5)) {
        svg.append(s("text.tick", { x: x(tick), y: height - 5, "text-anchor": "middle" }, tick === 0 ? "0" :
            show(tick, measure.unit === "prob" ? "count" : measure.unit === "day" ? "count" : measure.unit, { sign: true, suffix: false }).replace(/\.0+$/, "")));
        if (measure.unit === "prob") svg.lastChild.textContent = tick === 0 ? "0" : `${tick > 0 ? "+" : "\u2212"}${Math.round(Math.abs(tick) * scale)}`;
    }
    others.forEach((option, i) => svg.append(...row(model, choice, option, plan.id, measure, x, i * ROW + 4)));
    return h(`figure.panel${plan.id === choice.plan ? ".picked" : ""}`, {}, h("h3", {}, plan.title), svg);
}

export function pairedSection(model) {
    const able = model.measures.filter(({ name }) => model.options.some(({ id }) => model.plans.some(({ id: plan }) =>
        isNumber(model.difference(id, plan, name)?.diff))));
    const element = h("section", { id: "paired" });
    if (able.length === 0) return { element: null, draw() {} };
    let measure = able.find(({ name }) => name === "fait_accompli_day_14") ?? able.find(({ name }) => HEADLINES.includes(name)) ?? able[0];
    let current = null;
    const picker = h("select", { "aria-label": "Measure", onchange: (event) => {
        measure = model.measure.get(event.target.value);
        draw(current);
    } }, able.map(({ name, title }) => h("option", { value: name, selected: name === measure.name }, title)));
    const draw = (choice) => {
        current = choice;
        const width = roomIn(element);
        const fit = Math.max(1, Math.min(model.plans.length, Math.floor((width + 36) / 330)));
        const count = Math.ceil(model.plans.length / Math.ceil(model.plans.length / fit));
        const each = Math.floor((width - 36 * (count - 1)) / count);
        const box = h("div.panels", {}, model.plans.map((plan) => panel(model, choice, plan, measure, each)));
        box.style.gridTemplateColumns = `repeat(${count}, minmax(0, 1fr))`;
        element.replaceChildren(h("h2", {}, "Differences between options"),
            h("p.lead", {}, `Each option minus \u201c${model.option(model.base).title}\u201d in the same campaigns with the same luck; ` +
                "whiskers are 95\u2009% intervals, hollow dots cannot be told from zero."),
            h("p.picker", {}, h("label", {}, "Measure: ", picker), h("strong.on-paper", {}, measure.title), h("span.meaning", {}, measure.meaning)), box);
    };
    return { element, draw };
}
