// Plan and option, as two groups of radio buttons that stay in reach while the charts scroll.
import { h } from "./dom.js";

function group(name, legend, items, chosen, change) {
    return h("fieldset", {}, h("legend", {}, legend), h("div.chips", {}, items.map(({ id, title }) =>
        h("label.chip", {},
            h("input", { type: "radio", name, value: id, checked: id === chosen, onchange: () => change(id) }),
            h("span", {}, title)))));
}

export function selectors(model, choice, redraw) {
    const set = (what) => (id) => {
        choice[what] = id;
        redraw();
    };
    return h("nav.selectors", { "aria-label": "Plan and option shown below" },
        group("plan", "Attack plan", model.plans, choice.plan, set("plan")),
        group("option", "Option", model.options, choice.option, set("option")));
}
