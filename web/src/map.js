// The map and the day slider: one typical campaign, who holds what, where the units stand, what happened that day.
import { h, medium, roomIn } from "./dom.js";
import { date, percent } from "./format.js";
import { drawGround, mapFrame, showDay } from "./map_layers.js";

const dayName = (day) => (day < 0 ? `D\u2212${-day}` : `D+${day}`);
const hourText = (hour) => `${String(Math.floor(((hour % 24) + 24) % 24)).padStart(2, "0")}:` +
    `${String(Math.floor(((hour % 1) + 1) % 1 * 60)).padStart(2, "0")}`;

// In order of the hour; the teller's order within an hour.
function eventList(events) {
    if (events.length === 0) return h("p.quiet", {}, "Nothing is recorded on this day.");
    const rows = events.map((event, i) => ({ event, i })).sort((a, b) => a.event.hour - b.event.hour || a.i - b.i);
    return h("ol.events", { tabindex: 0, "aria-label": "Events of the day" },
        rows.map(({ event }) => h("li", {}, h("time", {}, hourText(event.hour)), h("span", {}, event.text))));
}

function changedHands(model, replay, index) {
    const [first, now] = [replay.days[0].control, replay.days[index].control];
    const lost = model.map.places.filter((_, i) => first[i] !== "a" && now[i] === "a");
    const won = model.map.places.filter((_, i) => first[i] === "a" && now[i] !== "a");
    const names = (places) => places.slice().sort((a, b) => (b.population_thousand ?? 0) - (a.population_thousand ?? 0))
        .slice(0, 8).map(({ name }) => name).join(", ") + (places.length > 8 ? ` and ${places.length - 8} more` : "");
    return [lost.length > 0 && h("p", {}, h("strong", {}, "Lost so far: "), names(lost), "."),
        won.length > 0 && h("p", {}, h("strong", {}, "Won from the attacker: "), names(won), ".")];
}

function stackList(stack, replay) {
    return h("div.stack-list", {}, h("h3", {}, stack.units.length === 1 ? "One unit" : `${stack.units.length} units`),
        h("ul", {}, stack.units.map(({ unit, strength }) => h("li", {}, replay.units[unit].name,
            h("span.unit-facts", {}, ` ${replay.units[unit].country}, ${replay.units[unit].echelon}, ${percent(strength)}`)))));
}

// The replay of the chosen cell, else the nearest one that was kept.
function replayFor(model, { option, plan }) {
    return model.replayOf(option, plan) ?? model.replayOf(model.base, plan) ?? [...model.replays.values()].find((r) => r.plan === plan) ?? null;
}

const legendItem = (key, text) => h("span", {}, h(`i.map-key.${key}`), text);
function mapLegend(frame) {
    return h("p.legend.map-legend", {},
        legendItem("side-d", "defender"), legendItem("side-a", "attacker"), legendItem("taken", "taken by the attacker"),
        frame.hasNeutral && legendItem("side-n", "neutral"), legendItem("objective", "objective"),
        legendItem("road", "road"), legendItem("rail", "rail"), frame.hasSea && legendItem("sea", "sea"),
        h("span", {}, "\u00d7n: units in one symbol (click to list them); bar: strength left; neutral units at home are not drawn"));
}

class Replay {
    constructor(model) {
        this.model = model;
        this.view = "theatre";
        this.index = 0;
        this.timer = 0;
        this.element = h("section", { id: "map" });
    }

    draw(choice) {
        this.stop();
        this.choice = choice;
        this.replay = replayFor(this.model, choice);
        if (!this.replay || this.replay.days.length === 0) {
            this.element.replaceChildren(h("h2", {}, "One campaign, day by day"), h("p.lead", {}, "No campaign was kept for this plan."));
            return;
        }
        this.index = Math.min(this.index, this.replay.days.length - 1);
        const width = roomIn(this.element);
        const wide = width > 820;
        this.size = wide ? [Math.min(840, width - 310), 680] : [width, Math.round(Math.max(width * 1.08, 380))];
        if (this.view === "all") this.size[1] = Math.round(this.size[1] * (wide ? 0.68 : 0.8));
        this.build(wide);
        this.showDay();
        if (medium.paper) this.drawStrip();
    }

