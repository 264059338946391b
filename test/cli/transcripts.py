#!/usr/bin/env python3
"""Transcripts of the command line: transcripts.py POSTURE SOURCE-FOLDER [FILE...]

A transcript is blocks of `$ posture arguments`, the lines it prints (standard output, then standard error), and the
exit code as `? CODE`. A line `...` stands for any lines. {scenarios} is the folder of scenarios, {out} a fresh folder.
Lines before the first `$` are remarks."""
import glob
import os
import shlex
import subprocess
import sys
import tempfile


def blocks(path):
    block = None
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if line.startswith("$ posture"):
                block = {"at": f"{os.path.basename(path)}:{number}", "command": line[2:], "lines": []}
            elif line.startswith("? ") and block:
                block["code"] = int(line[2:])
                yield block
                block = None
            elif block is not None:
                block["lines"].append(line)


def matches(expected, got):
    """expected may hold `...`, which stands for any number of lines."""
    if not expected:
        return not got
    if expected[0] == "...":
        return any(matches(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and expected[0] == got[0] and matches(expected[1:], got[1:])


def check(block, posture, source):
    with tempfile.TemporaryDirectory() as folder:
        names = {"scenarios": os.path.join(source, "scenarios"), "out": os.path.join(folder, "out")}
        fill = lambda text: text.replace("{scenarios}", names["scenarios"]).replace("{out}", names["out"])
        arguments = [posture] + shlex.split(fill(block["command"]))[1:]
        environment = dict(os.environ, LC_ALL="C", COLUMNS="100", TZ="UTC")
        done = subprocess.run(arguments, capture_output=True, text=True, cwd=folder, env=environment, timeout=120)
        got = (done.stdout + done.stderr).splitlines()
        expected = [fill(line) for line in block["lines"]]
        if done.returncode == block["code"] and matches(expected, got):
            return True
        print(f"{block['at']}: {block['command']}: exit code {done.returncode}, expected {block['code']}")
        print("\n".join("  " + line for line in got))
        return False


def main():
    posture, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    paths = sys.argv[3:] or sorted(glob.glob(os.path.join(source, "test", "cli", "*.transcript")))
    count = bad = 0
    for path in paths:
        for block in blocks(path):
            count += 1
            bad += not check(block, posture, source)
    print(f"{count} commands, {bad} not as written")
    sys.exit(1 if bad or not count else 0)


main()
