// The report's typefaces (Source Sans 3 and Source Serif 4, SIL Open Font License), cut down to the characters of
// European languages written in Latin letters and the signs the report uses, so that print and screen look the same
// on every machine.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");

const PARTS = [
    { subset: "latin", letters: range(0x20, 0x7e) + range(0xa0, 0xff) + "\u0131\u0152\u0153\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2191\u2193\u2212\u2009\u20ac\u2032" },
    { subset: "latin-ext", letters: range(0x100, 0x17f) + range(0x218, 0x21b) },
];
const FACES = [
    { family: "Report Sans", file: "source-sans-3", weights: { min: 400, max: 700 } },
    { family: "Report Serif", file: "source-serif-4", weights: { min: 400, max: 700 } },
];

const unicodeRange = (letters) => {
    const points = [...letters].map((letter) => letter.codePointAt(0)).sort((a, b) => a - b);
    const runs = [];
    for (const point of points) {
        const last = runs[runs.length - 1];
        if (last && last[1] + 1 >= point) last[1] = point;
        else runs.push([point, point]);
    }
    return runs.map(([a, b]) => `U+${a.toString(16)}${b > a ? `-${b.toString(16)}` : ""}`).join(",");
};

export async function fontFaces() {
    let style = "";
    for (const face of FACES) {
        for (const part of PARTS) {
            const name = `@fontsource-variable/${face.file}/files/${face.file}-${part.subset}-wght-normal.woff2`;
            const font = await subsetFont(readFileSync(require.resolve(name)), part.letters, {
                targetFormat: "woff2",
                variationAxes: { wght: face.weights },
            });
            style += `@font-face{font-family:"${face.family}";font-weight:400 700;font-display:block;` +
                `unicode-range:${unicodeRange(part.letters)};` +
                `src:url(data:font/woff2;base64,${Buffer.from(font).toString("base64")}) format("woff2")}`;
        }
    }
    return style;
}
