#!/usr/bin/env python3
"""A small workbook with the layout and the traps of NATO's: years as numbers and text, estimates with e, names with stars and
currencies, stray #REF! rows, table 7 shifted by a column. Usage: make_nato_workbook.py FILE.xlsx [factor on Poland's last year]"""
import sys
import zipfile

YEARS = [2019, 2020, 2021, 2022, 2023, 2024]
# constant spending, constant GDP, people (thousand), equipment, personnel, infrastructure, other (per cent)
DATA = {
    "Poland* (zloty)": (10000, 500000, 120.5, 22.0, 48.0, 4.0, 26.0),
    "Slovak Republic (Euros)": (1500, 90000, 13.0, 30.0, 50.0, 3.0, 17.0),
    "T\u00fcrkiye": (14000, 1000000, 430.0, 27.5, 52.5, 2.0, 18.0),
}
strings = []


def shared(text):
    if text not in strings:
        strings.append(text)
    return strings.index(text)


def column(number):
    return chr(ord("A") + number - 1)


def cell(row, col, value, kind=None):
    at = f"{column(col)}{row}"
    if kind == "e":
        return f'<c r="{at}" t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{at}" t="s"><v>{shared(value)}</v></c>'
    return f'<c r="{at}"><v>{value}</v></c>'


def years_row(row, first):
    out = []
    for i, year in enumerate(YEARS):
        value = f"{year}e" if year >= 2023 else str(year) if i == 0 else year
        out.append(cell(row, first + i, value))
    return f'<row r="{row}">{"".join(out)}</row>'


def sheet(blocks, start=8, shift=0):
    rows = [f'<row r="2">{cell(2, 2, "Table of a test")}</row>', years_row(start, 4 + shift)]
    row = start + 1
    for heading, values in blocks:
        if heading:
            rows.append(f'<row r="{row}">{cell(row, 2, heading)}</row>')
            row += 1
        for name in DATA:
            cells = [cell(row, 3 + shift, name)]
            cells += [cell(row, 4 + shift + i, values(name, i)) for i in range(len(YEARS))]
            rows.append(f'<row r="{row}">{"".join(cells)}</row>')
            row += 1
        rows.append(f'<row r="{row}">{cell(row, 3 + shift, "#REF!", "e")}{cell(row, 4 + shift, "#REF!", "e")}</row>')
        row += 1
    return ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + "".join(rows) + "</sheetData></worksheet>")


def main():
    factor = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0

    def grown(index):
        return lambda name, i: round(DATA[name][index] * (1 + 0.02 * i) *
                                     (factor if name.startswith("Poland") and i == len(YEARS) - 1 and index == 0 else 1), 3)

    def flat(index):
        return lambda name, i: DATA[name][index]

    def share(name, i):
        return round(100 * grown(0)(name, i) / grown(1)(name, i), 4)

    sheets = {
        "TABLE1": sheet([("Current prices", grown(0))]),
        "TABLE2": sheet([("Current prices and exchange rates", lambda n, i: 1.3 * grown(0)(n, i)),
                         ("Constant 2015 prices and exchange rates", grown(0))]),
        "TABLE3": sheet([("Share of real GDP (%)", share), ("Annual real change (%)", lambda n, i: 2.0)]),
        "TABLE4": sheet([("Share", share)], start=20),
        "TABLE5": sheet([("Billion US dollars (constant 2015 prices and exchange rates)", lambda n, i: grown(1)(n, i) / 1000),
                         ("Current prices (billion)", lambda n, i: 1.3 * grown(1)(n, i) / 1000)]),
        "TABLE7": sheet([("", flat(2))], start=20, shift=1),
        "TABLE8a": sheet([("Equipment (a)", flat(3)), ("Personnel (b)", flat(4))]),
        "TABLE8b": sheet([("Infrastructure (c)", flat(5)), ("Other (d)", flat(6))]),
    }
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns:r="r"><sheets>' + "".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(sheets, 1)) + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships>' + "".join(
            f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1)) + "</Relationships>")
        book.writestr("xl/sharedStrings.xml", '<?xml version="1.0" encoding="UTF-8"?><sst>' + "".join(
            f"<si><t>{text}</t></si>" for text in strings) + "</sst>")
        for i, name in enumerate(sheets, 1):
            book.writestr(f"xl/worksheets/sheet{i}.xml", sheets[name])


main()
