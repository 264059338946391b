#!/usr/bin/env python3
"""Holds the source tree against src/FLOORS: includes point downwards, every file is placed, nothing grows too long.

A module is x.c with x.h. A module may include modules of the folders its floor names and, where the folder is ordered,
modules listed before it in its own folder. Usage: check_layers.py [ROOT]; prints each finding as file:line: what.
"""
import os
import re
import shutil
import subprocess
import sys

FILE_LINES = 800
FUNCTION_LINES = 80
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


class Floor:
    def __init__(self, siblings, may_include, modules):
        self.siblings = siblings
        self.public_only = "public" in may_include
        self.may_include = {"src/" + name for name in may_include if name not in ("public", "-")}
        self.modules = modules


def read_floors(root):
    with open(os.path.join(root, "src", "FLOORS"), encoding="utf-8") as lines:
        rows = [words for words in (line.split("#")[0].split() for line in lines) if words]
    rooms = {folder[len("src/"):] for folder, *_ in rows if folder.startswith("src/")} | {"public", "-"}
    floors = {}
    for folder, siblings, *rest in rows:
        count = next((i for i, word in enumerate(rest) if word not in rooms), len(rest))
        floors[folder] = Floor(siblings, rest[:count], rest[count:])
    return floors


def module_of(path):
    folder, name = os.path.split(path)
    return folder, os.path.splitext(name)[0]


def sources(root):
    for top in ("src", "cli"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield os.path.relpath(os.path.join(folder, name), root)


def check_include(floors, source, target):
    """Why the module of `source` may not include the file `target`; None where it may."""
    folder, module = module_of(source)
    target_folder, target_module = module_of(target)
    floor = floors[folder]
    if (folder, module) == (target_folder, target_module):
        return None
    if floor.public_only:
        return None if target_folder == folder else f"{folder} sees public headers only"
    if folder == target_folder:
        if floor.siblings == "apart":
            return "siblings stay apart"
        order = floor.modules
        if target_module in order and order.index(target_module) < order.index(module):
            return None
        return f"{target_module} is not listed before {module}"
    return None if target_folder in floor.may_include else f"{folder} may not include {target_folder}"


def check_file(root, floors, path, found):
    folder, module = module_of(path)
    if folder not in floors or not (module in floors[folder].modules or "*" in floors[folder].modules):
        found.append(f"{path}:1: src/FLOORS does not place this file")
        return
    with open(os.path.join(root, path), encoding="utf-8") as lines:
        text = lines.read().split("\n")
    if len(text) - 1 > FILE_LINES:
        found.append(f"{path}:{len(text) - 1}: over {FILE_LINES} lines")
    for number, line in enumerate(text, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = match.group(1)
        beside = os.path.join(folder, target)
        under = os.path.join("src", target)
        for candidate in (under, beside):
            if os.path.exists(os.path.join(root, candidate)):
                reason = check_include(floors, path, os.path.normpath(candidate))
                if reason:
                    found.append(f"{path}:{number}: includes {target}: {reason}")
                break


def check_floors(floors, found):
    """A floor may name only floors above it in the file, so that no cycle can be written down."""
    seen = set()
    for folder, floor in floors.items():
        for name in sorted(floor.may_include - seen):
            found.append(f"src/FLOORS:1: {folder} may include {name}, which is not below it")
        seen.add(folder)


def check_functions(root, found):
    ctags = shutil.which("ctags")
    if not ctags:
        return
    listing = "\n".join(sources(root)) + "\n"
    answer = subprocess.run([ctags, "-L", "-", "--languages=C", "--kinds-C=f", "--fields=+ne", "-o", "-"], cwd=root,
                            input=listing, capture_output=True, text=True, check=True)
    for row in answer.stdout.split("\n"):
        fields = dict(part.split(":", 1) for part in row.split("\t")[3:] if ":" in part)
        if "line" in fields and "end" in fields:
            name, path = row.split("\t")[:2]
            lines = int(fields["end"]) - int(fields["line"]) + 1
            if lines > FUNCTION_LINES:
                found.append(f"{path}:{fields['line']}: {name} has {lines} lines, over {FUNCTION_LINES}")


def check(root):
    found = []
    floors = read_floors(root)
    check_floors(floors, found)
    for path in sources(root):
        check_file(root, floors, path, found)
    check_functions(root, found)
    return found


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    found = check(root)
    print("\n".join(found) if found else "every include points downwards")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
