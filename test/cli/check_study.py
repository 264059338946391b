#!/usr/bin/env python3
"""A study that is killed, starved of room or shared: check_study.py POSTURE SOURCE-FOLDER KILLS

Whatever was stored before a kill is there, resume completes it, and the tables have the bytes of an undisturbed run,
for any number of threads."""
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import jsonschema

posture, source, kills = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
random.seed(1)

STUDY = """scenario: %s
plans: [overrun]
options: [base, forward_brigade]
design: {kind: %s, size: %d}
replications: %d
measures: [%s]
flip: %s
"""


def study(path, kind="sobol", size=16, replications=90, measures="all_objectives_held", flip="false"):
    with open(path, "w", encoding="utf-8") as f:
        f.write(STUDY % (os.path.join(source, "scenarios", "teaching"), kind, size, replications, measures, flip))
    return path


def run(*arguments, **more):
    return subprocess.run([posture, "study", *arguments], capture_output=True, text=True, check=False, **more)


def tables(folder):
    with open(os.path.join(folder, "X.csv"), "rb") as x, open(os.path.join(folder, "Y.csv"), "rb") as y:
        return x.read(), y.read()


def stored(folder):
    path = os.path.join(folder, "study.sqlite")
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    rows = []
    if database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'trials'").fetchone()[0]:
        rows = [r[0] for r in database.execute("SELECT trial FROM trials ORDER BY trial")]
    database.close()
    assert rows == list(range(len(rows)))
    return len(rows)


def starved():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300000, 300000))


def check_kills(folder):
    file, whole, part = study(os.path.join(folder, "study.yaml")), os.path.join(folder, "whole"), os.path.join(folder, "part")
    started = time.monotonic()
    done = run(file, "--output", whole, "--threads", "1")
    assert done.returncode == 0, done.stderr
    duration = time.monotonic() - started
    killed = kept = 0
    while killed < kills:
        shutil.rmtree(part, ignore_errors=True)
        process = subprocess.Popen([posture, "study", file, "--output", part], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(duration * random.uniform(0.05, 0.9))
        process.kill()
        if process.wait() != -signal.SIGKILL or not os.path.exists(os.path.join(part, "study.sqlite")):
            duration *= 0.9
            continue
        killed += 1
        before = stored(part)
        kept += before
        again = run("resume", part)
        if "before it began" in again.stderr or "no store" in again.stderr:
            assert before == 0, again.stderr
            continue
        assert again.returncode == 0, again.stderr
        assert tables(part) == tables(whole), "resumed bytes differ"
    assert kept > 0 or kills < 5
    return killed, kept


def check_store(folder):
    file, whole, part = os.path.join(folder, "study.yaml"), os.path.join(folder, "whole"), os.path.join(folder, "full")
    full = run(file, "--output", part, preexec_fn=starved)
    assert full.returncode == 1 and "what was stored is kept" in full.stderr, full.stderr
    assert stored(part) > 0
    assert run("resume", part).returncode == 0 and tables(part) == tables(whole)
    holder = sqlite3.connect(os.path.join(part, "study.sqlite"))
    holder.execute("BEGIN EXCLUSIVE")
    busy = run("resume", part)
    assert busy.returncode == 1 and "another process" in busy.stderr, busy.stderr
    holder.rollback()
    holder.execute("PRAGMA user_version = 7")
    holder.close()
    old = run("resume", part)
    assert old.returncode == 1 and "version 7" in old.stderr, old.stderr
    again = run(file, "--output", whole)
    assert again.returncode == 1 and "already stored" in again.stderr, again.stderr


def check_documents(folder):
    with open(os.path.join(source, "docs", "schema", "study.schema.json"), encoding="utf-8") as f:
        schema = jsonschema.Draft202012Validator(json.load(f))
    for kind, size, method in (("morris", 4, "morris"), ("saltelli", 8, "sobol"), ("latin_hypercube", 12, None),
                               ("baseline", 1, None)):
        file = study(os.path.join(folder, kind + ".yaml"), kind, size, 8, flip="true")
        done = run(file, "--output", os.path.join(folder, kind), "--json")
        assert done.returncode == 0, done.stderr
        document = json.loads(done.stdout)
        schema.validate(document)
        assert (document["sensitivity"] or {}).get("method") == method
    file = study(os.path.join(folder, "p.yaml"), "baseline", 1, 400,
                 measures="{id: attacker_personnel_loss, half_width: 100000}")
    document = json.loads(run(file, "--output", os.path.join(folder, "p"), "--json").stdout)
    assert document["stopped"] == "precision reached" and document["replications"] == 32, document["stopped"]
    plan = json.loads(run(file, "--plan-only", "--json").stdout)
    schema.validate(plan)
    assert plan["campaigns"] == 800
    wrong = study(os.path.join(folder, "w.yaml"), "sobl", measures="all_objective_held")
    done = run(wrong, "--output", os.path.join(folder, "w"))
    assert done.returncode == 2 and "w.yaml:4:16" in done.stderr and 'nearest is "sobol"' in done.stderr, done.stderr
    assert 'nearest is "all_objectives_held"' in done.stderr and not os.path.exists(os.path.join(folder, "w"))


def check_flip(folder):
    """A much better attacker makes the forward brigade useless; what is better for one side is worse for the other."""
    found = {}
    for better in ("smaller", "larger"):
        file = os.path.join(folder, better + ".yaml")
        with open(file, "w", encoding="utf-8") as f:
            f.write(STUDY % (os.path.join(source, "scenarios", "teaching"), "baseline", 1, 200, "all_objectives_held",
                             "true") + "factors: [{id: attacker_quality, low: 0.3, high: 3}]\nbetter: " + better + "\n")
        flips = json.loads(run(file, "--output", os.path.join(folder, better), "--json").stdout)["flips"]
        assert flips["distinguishable"] and len(flips["factors"]) == 1, flips
        flip = flips["factors"][0]
        assert 1 < flip["lo"] <= flip["value"] <= flip["hi"] <= 3, flip
        found[better] = (flips, flip)
    smaller, larger = found["smaller"], found["larger"]
    assert smaller[1]["value"] == larger[1]["value"]
    assert (smaller[0]["leader"], smaller[0]["runner_up"]) == (larger[0]["runner_up"], larger[0]["leader"])


with tempfile.TemporaryDirectory() as temporary:
    count, rows = check_kills(temporary)
    check_store(temporary)
    check_documents(temporary)
    check_flip(temporary)
    print(f"killed {count} times, {rows} trials kept and all studies completed to the same bytes")
