#!/usr/bin/env python3
"""Results as R and pandas read them: check_readers.py POSTURE SOURCE-FOLDER RSCRIPT

The same means of one measure by option, from the store in R (RSQLite), from the store and the CSV table in pandas, and
from assess.json. Exit code 77 where a reader is not installed."""
import json
import os
import subprocess
import sys
import tempfile

try:
    import pandas
except ImportError:
    sys.exit(77)

import sqlite3

posture, source, rscript = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
MEASURE = "occupied_place_day"

R_PROGRAM = """
arguments <- commandArgs(trailingOnly = TRUE)
if (!requireNamespace("RSQLite", quietly = TRUE)) quit(status = 77)
connection <- DBI::dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)
runs <- DBI::dbGetQuery(connection, "SELECT * FROM runs")
DBI::dbDisconnect(connection)
means <- tapply(runs[[arguments[2]]], paste(runs$option, runs$plan), mean)
cat(sprintf("%s\\t%.17g\\n", names(means), means), sep = "")
"""

with tempfile.TemporaryDirectory() as folder:
    output = os.path.join(folder, "results")
    subprocess.run([posture, "assess", os.path.join(source, "scenarios", "teaching"), "--replications", "20", "--csv",
                    "--no-report", "--output", output], check=True, capture_output=True)
    with open(os.path.join(output, "assess.json"), encoding="utf-8") as f:
        document = json.load(f)
    expected = {f"{c['option']} {c['plan']}": c["measures"][MEASURE]["value"] for c in document["cells"]}

    script = os.path.join(folder, "read.R")
    with open(script, "w", encoding="utf-8") as f:
        f.write(R_PROGRAM)
    done = subprocess.run([rscript, script, os.path.join(output, "results.sqlite"), MEASURE], capture_output=True,
                          text=True)
    if done.returncode == 77:
        sys.exit(77)
    assert done.returncode == 0, done.stderr
    in_r = dict(line.split("\t") for line in done.stdout.splitlines())

    with sqlite3.connect(os.path.join(output, "results.sqlite")) as connection:
        from_store = pandas.read_sql_query("SELECT * FROM runs", connection)
    from_csv = pandas.read_csv(os.path.join(output, "runs.csv"))
    for table in (from_store, from_csv):
        means = table.groupby(["option", "plan"])[MEASURE].mean()
        assert len(means) == len(expected)
        for (option, plan), value in means.items():
            assert abs(value - expected[f"{option} {plan}"]) <= 1e-9 * max(1, abs(value)), (option, plan)
    assert in_r.keys() == expected.keys()
    for key, value in expected.items():
        assert abs(float(in_r[key]) - value) <= 1e-9 * max(1, abs(value)), key
print(f"R and pandas read the same {len(expected)} means")
