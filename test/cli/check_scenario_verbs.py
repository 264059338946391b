#!/usr/bin/env python3
"""Runs the verbs new, check, diff and explain as a user does: exit codes, what is printed where, --json by its schema.

Usage: check_scenario_verbs.py POSTURE SOURCE-DIR
"""
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

POSTURE, ROOT = sys.argv[1:3]
TEACHING = os.path.join(ROOT, "scenarios", "teaching")


def run(*arguments, code=0):
    done = subprocess.run([POSTURE, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def document(schema, *arguments, code=0):
    value = json.loads(run(*arguments, "--json", code=code).stdout)
    with open(os.path.join(ROOT, "docs", "schema", schema + ".schema.json"), encoding="utf-8") as text:
        jsonschema.validate(value, json.load(text))
    return value


def check(folder):
    assert "My first scenario: can be run" in run("check", folder).stdout
    done = run("check", TEACHING)
    assert "15 places, 27 links" in done.stdout and "100 %" in done.stdout and done.stderr == ""
    assert document("check", "check", TEACHING)["can_run"]
    broken = os.path.join(folder, "units.csv")
    with open(broken, encoding="utf-8") as text:
        rows = text.read()
    with open(broken, "w", encoding="utf-8") as text:
        text.write(rows.replace(",capital,,", ",captial,,", 1))
    done = run("check", folder, code=2)
    assert f'{broken}:3:63: home: no place has the id "captial"; nearest is "capital"' in done.stdout, done.stdout
    assert "1 fault, 0 warnings" in done.stdout
    found = document("check", "check", folder, code=2)
    assert not found["can_run"] and found["findings"][0]["line"] == 3
    with open(broken, "w", encoding="utf-8") as text:
        text.write(rows)


def diff(folder):
    assert run("diff", folder, folder).stdout == "no difference in any value\n"
    done = run("diff", folder, folder + ":ally_forward")
    assert done.stdout == "changed  unit/al_1_tank/home: ally_town -> bridge\n", done.stdout
    assert len(document("diff", "diff", folder, TEACHING)["changes"]) > 50
    assert "cannot be read" in run("diff", folder, folder + "/nowhere", code=2).stderr


def explain(folder):
    assert "sea" in run("explain", "link.mode").stdout
    assert document("explain", "explain", "rsom_day")["entries"][0]["default"] == "3"
    assert document("explain", "explain", "al_1_tank", "--scenario", folder)["entries"][0]["values"]["home"] == "ally_town"
    assert "home (required): Garrison" in run("explain", "unit").stdout
    reference = run("explain", "--all").stdout
    assert "| `ntm_day` | Notice to move | day | 0 to 730 | required |" in reference and "## Every measure" in reference
    assert len(document("explain", "explain", "--all")["entries"]) > 200
    done = run("explain", "rsom_dya", code=64)
    assert 'nearest is "rsom_day"' in done.stderr
    assert document("explain", "explain", "rsom_dya", code=64)["nearest"] == ["rsom_day"]


def main():
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "mine")
        assert document("new", "new", folder)["files"][0] == "scenario.yaml"
        assert "the folder holds files" in run("new", folder, code=2).stderr
        check(folder)
        diff(folder)
        explain(folder)
    for verb in ("new", "check", "diff", "explain"):
        assert "example: posture " + verb in run(verb, "--help").stdout
        run(verb, code=64)
        run(verb, "--nonsense", "x", code=64)
    print("the verbs do what they say")


main()
