// Title, limits and foot: what this is, what it leaves out, how to run it again.
import { h } from "./dom.js";
import { date, grouped, percent } from "./format.js";

export function head({ scenario, assess }) {
    const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
    return h("header.head", {},
        h("p.kicker", {}, "Posture options compared \u00b7 a simulation from open sources, not intelligence"),
        h("h1", {}, scenario.title),
        scenario.summary && h("p.summary", {}, scenario.summary),
        h("dl.facts", {},
            fact("D-day", date(scenario.d_day, 0)),
            fact("Horizon", `${scenario.horizon_day} days`),
            fact("Campaigns", `${grouped(assess.replications)} per option and plan`),
            fact("Options \u00d7 plans", `${assess.options.length} \u00d7 ${assess.plans.length}`),
            fact("Contact step", `${scenario.contact_step_hour} h`),
            fact("Seed", String(assess.seed))));
}

export function limits(model) {
    const { marks, not_modelled: left } = model.scenario;
    const total = marks.published + marks.derived + marks.assumed;
    const kinds = ["published", "derived", "assumed"].filter((kind) => marks[kind] > 0);
    const failed = model.assess.failed.filter(({ count }) => count > 0);
    return h("section.limits", { "aria-label": "Limits" },
        h("div", {},
            h("h2", {}, "What the figures rest on"),
            total === 0 && h("p", {}, "The scenario counts no source marks."),
            total > 0 && h("p", {}, h("strong", {}, `${percent(model.assumedShare)} of the scenario\u2019s values are assumed.`),
                " A difference that rests on an assumption is a question to ask, not an answer."),
            total > 0 && h("div.marks", { "aria-hidden": "true" }, kinds.map((kind) => {
                const part = h(`span.mark-${kind}`);
                part.style.flexGrow = marks[kind];
                return part;
            })),
            total > 0 && h("p.marks-legend", {}, ["published", "derived", "assumed"].map((kind) =>
                h("span", {}, h(`i.mark-${kind}`), `${kind} ${grouped(marks[kind])} (${percent(marks[kind] / total)})`))),
            failed.length > 0 && h("p.warning", {}, "Failed campaigns, left out of every figure: ",
                failed.map(({ option, plan, count }) =>
                    `${count} of ${model.option(option)?.title ?? option} against ${model.plan(plan)?.title ?? plan}`).join("; "),
                ".")),
        h("div", {},
            h("h2", {}, "What is not modelled"),
            left.length > 0 ? h("ul.left-out", {}, left.map((item) => h("li", {}, item))) :
                h("p", {}, "The scenario states nothing here; ask its author.")));
}

export function foot({ scenario, assess }) {
    return h("footer.foot", {},
        h("h2", {}, "Run it again"),
        h("p", {}, "The same scenario and seed give the same bytes on any number of threads:"),
        h("pre", { tabindex: "0" },
            `posture assess scenarios/${assess.scenario} --replications ${assess.replications} --seed ${assess.seed}`),
        h("p.small", {}, `posture ${scenario.tool_version} \u00b7 scenario ${scenario.hash}`),
        h("p.small", {}, "Base map: Natural Earth (public domain). Symbols: APP-6, drawn by milsymbol (MIT). " +
            "Charts: D3 (ISC). Type: Source Sans and Source Serif (SIL OFL)."),
        h("details.licences", {}, h("summary", {}, "Licences of the parts inside this file"),
            h("pre", { tabindex: "0" }, document.getElementById("licences").content.textContent)));
}