    build(wide) {
        const { model, replay, choice } = this;
        this.frame = mapFrame(model, choice.plan, this.view, this.size, (wide ? 1 : 0.84) * (this.view === "all" ? 0.84 : 1));
        this.svg = drawGround(this.frame);
        this.slider = h("input", { type: "range", id: "day", min: 0, max: replay.days.length - 1, step: 1, value: this.index,
            "aria-label": "Day", oninput: (event) => this.go(Number(event.target.value)) });
        this.slider.value = this.index;
        this.name = h("p.day-name", { "aria-live": "polite" });
        this.facts = h("div.day-facts");
        this.picked = h("div");
        this.play = h("button", { type: "button", onclick: () => this.toggle() }, "Play");
        this.strip = h("div.strip");
        const views = [["theatre", "Theatre"], ["all", "Whole network"]].map(([id, title]) => h("button", { type: "button",
            "aria-pressed": String(this.view === id), onclick: () => { this.view = id; this.draw(this.choice); } }, title));
        const shown = model.option(replay.option)?.title ?? replay.option;
        this.element.replaceChildren(
            h("h2", {}, "One campaign, day by day"),
            h("p.lead", {}, !/one draw, not a forecast/i.test(replay.why) && h("strong", {}, "One draw, not a forecast. "),
                `Replication ${replay.replication} of \u201c${shown}\u201d against \u201c${model.plan(replay.plan).title}\u201d` +
                `${replay.option === choice.option ? "" : " (none was kept for the chosen option)"}. ${replay.why}${/[.!?]$/.test(replay.why) ? "" : "."}`),
            h("div.map-and-day", {},
                h("div.day", {}, this.name,
                    h("div.controls", {}, this.play, this.slider),
                    h("div.views", {}, views), this.facts, this.picked),
                this.box = h("div.map-box", {}, this.svg, mapLegend(this.frame))),
            this.strip);
        this.box.style.width = `${this.size[0]}px`;
    }

    showDay() {
        const { day, events } = this.replay.days[this.index];
        showDay(this.frame, this.svg, this.replay, this.index, (stack) => this.picked.replaceChildren(stackList(stack, this.replay)));
        this.name.replaceChildren(h("strong", {}, dayName(day)), ` ${date(this.model.scenario.d_day, day)}`);
        this.slider.setAttribute("aria-valuetext", `${dayName(day)}, ${events.length} events`);
        this.facts.replaceChildren(...[changedHands(this.model, this.replay, this.index), h("h3", {}, "Events of the day"), eventList(events)]
            .flat(Infinity).filter(Boolean));
        this.picked.replaceChildren();
    }

    go(index) {
        this.index = index;
        this.slider.value = index;
        this.showDay();
    }

    stop() {
        clearInterval(this.timer);
        this.timer = 0;
        if (this.play) this.play.textContent = "Play";
    }

    toggle() {
        if (this.timer) {
            this.stop();
            return;
        }
        const last = this.replay.days.length - 1;
        if (this.index === last) this.go(0);
        this.play.textContent = "Pause";
        this.timer = setInterval(() => {
            this.go(this.index + 1);
            if (this.index === last) this.stop();
        }, 900);
    }

    // Paper has no slider: four days side by side instead.
    drawStrip() {
        const frame = mapFrame(this.model, this.choice.plan, "theatre", [342, 330], 0.66);
        const wanted = [0, 3, 7, 14, 21, 30].map((day) => this.replay.days.findIndex((row) => row.day === day)).filter((i) => i >= 0);
        const picks = wanted.length >= 4 ? wanted.slice(0, 4) : [0, 1, 2, 3].map((k) => Math.round(k * (this.replay.days.length - 1) / 3));
        this.strip.replaceChildren(...picks.map((index) => {
            const svg = drawGround(frame);
            showDay(frame, svg, this.replay, index, () => {});
            return h("figure", {}, svg, h("figcaption", {}, dayName(this.replay.days[index].day)));
        }));
    }
}

export function mapSection(model) {
    if (model.map.places.length === 0) return { element: null, draw() {} };
    const replay = new Replay(model);
    return { element: replay.element, draw: (choice) => replay.draw(choice) };
}
