// The answer in words, made from the numbers by rule: one sentence on the posture as stated, one on each option whose
// difference exceeds luck, one on the rest. It speaks of shares of simulated campaigns, never of a probability of
// attack, and never says that anyone is deterred.
import { h } from "./dom.js";
import { isNumber, list, percent, show } from "./format.js";
import { excludesZero } from "./model.js";

const DAYS = [14, 7, 30, 3];

// D+14 unless the horizon is shorter; fixed beforehand, so that the day is not picked for its result.
function headlineDay(model) {
    return DAYS.find((day) => day <= model.horizon &&
        model.plans.some(({ id }) => isNumber(model.estimate(model.base, id, `fait_accompli_day_${day}`)?.value)));
}

const share = ({ value, lo, hi }) => {
    const count = (x) => Math.round(x * 100);
    return `${count(value)} (${count(lo)}\u2013${count(hi)})`;
};

function onBase(model, day) {
    const parts = model.plans.flatMap(({ id, title }) => {
        const estimate = model.estimate(model.base, id, `fait_accompli_day_${day}`);
        return isNumber(estimate?.value) ? [[h("strong", {}, share(estimate)), ` for \u201c${title}\u201d`]] : [];
    });
    const joined = parts.flatMap((part, i) => [i === 0 ? "" : i === parts.length - 1 ? " and " : ", ", ...part]);
    return [`With the posture as stated, the attack is a fait accompli by D+${day} in this many of 100 simulated campaigns: `,
        ...joined, ". "];
}

function onOption(model, option, day) {
    const name = `fait_accompli_day_${day}`;
    const found = model.plans.map(({ id, title }) => ({ title, pair: model.difference(option.id, id, name) }))
        .filter(({ pair }) => excludesZero(pair));
    const points = (x) => Math.round(Math.abs(x) * 100);
    const phrase = ({ title, pair }) => {
        const [near, far] = pair.diff < 0 ? [pair.hi, pair.lo] : [pair.lo, pair.hi];
        return `by ${points(pair.diff)} (${points(near)}\u2013${points(far)}) for \u201c${title}\u201d`;
    };
    const lower = found.filter(({ pair }) => pair.diff < 0);
    const higher = found.filter(({ pair }) => pair.diff > 0);
    return { option, lower, higher, phrase };
}

function onOptions(model, day) {
    const others = model.options.filter(({ id }) => id !== model.base);
    if (others.length === 0) return [];
    const all = others.map((option) => onOption(model, option, day));
    const largest = ({ lower }) => Math.min(0, ...lower.map(({ pair }) => pair.diff));
    const telling = all.filter(({ lower }) => lower.length > 0).sort((a, b) => largest(a) - largest(b));
    const worse = all.filter(({ higher }) => higher.length > 0);
    const silent = all.filter(({ lower, higher }) => lower.length + higher.length === 0);
    const sentences = telling.slice(0, 3).map(({ option, lower, phrase }) =>
        [h("strong", {}, option.title), ` lowers this ${list(lower.map(phrase))}. `]);
    for (const { option, higher, phrase } of worse) {
        sentences.push([h("strong", {}, option.title), ` raises it ${list(higher.map(phrase))}. `]);
    }
    if (telling.length > 3) {
        sentences.push(`${list(telling.slice(3).map(({ option }) => option.title))} ` +
            `${telling.length > 4 ? "lower" : "lowers"} it by less. `);
    }
    if (silent.length > 0) {
        sentences.push(`${silent.length === others.length ? "No option" : list(silent.map(({ option }) => option.title))} ` +
            `${silent.length === others.length || silent.length > 1 ? "can" : "can"}` +
            `${silent.length === others.length ? "" : "not"} be told apart from the base here at this precision. `);
    }
    return sentences;
}

function onTime(model) {
    const times = model.plans.flatMap(({ id, title }) => {
        const estimate = model.estimate(model.base, id, "first_reached_hour");
        return isNumber(estimate?.value) ? [{ title, hours: estimate.value }] : [];
    });
    if (times.length === 0) return [];
    times.sort((a, b) => a.hours - b.hours);
    const [first, last] = [times[0], times[times.length - 1]];
    return times.length === 1
        ? [`The first objective is reached after ${show(first.hours, "hour")} in the median campaign. `]
        : [`The first objective is reached after ${show(first.hours, "hour")} in the median campaign of ` +
            `\u201c${first.title}\u201d and after ${show(last.hours, "hour")} in that of \u201c${last.title}\u201d. `];
}

export function answer(model) {
    const day = headlineDay(model);
    const basis = isNumber(model.assumedShare)
        ? [`These are shares of campaigns simulated under the stated assumptions (${percent(model.assumedShare)} of all ` +
            "values); brackets are 95\u2009% intervals of chance alone, not of what the model leaves out."] : [];
    return h("section.answer", { "aria-label": "The answer in words" },
        h("p", {}, day ? [onBase(model, day), onOptions(model, day)] : [], onTime(model), basis));
}
