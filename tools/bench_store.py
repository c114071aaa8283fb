#!/usr/bin/env python3
"""Measures how fast coded events go into a SQLite store, incidents included.

    bench_store.py BUILD [EVENTS]

EVENTS (20,000 unless told) are made from the reports of cases/incidents, four a report as in news of a day, each report one
transaction. The median of three runs into a fresh file, in events a second of the clock and of the processor, which tells what the
clock of a busy machine hides; then how long it takes to see that all is known.
"""
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import store_data  # noqa: E402


def timed(*command):
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT)
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, count = str(pathlib.Path(sys.argv[1]).resolve() / "marsad"), int(sys.argv[2]) if len(sys.argv) == 3 else 20_000
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as name:
        folder = pathlib.Path(name)
        events = store_data.write(folder / "events.jsonl", store_data.events(program, count))
        runs = [timed(program, "ingest", str(events), "--store", str(folder / f"{n}.db"), "-q") for n in range(3)]
        clock, processor = (statistics.median(run[i] for run in runs) for i in (0, 1))
        again = timed(program, "ingest", str(events), "--store", str(folder / "0.db"), "-q")[0]
        size = (folder / "0.db").stat().st_size
    print(f"{f'ingest of {count:,} events into SQLite':42} {count / clock:9.0f} events a second   (at least 2,000)")
    print(f"{'  by the time of the processor':42} {count / processor:9.0f} events a second")
    print(f"{'  the same again, all known':42} {count / again:9.0f} events a second")
    print(f"{'  in the file':42} {size / count:9.0f} bytes an event")
    return 0


if __name__ == "__main__":
    sys.exit(main())
