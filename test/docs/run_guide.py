#!/usr/bin/env python3
"""Runs the commands of docs/guide.md, in a fresh folder with a copy of the teaching scenario
and of the invented tables, and compares what they print.

Usage: run_guide.py POSTURE SOURCE-DIR [--write]

A block ```console exact holds `$ command` lines, what each prints (standard output, then standard error), and `? CODE`
where the exit code is not 0. A line `...` stands for any lines. In a block ```console numbers each number, mark and rule
counts as the same as any other, since numbers follow the model; words do not. A block ```yaml PATH is written to PATH.
--write puts the lines that were really printed in the place of those that matched.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile


def blocks(lines):
    """Yields (kind, argument, first, last) of each fenced block; its lines are lines[first:last]."""
    start = None
    for i, line in enumerate(lines):
        if start is None and line.startswith("```"):
            start = i
        elif start is not None and line == "```":
            kind, _, argument = lines[start][3:].partition(" ")
            yield kind, argument, start + 1, i
            start = None


def commands(lines, first, last):
    """Yields (command, first, last, code) of each command; what it prints is lines[first:last]."""
    starts = [i for i in range(first, last) if lines[i].startswith("$ ")] + [last]
    for at, end in zip(starts, starts[1:]):
        code = 0
        if lines[end - 1].startswith("? "):
            code = int(lines[end - 1][2:])
            end -= 1
        yield lines[at][2:], at + 1, end, code


def masked(line):
    """The line without its figures: numbers, what stands for one beyond the horizon, marks, hashes, blanks."""
    line = re.sub(r"\b[0-9a-f]{64}\b", "#", line)
    line = re.sub(r"[▲▼]|─+", " ", line)
    line = re.sub(r"[<>] (?:D\+)?\d+", "#", line)
    line = re.sub(r"(?<!\w)[-+]?(?:\d+(?:\.\d+)?|…|beyond\b)", "#", line)
    return " ".join(line.split())


def align(expected, got, same):
    """The line of got for each of expected, None where that is `...`; None altogether where they do not fit."""
    if not expected:
        return None if got else []
    if expected[0] == "...":
        for i in range(len(got) + 1):
            rest = align(expected[1:], got[i:], same)
            if rest is not None:
                return [None] + rest
        return None
    if not got or same(expected[0]) != same(got[0]):
        return None
    rest = align(expected[1:], got[1:], same)
    return None if rest is None else [got[0]] + rest


def run(command, folder, posture):
    path = os.path.dirname(os.path.abspath(posture)) + os.pathsep + os.environ["PATH"]
    environment = dict(os.environ, PATH=path, COLUMNS="100", LC_ALL="C.UTF-8", TZ="UTC")
    return subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True,
                          encoding="utf-8", timeout=60, check=False)


def check_block(lines, first, last, exact, folder, posture):
    """Returns the number of commands that do not do what the guide shows; puts in what they print where they do."""
    bad = 0
    for command, begin, end, code in commands(lines, first, last):
        done = run(command, folder, posture)
        got = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
        fitted = align(lines[begin:end], got, (lambda line: line) if exact else masked)
        if done.returncode != code or fitted is None:
            print(f"docs/guide.md:{begin}: {command}: exit code {done.returncode}; it prints")
            print("\n".join("  " + line for line in got))
            bad += 1
            continue
        lines[begin:end] = ["..." if line is None else line for line in fitted]
    return bad


def main():
    posture, root = sys.argv[1:3]
    path = os.path.join(root, "docs", "guide.md")
    with open(path, encoding="utf-8") as text:
        lines = text.read().split("\n")
    count = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(root, "scenarios", "teaching"), os.path.join(folder, "scenarios", "teaching"))
        os.makedirs(os.path.join(folder, "test", "data"))
        for table in "invented_engagements.csv", "invented_events.csv", "invented_labels.csv":
            shutil.copy(os.path.join(root, "test", "data", table), os.path.join(folder, "test", "data"))
        for kind, argument, first, last in list(blocks(lines)):
            if kind == "yaml":
                with open(os.path.join(folder, argument), "w", encoding="utf-8") as file:
                    file.write("\n".join(lines[first:last]) + "\n")
            elif kind == "console":
                count += 1
                if argument not in ("exact", "numbers"):
                    print(f"docs/guide.md:{first}: console blocks are exact or numbers")
                    bad += 1
                bad += check_block(lines, first, last, argument == "exact", folder, posture)
    if sys.argv[3:] == ["--write"] and not bad:
        with open(path, "w", encoding="utf-8") as text:
            text.write("\n".join(lines))
    print(f"{count} blocks, {bad} commands do not do what the guide shows")
    sys.exit(1 if bad or not count else 0)


main()
