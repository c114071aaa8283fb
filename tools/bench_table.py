#!/usr/bin/env python3
"""Runs the benchmarks of a build folder and prints one table: times, and the stages as ratios to a bare pass.

    bench_table.py BUILD

Each figure is the median of seven runs. Exits 1 when a benchmark reports an error.
"""
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

REPETITIONS = 7
SMALL = "\u0642\u064f\u062a\u0644 \u062e\u0645\u0633\u0629 \u062c\u0646\u0648\u062f \u0641\u064a \u062d\u0644\u0628 \u0623\u0645\u0633\n"


GAZETTEERS = (5_000, 500_000)
LETTERS = "\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647"
LONG = "\u0627\u0648\u064a"


def invented_names(count):
    """That many names of one or two words, no two alike, the same on every run."""
    dice, names = random.Random(20190127), set()
    while len(names) < count:
        words = ["".join(dice.choice(LETTERS) + dice.choice(LONG + LETTERS[:4]) for _ in range(dice.randint(2, 4)))
                 for _ in range(dice.randint(1, 2))]
        names.add(" ".join(words))
    return sorted(names)


def made_gazetteers(build):
    """Knowledge files with so many invented places beside the built-in ones; made once."""
    paths = []
    for count in GAZETTEERS:
        path = build / "bench" / f"gazetteer-{count}.knowledge"
        if not path.exists() or path.stat().st_mtime < (build / "marsad.knowledge").stat().st_mtime:
            extra = build / "bench" / f"gazetteer-{count}.rec"
            with extra.open("w", encoding="utf-8") as out:
                for i, name in enumerate(invented_names(count)):
                    out.write(f"place: invented:{i}\nname_ar: {name}\nkind: village\ncountry: SY\nlat: {33 + i % 400 / 100}\n"
                              f"lon: {36 + i % 600 / 100}\nbasis: recalled\n\n")
            root = pathlib.Path(__file__).resolve().parent.parent
            subprocess.run([str(build / "marsad"), "compile", str(root / "knowledge"), str(extra), "--out", str(path)],
                           check=True, stdout=subprocess.DEVNULL)
            extra.unlink()
        paths.append(path)
    return paths


def gazetteer_table(build):
    paths = made_gazetteers(build)
    os.environ["MARSAD_BENCH_GAZETTEERS"] = ":".join(map(str, paths))
    rows = measure(build / "bench" / "bench_gazetteer")
    print()
    print(f"{'gazetteer beside the built-in one':32} {'ns a token':>11} {'start, ms':>10} {'file, MB':>9}")
    for count, path in zip(GAZETTEERS, paths):
        look_up, start = rows[f"look_up/{path.name}"], rows[f"start_up/{path.name}"]
        print(f"{f'{count:,} invented names':32} {look_up['ms'] * 1e6 / look_up['tokens']:11.1f} {start['ms']:10.3f} "
              f"{path.stat().st_size / 1e6:9.1f}")


def linking_table(build):
    """One run each: a million events take minutes."""
    done = subprocess.run([str(build / "bench" / "bench_link"), "--benchmark_format=json"], capture_output=True, text=True, check=True)
    print()
    print(f"{'linking invented events':24} {'seconds':>9} {'us each':>9} {'compared':>9} {'incidents':>10} {'bytes each':>11} {'of these held':>14}")
    for row in json.loads(done.stdout)["benchmarks"]:
        if row.get("error_occurred"):
            sys.exit(f"bench: {row['name']}: {row['error_message']}")
        seconds = row["cpu_time"] / 1000
        print(f"{row['events']:24,.0f} {seconds:9.2f} {seconds / row['events'] * 1e6:9.1f} {row['compared']:9.1f} "
              f"{row['incidents']:10,.0f} {row['peak']:11,.0f} {row['held']:14,.0f}")


def measure(program):
    """{name: {"ms":, "bytes_per_second":, counters...}} of one benchmark program."""
    arguments = ["--benchmark_format=json", f"--benchmark_repetitions={REPETITIONS}", "--benchmark_min_time=0.1"]
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=True)
    rows, results = json.loads(done.stdout)["benchmarks"], {}
    for row in rows:
        if row.get("error_occurred"):
            sys.exit(f"bench: {row['name']}: {row['error_message']}")
        if row.get("aggregate_name") == "median":
            scale = {"ns": 1e-6, "us": 1e-3, "ms": 1}[row["time_unit"]]
            results[row["run_name"]] = {**row, "ms": row["cpu_time"] * scale}
    return results


def process_start(program):
    """Milliseconds from calling the program with one sentence to its end, events written."""
    times = []
    for _ in range(REPETITIONS):
        begin = time.perf_counter()
        subprocess.run([str(program), "code", "-", "--published", "2019-01-27"], input=SMALL.encode("utf-8"), capture_output=True, check=True)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    build = pathlib.Path(sys.argv[1])
    whole, stages = measure(build / "bench" / "bench_read"), measure(build / "bench" / "bench_stages")
    report = whole["read_report"]
    print(f"one report ({report['bytes']:.0f} bytes, {report['events']:.0f} events), one thread  {report['ms']:8.3f} ms   (at most 5)")
    print(f"start-up: knowledge mapped, engine made                 {whole['start_up']['ms']:8.3f} ms   (at most 50)")
    print(f"start-up: the whole program on one sentence             {process_start(build / 'marsad'):8.3f} ms")
    print()
    bare = stages["bare_pass"]["ms"]
    print(f"{'pass over the same report':32} {'MB/s':>9} {'times the bare pass':>20}")
    for name, row in {**stages, "whole chain": report}.items():
        print(f"{name:32} {row['bytes_per_second'] / 1e6:9.1f} {row['ms'] / bare:20.1f}")
    gazetteer_table(build)
    linking_table(build)
    return 0


if __name__ == "__main__":
    sys.exit(main())
