#!/usr/bin/env python3
"""Two writers and four readers at once: no error, no lost row.

    store_load_test.py --program build/marsad [--full]     --full: for a minute on each kind of store, else a few seconds
"""
import json
import subprocess
import sys
import threading
import time

import store_data
from store_places import ROOT, arguments, content, find, must, places, run

QUESTIONS = (["--where", "killed >= 1"], ["--kind", "incidents"], ["--bbox", "35,32,43,38"], ["--actor", "sdf", "--limit", "50"])


class Load:
    def __init__(self, program, where, folder, lines, seconds):
        self.program, self.where, self.folder, self.lines = program, where, folder, lines
        self.end = time.monotonic() + seconds
        self.written, self.broken, self.asked, self.runs = [], [], 0, 0
        self.lock = threading.Lock()

    def call(self, *args):
        done = subprocess.run([self.program, *map(str, args)], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
        if done.returncode != 0:
            with self.lock:
                self.broken.append(f"{args}: {done.returncode}: {done.stderr}")
        return done.stdout

    def write(self, writer):
        """Batches of its own reports; the two writers take turns in one list, so that their events lie side by side."""
        at = writer
        while time.monotonic() < self.end and not self.broken and at * 40 < len(self.lines):
            batch = self.lines[at * 40:(at + 1) * 40]
            self.call("ingest", store_data.write(self.folder / f"w{writer}.jsonl", batch), "--store", self.where, "-q")
            with self.lock:
                self.written += batch
                self.runs += 1
            at += 2

    def read(self, question):
        seen = 0
        while time.monotonic() < self.end and not self.broken:
            out = self.call("find", "--store", self.where, "-q", *question)
            for line in out.splitlines():
                json.loads(line)
            with self.lock:
                self.asked += 1
                if "--limit" not in question and "incidents" not in question and out.count("\n") < seen:
                    self.broken.append(f"{question}: {out.count(chr(10))} rows after {seen}")
            seen = out.count("\n")

    def run(self):
        threads = [threading.Thread(target=self.write, args=(n,)) for n in (0, 1)]
        threads += [threading.Thread(target=self.read, args=(question,)) for question in QUESTIONS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main():
    args = arguments()
    seconds, count = (60, 40_000) if args.full else (4, 4_000)
    lines = store_data.events(args.program, count)
    with places(args.only) as (folder, kinds):
        for kind in kinds:
            where = kind.fresh()
            run(args.program, "ingest", store_data.write(folder / "first.jsonl", lines[-40:]), "--store", where, "-q")
            load = Load(args.program, where, folder, lines[:-40], seconds)
            load.run()
            must(not load.broken, f"{kind.name}: {load.broken[:3]}")
            must(load.runs >= 4 and load.asked >= 4, f"{kind.name}: too little happened: {load.runs} runs, {load.asked} questions")
            written = sorted(load.written + lines[-40:])
            must(sorted(find(args.program, where).splitlines()) == written, f"{kind.name}: rows are lost or doubled")
            whole = run(args.program, "link", store_data.write(folder / "all.jsonl", written), "-q").stdout.splitlines()
            must(sorted(content(args.program, where)["incidents"].splitlines()) == sorted(whole),
                 f"{kind.name}: incidents are not those of marsad link")
            must(not kind.faults(where), f"{kind.name}: {kind.faults(where)}")
            print(f"{kind.name}: 2 writers ({load.runs} runs, {len(written)} events) and 4 readers ({load.asked} questions) in {seconds} s: "
                  "no error, no lost row")


if __name__ == "__main__":
    sys.exit(main())
