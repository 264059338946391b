// APP-6 symbols as a table of drawing parts, made at build time: the library that draws them is four times the size of
// the rest of the report. A symbol is an icon (by entity and identity) and an echelon mark (by echelon and identity),
// drawn about the centre of its frame in the 200-unit square of the library.
import ms from "milsymbol";

const IDENTITIES = { d: "3", n: "4", a: "6" };
const ECHELONS = { company: "15", squadron: "16", battalion: "16", regiment: "17", brigade: "18", division: "21", corps: "22" };

// Quieter than the standard's screen colours, of the same hues.
const FILLS = { "rgb(128,224,255)": "#a5d6f0", "rgb(255,128,128)": "#f59a8f", "rgb(170,255,170)": "#bfe3b4" };

const svg = (identity, entity, echelon) =>
    new ms.Symbol(`100${identity}1000${echelon}${entity}0000`, { size: 100, standard: "APP6" });

// The elements directly under the <svg> element, as text.
function parts(text) {
    const body = text.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
    const found = [];
    let depth = 0;
    let start = 0;
    for (const tag of body.matchAll(/<(\/?)[a-z]+[^>]*?(\/?)>/g)) {
        if (depth === 0) start = tag.index;
        if (!tag[2]) depth += tag[1] ? -1 : 1;
        if (depth === 0) found.push(body.slice(start, tag.index + tag[0].length));
    }
    return found;
}

export function symbolTable() {
    const table = [];
    const index = new Map();
    const intern = (part) => {
        if (!index.has(part)) {
            index.set(part, table.length);
            table.push(Object.entries(FILLS).reduce((text, [from, to]) => text.replaceAll(from, to), part));
        }
        return index.get(part);
    };
    const icons = {};
    const echelons = {};
    for (const [side, identity] of Object.entries(IDENTITIES)) {
        const plain = parts(svg(identity, "121100", "00").asSVG());
        echelons[side] = {};
        for (const [name, code] of Object.entries(ECHELONS)) {
            const marked = parts(svg(identity, "121100", code).asSVG());
            echelons[side][name] = marked.filter((part) => !plain.includes(part)).map(intern);
        }
        icons[side] = {};
        for (let entity = 110000; entity < 200000; entity++) {
            const text = String(entity);
            if (Number(text.slice(2, 4)) > 40 || Number(text.slice(4)) > 20) continue;
            const symbol = svg(identity, text, "00");
            if (symbol.isValid()) icons[side][text] = parts(symbol.asSVG()).map(intern);
        }
        icons[side].unspecified = parts(svg(identity, "000000", "00").asSVG()).map(intern);
    }
    return { parts: table, icons, echelons };
}
