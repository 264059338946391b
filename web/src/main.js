// The report: page one in full, then charts and the map for the chosen option and plan.
import { acrossTable } from "./across.js";
import { answer } from "./answer.js";
import { chartsSection } from "./charts.js";
import { medium } from "./dom.js";
import { foot, head, limits } from "./front.js";
import { frontierSection } from "./frontier.js";
import { glossary, factorsTable, sourcesTable } from "./tables.js";
import { headlineTable } from "./headline.js";
import { mapSection } from "./map.js";
import { Model } from "./model.js";
import { pairedSection } from "./paired.js";
import { selectors } from "./selectors.js";

const model = new Model(JSON.parse(document.getElementById("document").textContent));
document.title = `${model.scenario.title}: posture report`;

// What the reader has chosen; every section that depends on it redraws itself from here.
const shown = model.options.filter(({ id }) => id !== model.base);
const choice = {
    plan: model.plans[0].id,
    option: (shown.find(({ id }) => model.replayOf(id, model.plans[0].id)) ?? shown[0] ?? model.options[0]).id,
};
const drawn = [chartsSection, pairedSection, frontierSection, mapSection].map((section) => section(model));

function redraw() {
    for (const { draw } of drawn) draw(choice);
}

const table = headlineTable(model);
const limited = limits(model);
document.getElementById("report").replaceChildren(...[
    head(model),
    answer(model),
    table,
    limited,
    selectors(model, choice, redraw),
    ...drawn.map(({ element }) => element),
    acrossTable(model),
    factorsTable(model),
    glossary(model),
    sourcesTable(model),
    foot(model),
].filter(Boolean));
redraw();

// Charts are drawn to the width they have; a new width redraws them once the reader has stopped resizing.
let width = document.documentElement.clientWidth;
let waiting = 0;
window.addEventListener("resize", () => {
    if (document.documentElement.clientWidth === width) return;
    width = document.documentElement.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 120);
});

for (const [event, paper] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(event, () => {
        medium.paper = paper;
        // A long table runs over the first sheet; what the figures rest on must not.
        if (paper) table.before(limited);
        else table.after(limited);
        redraw();
    });
}
