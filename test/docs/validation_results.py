#!/usr/bin/env python3
"""Holds docs/validation.md against what the verifying tests print now: its blocks ```results TEST and, in its table of
targets, how many lines of each target are met. With --write the page takes what they print.

Usage: validation_results.py BUILD-DIR SOURCE-DIR [--write]
"""
import os
import re
import subprocess
import sys


failing = []


def printed(build, source, test):
    """What the test prints between cmocka's own lines; None where it fails or was skipped: no results to write down."""
    done = subprocess.run([os.path.join(build, "test", test + "_test")], cwd=source, capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        print(f"{test} fails:\n{done.stdout}")
        failing.append(test)
        return None
    got = [line.rstrip() for line in done.stdout.splitlines() if line.strip() and not line.startswith("[")]
    return None if not got or any(line.endswith("skipped") for line in got) else got


def fill_blocks(text, build, source, lines):
    """The page with each block's lines as printed; adds them to lines."""
    def fill(match):
        got = printed(build, source, match.group(1))
        if got is None:
            got = match.group(2).splitlines()
        lines.extend(got)
        return f"```results {match.group(1)}\n" + "\n".join(got) + "\n```"
    return re.sub(r"^```results (\w+)\n(.*?)^```$", fill, text, flags=re.MULTILINE | re.DOTALL)


def verdict(target, lines):
    own = [line for line in lines if re.match(rf"\s*{target} ", line)]
    missed = [line for line in own if "MISSED" in line or "EXPECTED FAILURE" in line]
    return f"{len(own) - len(missed)} of {len(own)} lines met" if own else None


def fill_table(text, lines):
    def fill(match):
        return match.group(1) + (verdict(match.group(2), lines) or match.group(3)) + " |"
    return re.sub(r"^(\| (T\d+) \|.*\| )([^|]*) \|$", fill, text, flags=re.MULTILINE)


def main():
    build, source = sys.argv[1:3]
    path = os.path.join(source, "docs", "validation.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    lines = []
    now = fill_table(fill_blocks(text, build, source, lines), lines)
    if sys.argv[3:] == ["--write"]:
        with open(path, "w", encoding="utf-8") as file:
            file.write(now)
    elif now != text:
        page, tests = text.splitlines(), now.splitlines()
        print("\n".join(f"page:  {a}\ntests: {b}" for a, b in zip(page, tests) if a != b))
        print("docs/validation.md is not what the tests print; see --write")
        sys.exit(1)
    print(f"{len(lines)} lines of results")
    sys.exit(0 if lines and not failing else 1)


main()
