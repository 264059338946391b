// The layers of the map, from the sea up: land, control of the ground, links, places, labels, units.
import { s, sRaw } from "./dom.js";
import { percent } from "./format.js";
import { placeLabels, settleStacks, stackUnits } from "./layout.js";
import { backdrop, borders, coast, detailed, ground, isReal, pathOf, projectionFor, theatre } from "./mapping.js";
import symbols from "made:symbols";

const SYMBOL = 26; // width of a frame in pixels, and of the room for the count beside it
const COUNT = 15;
const WEIGHT = { brigade: 3, regiment: 3, battalion: 1, squadron: 0.6 };
let frames = 0;

// All that does not change with the day: projection, points, labels.
export function mapFrame(model, plan, view, size, scale) {
    const { places, links } = model.map;
    const goals = (id) => model.objectivesOf(model.base, id).map(({ place }) => model.place(place)).filter((i) => i !== undefined);
    const real = isReal(places);
    const all = model.plans.flatMap(({ id }) => goals(id)).map((i) => places[i]);
    const within = view === "theatre" ? theatre(places, all) : places;
    const projection = projectionFor(within, size[0], size[1], 26);
    const points = places.map(({ lon, lat }) => projection([lon, lat]) ?? [-999, -999]);
    const frame = { id: `map${frames++}`, places, links, real, projection, points, size, scale, view,
        objectives: new Set(goals(plan)), hasNeutral: places.some(({ side }) => side === "n"),
        hasSea: links.some(({ mode }) => mode === "sea") };
    frame.marks = [...frame.objectives].map((i) => boxAround(points[i], 8));
    frame.labels = labelsOf(frame);
    return frame;
}

const inFrame = ([x, y], [width, height], edge = 0) => x > edge && y > edge && x < width - edge && y < height - edge;

const boxAround = ([x, y], r) => ({ x0: x - r, x1: x + r, y0: y - r, y1: y + r });

function labelsOf({ places, points, size, objectives, marks, scale, view }) {
    const importance = (place, i) => (objectives.has(i) ? 1e6 : 0) + (place.kind === "capital" ? 1e5 : 0) + (place.population_thousand ?? 0);
    const order = places.map((place, i) => ({ place, i, rank: importance(place, i) }))
        .filter(({ place, i }) => inFrame(points[i], size, 4) && (objectives.has(i) || ["capital", "city", "town", "port", "garrison", "airbase"].includes(place.kind)))
        .sort((a, b) => b.rank - a.rank || a.i - b.i);
    const most = Math.round(size[0] * size[1] / (view === "all" ? 16000 : 9000));
    const items = order.slice(0, most).map(({ place, i }) => {
        const strong = objectives.has(i) || place.kind === "capital";
        const font = (strong ? 13 : 11.5) * (scale < 0.8 ? 0.86 : 1);
        return { i, text: place.name, strong, font, x: points[i][0], y: points[i][1],
            width: textWidth(place.name, font, strong), height: font * 1.32, gap: objectives.has(i) ? 11 : 5 };
    });
    return placeLabels(items, marks, size);
}

let ruler = null;
function textWidth(text, font, strong) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = `${strong ? 650 : 500} ${font}px "Report Sans", sans-serif`;
    return ruler.measureText(text).width;
}

function land(frame) {
    const path = pathOf(frame.projection);
    const draw = (shape) => path(shape) ?? "";
    if (!frame.real) {
        const reach = Math.min(...frame.size) / 7;
        return s("clipPath", { id: `${frame.id}-clip` }, frame.points.filter((p) => inFrame(p, frame.size, -reach))
            .map(([x, y]) => s("circle", { cx: x, cy: y, r: reach })));
    }
    return [s("g.land.far", {}, backdrop.map((country) => s("path", { d: draw(country) }))),
        s("g.land", {}, detailed.map((country) => s("path", { d: draw(country) })))];
}

