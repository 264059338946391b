#!/usr/bin/env python3
"""Holds the documentation against the project: links and paths that resolve, indexes that are complete, a theory page
for each model, an explanation for each parameter and measure.

Usage: check_docs.py POSTURE SOURCE-DIR
"""
import glob
import json
import os
import re
import subprocess
import sys

POSTURE, ROOT = sys.argv[1:3]
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:src|test|tools|docs|cli|cmake|web|scenarios|include|bench|completions)/[\w./-]+)`")
PLACEHOLDER = re.compile(r"NAME|VERB|PROCESS|MODEL|PAGE")
faults = []


def fault(path, text):
    faults.append(f"{os.path.relpath(path, ROOT)}: {text}")


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read()


def without_code(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(text):
    """The anchors that a Markdown reader makes of headings."""
    headings = re.findall(r"^#+ (.*)$", without_code(text), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def check_links(path):
    text = without_code(read(path))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
        if not os.path.exists(there):
            fault(path, f"link to {target}: no such file")
        elif anchor and anchor not in anchors(read(there)):
            fault(path, f"link to {target}: no such heading")
    for name in PATH.findall(text):
        if not PLACEHOLDER.search(name) and not os.path.exists(os.path.join(ROOT, name)):
            fault(path, f"{name} does not exist")


def check_index(folder):
    """README.md of the folder names each of its pages."""
    index = os.path.join(folder, "README.md")
    text = read(index)
    for page in sorted(glob.glob(os.path.join(folder, "*.md"))):
        name = os.path.basename(page)
        if name != "README.md" and f"({name})" not in text:
            fault(index, f"does not name {name}")


def check_theory_page(path):
    text = read(path)
    where = PATH.findall(text)
    for kind in ("src/", "test/"):
        if not any(name.startswith(kind) for name in where):
            fault(path, f"names no file below {kind}")
    for word in ("assum", "limit", "source"):
        if word not in text.lower():
            fault(path, f"says nothing of {word}")


def check_theory(models):
    folder = os.path.join(ROOT, "docs", "theory")
    processes = [os.path.basename(p)[:-2] for p in glob.glob(os.path.join(ROOT, "src", "process", "*.h"))]
    for name in sorted(processes) + models:
        own, family = (os.path.join(folder, part + ".md") for part in (name, name.partition("_")[0]))
        if not os.path.exists(own) and not (os.path.exists(family) and f"`{name}`" in read(family)):
            fault(folder, f"no page {name}.md")
    for page in sorted(glob.glob(os.path.join(folder, "*.md"))):
        if os.path.basename(page) != "README.md":
            check_theory_page(page)


def explained(word):
    return subprocess.run([POSTURE, "explain", word], capture_output=True, text=True, check=False)


def check_explain():
    """Each name of the two lists, as they stand in the headers, is explained, and each parameter is on a theory page."""
    theory = "".join(read(page) for page in glob.glob(os.path.join(ROOT, "docs", "theory", "*.md")))
    for header, kind in (("parameter_list.h", "parameter"), ("outcome.h", "measure")):
        path = os.path.join(ROOT, "src", "scenario", header)
        names = re.findall(r'X\(\w+,\s*"([a-z0-9_]+)"', read(path))
        if len(names) < 20:
            fault(path, "its list is not read")
        for name in names:
            done = explained(name)
            if done.returncode != 0 or f"({kind})" not in done.stdout:
                fault(path, f"posture explain {name} says: {(done.stdout + done.stderr).strip()}")
            if kind == "parameter" and f"`{name}`" not in theory:
                fault(path, f"no theory page names {name}")


def check_comments():
    """Pages that comments of the source refer to exist."""
    for folder in ("src", "include", "cli", "test", "bench", "tools"):
        for path in glob.glob(os.path.join(ROOT, folder, "**", "*.[ch]"), recursive=True):
            for name in re.findall(r"docs/[\w/.-]+\.(?:md|json)", read(path)):
                if not os.path.exists(os.path.join(ROOT, name)):
                    fault(path, f"{name} does not exist")


def check_assumed_share():
    """README says the flagship's size and share of assumed values as `posture check` prints them."""
    flagship = os.path.join(ROOT, "scenarios", "baltic-2021")
    printed = subprocess.run([POSTURE, "check", flagship], capture_output=True, text=True, check=True).stdout
    share = re.search(r"\d+ assumed \((\d+ %)\)", printed).group(1)
    places, links, units = re.search(r"(\d+) places, (\d+) links\n.* (\d+) units", printed).groups()
    readme = os.path.join(ROOT, "README.md")
    if f"{places} places, {links} links and {units} units" not in read(readme):
        fault(readme, f"does not say {places} places, {links} links and {units} units")
    if f"{share} of its values are assumptions" not in read(readme):
        fault(readme, f"does not say that {share} of the flagship's values are assumptions")


def check_verbs():
    """README names each verb."""
    printed = subprocess.run([POSTURE, "--help"], capture_output=True, text=True, check=True).stdout
    readme = os.path.join(ROOT, "README.md")
    for verb in re.findall(r"^  ([a-z]+)  ", printed, flags=re.MULTILINE):
        if not re.search(rf"`(posture )?{verb}\b", read(readme)):
            fault(readme, f"does not name the verb {verb}")


def main():
    every = subprocess.run([POSTURE, "explain", "--all", "--json"], capture_output=True, text=True, check=True)
    models = [e["name"] for e in json.loads(every.stdout)["entries"] if e["kind"] == "model"]
    pages = glob.glob(os.path.join(ROOT, "*.md")) + glob.glob(os.path.join(ROOT, "docs", "**", "*.md"), recursive=True)
    for page in sorted(pages):
        check_links(page)
    check_index(os.path.join(ROOT, "docs", "theory"))
    check_index(os.path.join(ROOT, "docs", "decisions"))
    check_theory(models)
    check_explain()
    check_comments()
    check_assumed_share()
    check_verbs()
    print("\n".join(faults) if faults else f"{len(pages)} pages hold")
    sys.exit(1 if faults else 0)


main()
