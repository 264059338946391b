// Numbers as a reader meets them: true minus signs, as many digits as the figure bears, words for what does not exist.
const MINUS = "\u2212";

export const isNumber = (x) => typeof x === "number" && Number.isFinite(x);

export function fixed(x, digits) {
    const text = Math.abs(x).toFixed(digits);
    return x < 0 && Number(text) !== 0 ? MINUS + text : text;
}

export function grouped(x, digits = 0) {
    const [whole, part] = Math.abs(x).toFixed(digits).split(".");
    const text = whole.replace(/\B(?=(\d{3})+$)/g, "\u2009") + (part ? `.${part}` : "");
    return x < 0 && Number(Math.abs(x).toFixed(digits)) !== 0 ? MINUS + text : text;
}

// How a measure of this unit and size is written: a printer of numbers and the unit behind it.
export function style(unit, largest = 1) {
    switch (unit) {
    case "prob": return { scale: 100, digits: 0, suffix: "\u2009%", short: "%" };
    case "hour": return { scale: 1, digits: 0, suffix: "\u2009h", short: "h" };
    case "day": return { scale: 1, digits: 1, suffix: "\u2009d", short: "days" };
    default: return { scale: 1, digits: largest >= 100 ? 0 : largest >= 10 ? 1 : 2, suffix: "", short: "" };
    }
}

export function show(x, unit, { sign = false, suffix = true } = {}) {
    if (!isNumber(x)) return "\u2013";
    const { scale, digits, suffix: tail } = style(unit, Math.abs(x));
    const text = Math.abs(x * scale) >= 1000 ? grouped(x * scale) : fixed(x * scale, digits);
    const plus = sign && x > 0 && Number(text.replace(/\u2009/g, "")) !== 0 ? "+" : "";
    return plus + text + (suffix ? tail : "");
}

export function range(lo, hi, unit, options = {}) {
    const open = (x, end) => (isNumber(x) ? show(x, unit, { ...options, suffix: false }) : end);
    const to = isNumber(lo) && lo < 0 || isNumber(hi) && hi < 0 || options.sign ? " to " : "\u2013";
    return `${open(lo, "\u2026")}${to}${open(hi, "\u2026")}`;
}

export const percent = (share) => `${Math.round(share * 100)}\u2009%`;

export function list(words) {
    if (words.length < 2) return words.join("");
    return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

export const lowerFirst = (text) =>
    /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;

export function date(dDay, day) {
    const at = new Date(`${dDay}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + day);
    return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
