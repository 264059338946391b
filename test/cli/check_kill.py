#!/usr/bin/env python3
"""Kill assess at random instants: check_kill.py POSTURE SOURCE-FOLDER

The store it leaves opens, is whole, and holds complete blocks only; old results stay as they were; the next run
completes and gives the bytes of an undisturbed one."""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

posture, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
scenario = os.path.join(source, "scenarios", "teaching")
random.seed(1)


def command(output):
    return [posture, "assess", scenario, "--replications", "4000", "--options", "base", "--plans", "overrun", "--csv",
            "--no-report", "--output", output]


def content(output):
    with open(os.path.join(output, "runs.csv"), "rb") as f:
        return f.read()


def check_partial(path):
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    if database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'runs'").fetchone()[0] == 0:
        return 0  # killed before the first transaction
    rows = [r[0] for r in database.execute("SELECT replication FROM runs ORDER BY replication")]
    assert rows == list(range(len(rows))), "rows are missing in the middle"
    database.close()
    return len(rows)


with tempfile.TemporaryDirectory() as folder:
    output = os.path.join(folder, "results")
    started = time.monotonic()
    subprocess.run(command(output), check=True, capture_output=True)
    duration = time.monotonic() - started
    reference = content(output)
    kept = 0
    killed = 0
    for attempt in range(40):
        if killed >= 6 and kept > 0:
            break
        process = subprocess.Popen(command(output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * random.uniform(0.05, 0.9))
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            duration *= 0.8  # it was faster than the first run
            continue
        killed += 1
        assert content(output) == reference, "old results changed"
        store = os.path.join(output + ".partial", "results.sqlite")
        if os.path.exists(store):
            kept += check_partial(store)
    subprocess.run(command(output), check=True, capture_output=True)
    assert content(output) == reference, "a run after a crash differs"
    assert killed >= 6 and kept > 0, (killed, kept)
    print(f"killed {killed} times, {kept} replications kept in whole stores")