function control(frame) {
    const { cells, countries } = ground(frame.places, frame.points, frame.real, frame.size);
    const path = pathOf(frame.projection);
    const cell = ({ place, path: d }) => s("path.ground", { d, "data-place": place });
    const hatch = s("pattern", { id: `${frame.id}-hatch`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        s("rect.hatch-back", { width: 5, height: 5 }), s("line.hatch-line", { x1: 0, x2: 0, y1: 0, y2: 5 }));
    if (!frame.real) return s("g.control", {}, s("defs", {}, hatch), s("g", { "clip-path": `url(#${frame.id}-clip)` }, cells.map(cell)));
    return s("g.control", {}, s("defs", {}, hatch, countries.map((country) =>
        s("clipPath", { id: `${frame.id}-${country.properties.code}` }, s("path", { d: path(country) ?? "" })))),
    countries.map(({ properties: { code } }) =>
        s("g", { "clip-path": `url(#${frame.id}-${code})` }, cells.filter((c) => c.country === code).map(cell))));
}

function linkLines({ links, points, size, view }) {
    const order = { air: 0, sea: 1, rail: 2, road: 3 };
    return s("g.links", {}, links.filter(({ mode }) => mode !== "air" || view === "all")
        .filter(({ a, b }) => inFrame(points[a], size, -60) || inFrame(points[b], size, -60))
        .sort((a, b) => order[a.mode] - order[b.mode])
        .map((link) => s("line", { class: `${link.mode} ${/motorway|trunk/.test(link.class) ? "main" : ""}`,
            x1: points[link.a][0].toFixed(1), y1: points[link.a][1].toFixed(1), x2: points[link.b][0].toFixed(1), y2: points[link.b][1].toFixed(1) })));
}

function placeMarks({ places, points, size, objectives }) {
    return s("g.places", {}, places.map((place, i) => {
        const [x, y] = points[i];
        if (!inFrame([x, y], size)) return null;
        const minor = ["border", "junction", "crossing", "railhead"].includes(place.kind);
        return s("g", { "data-place": i, class: `place ${place.kind}` }, s("title", {}, place.name),
            objectives.has(i) && s("circle.goal", { cx: x, cy: y, r: 7.5 }),
            place.kind === "capital" ? s("rect.dot", { x: x - 3.2, y: y - 3.2, width: 6.4, height: 6.4 })
                : s("circle.dot", { cx: x, cy: y, r: minor ? 1.5 : 2.5 }));
    }));
}

export function drawGround(frame) {
    const [width, height] = frame.size;
    const path = pathOf(frame.projection);
    return s("svg.map", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Map of the theatre" },
        s("rect", { class: frame.real ? "sea" : "nowhere", width, height }),
        land(frame), control(frame),
        frame.real && s("g.lines", {}, s("path.coast", { d: path(coast) ?? "" }), s("path.border", { d: path(borders) ?? "" })),
        linkLines(frame), placeMarks(frame), s("g.leaders"),
        s("g.units"),
        s("g.labels", {}, frame.labels.map((label) => s("text", { class: label.strong ? "strong" : "", x: label.cx.toFixed(1), y: label.cy.toFixed(1),
            "font-size": label.font, "text-anchor": "middle", "dominant-baseline": "central" }, label.text))));
}

const BY_ECHELON = (a, b) => (WEIGHT[b.echelon] ?? 1) - (WEIGHT[a.echelon] ?? 1);

function symbol({ side, entity6, echelon }) {
    const icon = symbols.icons[side][entity6] ?? symbols.icons[side].unspecified;
    const marks = symbols.echelons[side][echelon] ?? [];
    return [...icon, ...marks].map((part) => symbols.parts[part]).join("");
}

// A stack shows the sort of unit that carries most of its weight, at its largest echelon.
function leadOf(units) {
    const total = new Map();
    for (const { entity6, echelon } of units) total.set(entity6, (total.get(entity6) ?? 0) + (WEIGHT[echelon] ?? 1));
    return units.slice().sort((a, b) => total.get(b.entity6) - total.get(a.entity6) || BY_ECHELON(a, b))[0];
}

function stackMark(stack, frame, replay, pick) {
    const px = SYMBOL * frame.scale;
    const units = stack.units.map(({ unit }) => replay.units[unit]);
    const lead = leadOf(units);
    const mean = stack.units.reduce((sum, { strength }) => sum + strength, 0) / stack.units.length;
    const [x, y] = [stack.px - COUNT * frame.scale / 2, stack.py];
    const words = `${units.length === 1 ? lead.name : `${units.length} units, among them ${lead.name}`}, ${percent(mean)} strength`;
    const open = () => pick(stack);
    return s("g", { class: `stack side-${stack.side}`, tabindex: 0, role: "button", "aria-label": words, onclick: open,
        onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
    s("title", {}, words),
    units.length > 1 && s("rect.under", { x: x - px / 2 + 3, y: y - px / 3 + 1.5, width: px, height: px * 0.68 }),
    sRaw("g", { transform: `translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${(px / 150).toFixed(4)}) translate(-100,-100)` }, symbol(lead)),
    units.length > 1 && s("text.count", { x: x + px / 2 + 1.5, y: y - px * 0.28, "font-size": 10.5 * Math.max(0.8, frame.scale) }, `\u00d7${units.length}`),
    s("rect.strength-back", { x: x - px / 2, y: y + px * 0.42, width: px, height: 2.6 }),
    s("rect.strength", { x: x - px / 2, y: y + px * 0.42, width: px * Math.min(1, mean), height: 2.6 }));
}

// Neutral units that stay at home all along say nothing and crowd the map.
function bystanders(replay) {
    if (!replay.still) {
        const moved = new Set();
        const home = new Map();
        for (const { units } of replay.days) {
            for (const [unit, from, to] of units) {
                if (to >= 0 || (home.has(unit) && home.get(unit) !== from)) moved.add(unit);
                home.set(unit, from);
            }
        }
        replay.still = new Set(replay.units.map((_, i) => i).filter((i) => replay.units[i].side === "n" && !moved.has(i)));
    }
    return replay.still;
}

function unitsOf(frame, replay, row) {
    const still = bystanders(replay);
    return row.units.filter(([unit]) => !still.has(unit)).map(([unit, from, to, offset, strength]) => {
        const [a, b] = [frame.points[from], to >= 0 ? frame.points[to] : frame.points[from]];
        return { unit, strength, side: replay.units[unit].side, x: a[0] + (b[0] - a[0]) * offset, y: a[1] + (b[1] - a[1]) * offset };
    }).filter(({ x, y, strength }) => strength > 0 && inFrame([x, y], frame.size, 6))
        .sort((a, b) => BY_ECHELON(replay.units[a.unit], replay.units[b.unit]) || a.unit - b.unit);
}

export function showDay(frame, svg, replay, index, pick) {
    const row = replay.days[index];
    const first = replay.days[0].control;
    for (const shape of svg.querySelectorAll("[data-place]")) {
        const i = Number(shape.dataset.place);
        const holder = row.control[i] ?? frame.places[i].side;
        const taken = holder === "a" && frame.places[i].side !== "a" && (first[i] !== "a" || frame.places[i].side === "d");
        for (const name of ["side-d", "side-a", "side-n", "taken"]) shape.classList.toggle(name, name === (taken ? "taken" : `side-${holder}`));
        if (shape.classList.contains("ground")) shape.setAttribute("fill", taken ? `url(#${frame.id}-hatch)` : "");
        if (!taken && shape.classList.contains("ground")) shape.removeAttribute("fill");
    }
    const half = { w: (SYMBOL + COUNT) * frame.scale * 0.5 + 1, h: SYMBOL * frame.scale * 0.5 + 3 };
    const { stacks, covered } = settleStacks(stackUnits(unitsOf(frame, replay, row), SYMBOL * frame.scale * 1.5), frame.labels, frame.marks, half, frame.size);
    svg.querySelectorAll(".labels text").forEach((text, i) => text.classList.toggle("covered", covered.includes(frame.labels[i])));
    svg.querySelector(".leaders").replaceChildren(...stacks.filter(({ x, y, px, py }) => Math.hypot(px - x, py - y) > 16)
        .map(({ x, y, px, py }) => s("line", { x1: x, y1: y, x2: px, y2: py })));
    svg.querySelector(".units").replaceChildren(...stacks.map((stack) => stackMark(stack, frame, replay, pick)));
}
