// Options against engagement models: whether the ranking depends on how fights are modelled. Only where it was run.
import { h } from "./dom.js";
import { isNumber } from "./format.js";

const points = (share) => Math.round(share * 100) + 0;
const signed = (x) => (x < 0 ? `\u2212${-x}` : `+${x}`);

function cellParts(cell) {
    if (!isNumber(cell?.value)) return "\u2013";
    const { diff } = cell;
    const beyond = diff && isNumber(diff.lo) && (diff.lo > 0 || diff.hi < 0);
    const bounds = diff ? `${signed(points(diff.lo))} to ${signed(points(diff.hi))}` : `${points(cell.lo)}\u2013${points(cell.hi)}`;
    return [h("span.value", {}, `${points(cell.value)}\u2009%`), beyond ? (diff.hi < 0 ? " \u25bc" : " \u25b2") : "",
        h("span.interval", {}, ` ${bounds}`), h("span.rank", {}, ` rank ${cell.rank}`)];
}

function dependence({ comparisons }, titles) {
    const count = (kind) => comparisons.filter(({ holds_under }) => holds_under === kind).length;
    const contradicted = comparisons.filter(({ depends_on_model }) => depends_on_model);
    return [
        h("p", {}, `Comparisons between two options: ${comparisons.length}. All models decide ${count("all")} the same way; ` +
            `${count("some")} are decided by some models and contradicted by none; in ${contradicted.length} models contradict ` +
            "each other beyond chance."),
        contradicted.length > 0 && h("ul", {}, contradicted.map(({ option, against, better, worse }) =>
            h("li", {}, `\u201c${titles.get(option)}\u201d against \u201c${titles.get(against)}\u201d: better under ` +
                `${better.join(", ")}; worse under ${worse.join(", ")}.`))),
    ];
}

export function acrossTable(model) {
    const across = model.across;
    if (!across) return null;
    const titles = new Map(model.options.map(({ id, title }) => [id, title]));
    const cell = (option, id) => across.cells.find((one) => one.option === option && one.model === id);
    const day = across.measure.match(/_day_(\d+)$/)?.[1];
    return h("section.across", {}, h("h2", {}, "Does it depend on the model of fighting?"),
        h("p.lead", {}, `Fait accompli by D+${day} under the plan that suits the attacker best, under every engagement model; ` +
            `${across.replications} campaigns each with the same luck. Beside the base its 95\u2009% interval, beside the others ` +
            `the paired difference to it in percentage points. The scenario states ${across.stated_model}.`),
        h("p", {}, across.agreement.sentence),
        h("div.across-scroll", {}, h("table.plain.across-table", {},
            h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Option"),
                across.models.map(({ id, title }) => h("th", { scope: "col", title }, id.replace(/_/g, " "))))),
            h("tbody", {}, across.options.map(({ option }) => h("tr", {}, h("th", { scope: "row" }, titles.get(option)),
                across.models.map(({ id }) => h("td", { "data-title": id.replace(/_/g, " ") }, cellParts(cell(option, id))))))))),
        dependence(across, titles));
}
