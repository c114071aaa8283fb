#!/usr/bin/env python3
"""A small crawl (tools/make_warc.py) through `marsad code`: the same bytes for one thread and two, every page read, memory that does not
grow with the pages; copies of a page are marked or left out, and say so in the events."""
import json
import pathlib
import subprocess
import sys
import tempfile

import house_program as house

MAKER = house.ROOT / "tools" / "make_warc.py"


def peak_of(program, path):
    script = ("import resource,subprocess,sys;d=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024,d.returncode)")
    done = subprocess.run([sys.executable, "-c", script, program, "code", "-q", "--threads", "2", str(path)], capture_output=True,
                          text=True, check=True, timeout=300)
    peak, code = done.stdout.split()
    return float(peak), int(code)


def main():
    program = house.program_argument()
    broken = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for pages in (50, 500):
            subprocess.run([sys.executable, str(MAKER), str(pages), str(folder / f"{pages}.warc.gz")], check=True, capture_output=True)
        small, large = folder / "50.warc.gz", folder / "500.warc.gz"
        one, two = (house.run(program, "code", "-q", "--threads", n, large) for n in (1, 2))
        read = {event["report"]["id"] for event in house.events_of(one)}
        if one != two:
            broken.append("two threads give other bytes than one")
        if len(read) != 500:
            broken.append(f"events of {len(read)} pages, not 500")
        peaks = [peak_of(program, path) for path in (small, large)]
        print(f"peak {peaks[0][0]:.0f} MB for 50 pages, {peaks[1][0]:.0f} MB for 500")
        if peaks[1][0] > peaks[0][0] + 40 or any(code for _, code in peaks):
            broken.append("memory grows with the pages")
        lines = house.run(program, "convert", "-q", small)
        (folder / "a.jsonl").write_bytes(lines)
        (folder / "b.jsonl").write_bytes(b"".join(
            json.dumps(dict(json.loads(line), id=f"copy-{n}"), ensure_ascii=False).encode() + b"\n" for n, line in enumerate(lines.splitlines())))
        both = (folder / "a.jsonl", folder / "b.jsonl")
        marked = house.events_of(house.run(program, "code", "-q", "--duplicates", "mark", *both))
        copies = [event["report"] for event in marked if event["report"]["id"].startswith("copy-")]
        if not copies or any(c.get("same") != "exact" or c.get("same_as", "copy-").startswith("copy-") for c in copies):
            broken.append("copies are not marked with their first report")
        skipped = house.run(program, "code", "-q", "--duplicates", "skip", *both)
        if b"copy-" in skipped or house.events_of(skipped) != [e for e in marked if not e["report"]["id"].startswith("copy-")]:
            broken.append("copies are not left out")
    house.finish(broken)


if __name__ == "__main__":
    sys.exit(main())
