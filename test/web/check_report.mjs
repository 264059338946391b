// The report in a real browser, from disk. Usage:
//   node check_report.mjs CHROMIUM REPORT.html [--bare] [--shots FOLDER]
// (--bare: a report without charts and map)
// Fails on: a console or page error, a request other than the file itself, a section that drew nothing, sideways
// scrolling, a selector or slider without effect, colliding map labels, a print that is no PDF.
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../web/package.json", import.meta.url)));
const { chromium } = require("playwright-core");

const [executablePath, report, ...flags] = process.argv.slice(2);
const bare = flags[0] === "--bare";
const [flag, shots] = flags.slice(bare ? 1 : 0);
if (!report || (flag && flag !== "--shots")) {
    console.error("usage: check_report.mjs CHROMIUM REPORT.html [--bare] [--shots FOLDER]");
    process.exit(64);
}
if (shots) mkdirSync(shots, { recursive: true });
const address = pathToFileURL(resolve(report)).href;
const faults = [];
const expect = (holds, what) => {
    if (!holds) faults.push(what);
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

async function open(width, height) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) faults.push(`${width} px: console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`${width} px: ${error.message}`));
    page.on("request", (request) => {
        const url = request.url();
        if (url !== address && !url.startsWith("data:")) faults.push(`${width} px: requested ${url}`);
    });
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    return page;
}

const html = (page, selector) => page.locator(selector).evaluate((element) => element.innerHTML);

async function sectionsAreDrawn(page, width) {
    for (const selector of ["h1", ".answer p", ".headline-table tbody tr", ".limits", ".glossary dt"]) {
        expect(await page.locator(selector).count() > 0, `${width} px: nothing matches ${selector}`);
    }
    const text = await page.locator("main").innerText();
    expect(!/NaN|undefined|null|\[object|Infinity/.test(text), `${width} px: the text shows an unwritten value`);
    expect(!/deterred|probability of attack/i.test(text), `${width} px: the text draws the inference it must not draw`);
    const marks = await page.evaluate(() => [...document.querySelectorAll("svg *")].filter((element) =>
        [...element.attributes].some(({ value }) => /NaN|undefined|Infinity/.test(value))).length);
    expect(marks === 0, `${width} px: ${marks} marks of charts have unwritten coordinates`);
    if (await page.locator(".across-table").count() > 0) {
        const cells = await page.locator(".across-table td").count();
        const [options, models] = await page.evaluate(() => [document.querySelectorAll(".across-table tbody tr").length,
            document.querySelectorAll(".across-table thead th").length - 1]);
        expect(cells === options * models && cells > 0, `${width} px: ${cells} cells for ${options} options and ${models} models`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide <= 0, `${width} px: scrolls sideways by ${wide} px`);
}

async function selectorsChangeCharts(page) {
    for (const name of ["plan", "option"]) {
        const inputs = page.locator(`.selectors input[name=${name}]`);
        if (await inputs.count() < 2) continue;
        const before = await html(page, "#charts");
        await inputs.nth((await inputs.evaluateAll((all) => all.findIndex(({ checked }) => checked)) + 1) %
            await inputs.count()).check({ force: true });
        expect(before !== await html(page, "#charts"), `another ${name} leaves the charts as they were`);
    }
}

async function sliderMovesUnits(page) {
    const slider = page.locator("#day");
    if (await slider.count() === 0) {
        faults.push("there is no day slider");
        return;
    }
    const before = await html(page, "#map .units");
    await slider.focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowRight");
    expect(before !== await html(page, "#map .units"), "six days on the slider move no unit");
    expect(/D\+6/.test(await page.locator(".day-name").innerText()), "the slider's day is not named");
    expect(await page.locator("#map .units .stack").count() > 0, "the map shows no unit");
}

async function labelsKeepApart(page, width) {
    const pairs = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll("#map .labels text")].map((text) => text.getBoundingClientRect());
        let hits = 0;
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2) hits++;
        }));
        return { hits, labels: boxes.length };
    });
    expect(pairs.labels > 0, `${width} px: the map has no labels`);
    expect(pairs.hits === 0, `${width} px: ${pairs.hits} pairs of map labels collide`);
}

for (const [width, height] of [[1280, 900], [390, 844]]) {
    const page = await open(width, height);
    await sectionsAreDrawn(page, width);
    if (!bare) await labelsKeepApart(page, width);
    if (shots) await page.screenshot({ path: join(shots, `${width}.png`), fullPage: true });
    if (!bare) {
        await sliderMovesUnits(page);
        await selectorsChangeCharts(page);
    }
    await sectionsAreDrawn(page, width);
    if (shots) await page.screenshot({ path: join(shots, `${width}-after.png`), fullPage: true });
    if (width === 1280) {
        const pdf = await page.pdf({ preferCSSPageSize: true, ...(shots ? { path: join(shots, "print.pdf") } : {}) });
        expect(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 20000, "printing gives no PDF");
    }
    await page.close();
}
await browser.close();

for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
