#!/usr/bin/env python3
"""A folder of results read back: check_results.py POSTURE SOURCE-FOLDER

The same bytes for 1, 2, 3 and 8 threads; the store by SQLite's own shell-level rules and from Python; the CSV tables
against the store; one campaign of `run` against the same row of `assess`; old results and a person's files, which are never overwritten."""
import csv
import hashlib
import json
import math
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile

posture, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
scenario = os.path.join(source, "scenarios", "teaching")
options = ["base", "forward_brigade"]


def assess(output, *arguments):
    subprocess.run([posture, "assess", scenario, "--replications", "40", "--seed", "7", "--options", ",".join(options),
                    "--output", output, *arguments], check=True, capture_output=True)


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def same_bytes_for_any_threads(folder):
    digests = set()
    for threads in (1, 2, 3, 8):
        output = os.path.join(folder, f"threads-{threads}")
        assess(output, "--csv", "--no-report", "--threads", str(threads))
        digests.add(tuple(digest(os.path.join(output, name)) for name in ("runs.csv", "factors.csv", "assess.json")))
    assert len(digests) == 1, "the number of threads changes the results"
    return os.path.join(folder, "threads-1")


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def store_and_tables_agree(output):
    database = sqlite3.connect(f"file:{output}/results.sqlite?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    metadata = dict(database.execute("SELECT key, value FROM metadata"))
    assert metadata["complete"] == "1" and metadata["seed"] == "7", metadata
    runs = database.execute("SELECT * FROM runs").fetchall()
    plans = [row[0] for row in database.execute("SELECT plan FROM plans")]
    assert len(runs) == 40 * len(options) * len(plans)
    table = read_csv(os.path.join(output, "runs.csv"))
    assert len(table) == len(runs)
    by_key = {(r["option"], r["plan"], r["replication"]): r for r in runs}
    measures = [row[0] for row in database.execute("SELECT measure FROM measures")]
    for line in table:
        row = by_key[(line["option"], line["plan"], int(line["replication"]))]
        for measure in measures:
            text, value = line[measure], row[measure]
            assert (text == "") == (value is None), (measure, text, value)
            assert value is None or float(text) == value, (measure, text, value)
    values = database.execute("SELECT option, replication, factor, value FROM factor_values").fetchall()
    per_case = {}
    for option, replication, factor, value in values:
        assert (option, replication, factor) not in per_case, "a factor has two values"
        per_case[(option, replication, factor)] = value
    factors = database.execute("SELECT count(*) FROM option_factors WHERE option = 'base'").fetchone()[0]
    assert factors > 0 and len([k for k in per_case if k[0] == "base"]) == 40 * factors
    drawn = {(r["factor"], r["kind"], r["draw"]): float(r["value"])
             for r in read_csv(os.path.join(output, "factors.csv")) if r["option"] == ""}
    for (factor, kind, draw), value in drawn.items():
        replication = int(draw) * 4 if kind == "epistemic" else int(draw)
        assert per_case[("base", replication, factor)] == value
    database.close()
    return table, measures


def one_campaign_is_its_row(table, measures):
    row = next(r for r in table if r["option"] == "forward_brigade" and r["replication"] == "13")
    done = subprocess.run([posture, "run", scenario, "--plan", row["plan"], "--option", "forward_brigade", "--seed", "7",
                           "--replication", "13", "--json"], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)["measures"]
    for measure in measures:
        value = told[measure]
        assert (row[measure] == "") == (value is None), measure
        assert value is None or math.isclose(float(row[measure]), value, rel_tol=0, abs_tol=0), measure


def new_results_replace_old_ones_whole(output):
    note = os.path.join(output, "my-notes.txt")
    with open(note, "w", encoding="utf-8") as f:
        f.write("kept")
    assess(output, "--series", "--no-report")
    names = sorted(os.listdir(output))
    assert names == ["assess.json", "my-notes.txt", "results.sqlite"], names
    assert not os.path.exists(output + ".partial")
    database = sqlite3.connect(f"file:{output}/results.sqlite?mode=ro", uri=True)
    days = database.execute("SELECT count(DISTINCT day), count(*) FROM series").fetchone()
    runs = database.execute("SELECT count(*) FROM runs WHERE status = 0").fetchone()[0]
    assert days[1] == days[0] * runs and days[0] > 1, days
    database.close()


def what_is_no_folder_is_never_replaced(folder):
    """As root, --output /dev/null once took the place of the machine's null device."""
    file, pipe = os.path.join(folder, "file"), os.path.join(folder, "pipe")
    with open(file, "w", encoding="utf-8") as f:
        f.write("a person's")
    os.mkfifo(pipe)
    for path in (file, pipe):
        done = subprocess.run([posture, "assess", scenario, "--replications", "4", "--output", path],
                              capture_output=True, text=True)
        assert done.returncode == 1 and "no folder" in done.stderr, done
        assert not os.path.exists(path + ".partial")
    with open(file, encoding="utf-8") as f:
        assert f.read() == "a person's"
    assert stat.S_ISFIFO(os.stat(pipe).st_mode)


def a_link_to_a_folder_stays_one(folder):
    real, alias = os.path.join(folder, "real"), os.path.join(folder, "alias")
    os.mkdir(real)
    os.symlink(real, alias)
    for _ in range(2):
        assess(alias, "--no-report")
        assert os.path.islink(alias) and os.path.exists(os.path.join(real, "results.sqlite"))
        assert not os.path.exists(real + ".partial") and not os.path.exists(alias + ".partial")


def a_trace_goes_into_a_pipe(folder):
    with open(os.path.join(folder, "story"), "w", encoding="utf-8") as story:
        done = subprocess.run([posture, "run", scenario, "--trace", "/dev/stderr"], stdout=story,
                              stderr=subprocess.PIPE, text=True, check=True)
    kinds = {json.loads(line)["kind"] for line in done.stderr.splitlines()}
    assert {"moved", "control", "ended"} <= kinds, kinds


with tempfile.TemporaryDirectory() as folder:
    output = same_bytes_for_any_threads(folder)
    table, measures = store_and_tables_agree(output)
    one_campaign_is_its_row(table, measures)
    new_results_replace_old_ones_whole(output)
    what_is_no_folder_is_never_replaced(folder)
    a_link_to_a_folder_stays_one(folder)
    a_trace_goes_into_a_pipe(folder)
print("results read back as written, the same for 1, 2, 3 and 8 threads")
