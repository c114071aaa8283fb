#!/usr/bin/env python3
"""An ingest that is killed at any moment and started again comes to what an undisturbed one comes to.

    store_kill_test.py --program build/marsad [--full]     --full: 2,000 reports and 200 kills on each kind of store, then
                                                                10,000 event lines and 100 kills

SIGKILL falls after a random time; then the store is checked (integrity_check and foreign keys, pg_amcheck), and the same
command goes on. When it ends by itself, the content must be that of one run from end to end; then all begins anew, until there
were kills enough.
"""
import random
import subprocess
import sys
import time

import store_data
from store_places import ROOT, arguments, content, must, places, run


def start(program, reports, where):
    return subprocess.Popen([program, "ingest", reports, "--store", where, "-q"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            cwd=ROOT)


def kill_often(program, kind, reports, whole, kills, longest, rng):
    done, ends, where = 0, 0, kind.fresh()
    while done < kills or ends == 0:
        process = start(program, reports, where)
        try:
            process.wait(rng.uniform(0.01, longest) if done < kills else 600)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
            faults = check_at_rest(kind, where)
            must(not faults, f"{kind.name} after kill {done}: {faults}")
            continue
        must(process.returncode == 0, f"{kind.name}: a resumed ingest ends with {process.returncode}: {process.stderr.read().decode()}")
        must(content(program, where) == whole, f"{kind.name}: after {done} kills the content is another")
        ends += 1
        where = kind.fresh()
    return done, ends


def check_at_rest(kind, where):
    """A kill may come before there are any tables."""
    try:
        return kind.faults(where)
    except Exception as error:  # noqa: BLE001: what sqlite3 says of a file without tables
        return [] if "no such table" in str(error) or "unable to open" in str(error) else [str(error)]


def main():
    args = arguments()
    count, kills = (2_000, 200) if args.full else (120, 8)
    rng = random.Random(20)
    with places(args.only) as (folder, kinds):
        inputs = [("reports", store_data.write(folder / "reports.jsonl", store_data.reports(count)), kills),
                  ("event lines", store_data.write(folder / "events.jsonl", store_data.events(args.program, 5 * count)), kills // 2)]
        for kind in kinds:
            for what, path, most in inputs:
                where = kind.fresh()
                began = time.monotonic()
                run(args.program, "ingest", path, "--store", where, "-q")
                took = time.monotonic() - began
                whole = content(args.program, where)
                must(whole["events"].count("\n") > count / 2, "there are hardly any events")
                done, ends = kill_often(args.program, kind, path, whole, most, max(0.3, took / (12 if args.full else 3)), rng)
                print(f"{kind.name}: {done} kills of an ingest of {what} ({count} reports, {took:.1f} s), {ends} times to the end: "
                      "all as it was", flush=True)


if __name__ == "__main__":
    sys.exit(main())
