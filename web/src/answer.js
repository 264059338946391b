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

// Where an option moves the figure beyond luck, its largest effect first.
function effects(model, option, day) {
    const found = model.plans.map(({ id, title }) => ({ title, pair: model.difference(option.id, id, `fait_accompli_day_${day}`) }))
        .filter(({ pair }) => excludesZero(pair));
    const sorted = (side) => found.filter(({ pair }) => Math.sign(pair.diff) === side)
        .sort((a, b) => Math.abs(b.pair.diff) - Math.abs(a.pair.diff));
    return { option, lower: sorted(-1), higher: sorted(1) };
}

function phrase(verb, { option }, moved) {
    const [{ title, pair }, ...rest] = moved;
    const points = (x) => Math.round(Math.abs(x) * 100);
    const [near, far] = pair.diff < 0 ? [pair.hi, pair.lo] : [pair.lo, pair.hi];
    const others = rest.length === 0 ? "" : rest.length === 1 ? ` and by less for \u201c${rest[0].title}\u201d`
        : ` and by less for ${COUNT_WORDS[rest.length] ?? rest.length} other plans`;
    return [h("strong", {}, `\u201c${option.title}\u201d`), ` ${verb} it by ${points(pair.diff)} (${points(near)}\u2013${points(far)}) ` +
        `for \u201c${title}\u201d${others}. `];
}

const COUNT_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function onOptions(model, day) {
    const others = model.options.filter(({ id }) => id !== model.base).map((option) => effects(model, option, day));
    if (others.length === 0) return [];
    const telling = others.filter(({ lower }) => lower.length > 0).sort((a, b) => a.lower[0].pair.diff - b.lower[0].pair.diff);
    const worse = others.filter(({ higher }) => higher.length > 0);
    const silent = others.filter(({ lower, higher }) => lower.length + higher.length === 0);
    const sentences = telling.slice(0, 3).map((effect) => phrase("lowers", effect, effect.lower));
    sentences.push(...worse.map((effect) => phrase("raises", effect, effect.higher)));
    const titles = (some) => (some.length > 3 ? `${COUNT_WORDS[some.length] ?? some.length} others`
        : list(some.map(({ option }) => `\u201c${option.title}\u201d`)));
    const sentence = (text) => text[0].toUpperCase() + text.slice(1);
    if (telling.length > 3) {
        sentences.push(`${sentence(titles(telling.slice(3)))} ${telling.length > 4 ? "lower" : "lowers"} it by less. `);
    }
    if (silent.length > 0) {
        sentences.push(silent.length === others.length
            ? "No option can be told apart from the base by this measure at this precision. "
            : `${sentence(titles(silent))} cannot be told apart from the base by this measure. `);
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
    const assumed = isNumber(model.assumedShare) ? ` (${percent(model.assumedShare)} of all values)` : "";
    const basis = `These are shares of campaigns simulated under the stated assumptions${assumed}; brackets are 95\u2009% ` +
        "intervals of chance and stated uncertainty, not of what the model leaves out.";
    return h("section.answer", { "aria-label": "The answer in words" },
        h("p", {}, day || onTime(model).length > 0 ? [] : "No headline measure has a value within the horizon. ", day ? [onBase(model, day), onOptions(model, day)] : [], onTime(model)),
        h("p.basis", {}, basis));
}
