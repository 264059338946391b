// Elements from plain descriptions: h("td.number", {title}, "text", child).
const SVG = "http://www.w3.org/2000/svg";

function make(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined && child !== false) element.append(child);
    }
    return element;
}

function parse(name) {
    const [tag, ...classes] = name.split(".");
    return { tag, classes };
}

const isAttributes = (value) =>
    value && typeof value === "object" && !Array.isArray(value) && !(value instanceof Node);

export function h(name, ...rest) {
    const { tag, classes } = parse(name);
    const element = document.createElement(tag);
    if (classes.length > 0) element.className = classes.join(" ");
    const attributes = isAttributes(rest[0]) ? rest.shift() : {};
    return make(element, attributes, rest);
}

export function s(name, ...rest) {
    const { tag, classes } = parse(name);
    const element = document.createElementNS(SVG, tag);
    if (classes.length > 0) element.setAttribute("class", classes.join(" "));
    const attributes = isAttributes(rest[0]) ? rest.shift() : {};
    return make(element, attributes, rest);
}

// Drawing parts that the build made, as text, inside an SVG group.
export function sRaw(name, attributes, text) {
    const element = s(name, attributes);
    element.innerHTML = text;
    return element;
}

// The width that charts are drawn to. A page of A4 or Letter is narrower than most windows; drawing anew for paper
// keeps the letters at their size.
const PAPER_PX = 700;
export const medium = { paper: false };
export const roomIn = (element) => (medium.paper ? PAPER_PX : element.clientWidth || PAPER_PX);
