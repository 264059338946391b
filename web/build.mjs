// Makes the report's two halves, before and after the document, and the C source that carries them.
// Usage: node build.mjs OUTPUT-FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { baseMap } from "./basemap.mjs";
import { fontFaces } from "./fonts.mjs";
import { symbolTable } from "./symbols.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("usage: node build.mjs OUTPUT-FOLDER");
mkdirSync(folder, { recursive: true });

// `import table from "made:symbols"`: tables that exist only at build time.
const made = {
    name: "made",
    setup(bundle) {
        const tables = { "made:basemap": baseMap, "made:symbols": symbolTable };
        bundle.onResolve({ filter: /^made:/ }, ({ path }) => ({ path, namespace: "made" }));
        bundle.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({
            contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(tables[path]()))});`,
        }));
    },
};

const bundled = async (entry, options) => {
    const result = await build({
        entryPoints: [join(here, "src", entry)],
        bundle: true,
        minify: true,
        write: false,
        charset: "utf8",
        legalComments: "none",
        logLevel: "warning",
        metafile: true,
        ...options,
    });
    for (const input of Object.keys(result.metafile.inputs)) {
        const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
        if (found) carried.add(found[1]);
    }
    return result.outputFiles[0].text.trim();
};

// Packages whose code, data or type the page carries; their licences travel with it.
const carried = new Set(["milsymbol", "world-atlas", "@fontsource-variable/source-sans-3", "@fontsource-variable/source-serif-4"]);

function licences() {
    const texts = new Map();
    for (const name of [...carried].sort()) {
        const folder = join(here, "node_modules", name);
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        if (!file) throw new Error(`${name} has no licence file`);
        const text = readFileSync(join(folder, file), "utf8").trim();
        texts.set(text, [...(texts.get(text) ?? []), name]);
    }
    return [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n\n");
}

const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const script = (await bundled("main.js", { format: "iife", target: "es2020", plugins: [made] })).replace(
    /<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
const style = (await fontFaces()) + (await bundled("style.css", {}));

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const page = readFileSync(join(here, "template.html"), "utf8");
const fill = (text) =>
    text.replace(/@(STYLE_HASH|SCRIPT_HASH|STYLE|SCRIPT|LICENCES)@/g, (_, name) =>
        ({ STYLE_HASH: hash(style), SCRIPT_HASH: hash(script), STYLE: style, SCRIPT: script, LICENCES: escaped(licences()) })[name]);
const [before, after] = page.split("@DOCUMENT@").map(fill);

const array = (name, text) => {
    const bytes = Buffer.from(text, "utf8");
    const lines = [];
    for (let i = 0; i < bytes.length; i += 32) lines.push(bytes.subarray(i, i + 32).join(","));
    return `extern const unsigned char ${name}[];\nextern const size_t ${name}_byte;\n` +
        `const unsigned char ${name}[] = {\n${lines.join(",\n")}};\nconst size_t ${name}_byte = sizeof ${name};\n`;
};
writeFileSync(join(folder, "report_bundle.c"),
    "/* Made by web/build.mjs; declared and used in src/output/report.c. */\n#include <stddef.h>\n\n" +
    array("report_bundle_before", before) + array("report_bundle_after", after));
