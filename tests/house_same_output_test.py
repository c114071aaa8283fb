#!/usr/bin/env python3
"""The same input gives the same bytes: with one thread and with two, twice over, and the same events in another order."""
import json
import pathlib
import tempfile

from house_program import ROOT, events_of, finish, program_argument, run


def many_lines(reports):
    """Many small inputs of uneven size, so that two threads really take turns."""
    texts = [path.read_text(encoding="utf-8") for path in reports if path.suffix == ".txt"]
    for number in range(200):
        text = "\n\n".join(texts[number % len(texts):][:1 + number % 3])
        yield json.dumps({"id": f"r{number}", "published": "2023-11-09", "text": text}, ensure_ascii=False) + "\n"


def main():
    program, broken = program_argument(), []
    reports = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    with tempfile.TemporaryDirectory() as folder:
        totals = [pathlib.Path(folder, name) for name in "ab"]
        many = pathlib.Path(folder, "many.jsonl")
        many.write_text("".join(many_lines(reports)), encoding="utf-8")
        one = run(program, "code", many, "--threads", 1, "--aggregates", totals[0])
        two = run(program, "code", many, "--threads", 2, "--aggregates", totals[1])
        if one != two:
            broken.append("one thread and two threads differ")
        if totals[0].read_bytes() != totals[1].read_bytes():
            broken.append("the aggregates of one thread and of two threads differ")
    for kind in ("jsonl", "table", "acled", "geojson"):
        first, second = (run(program, "code", *reports, "--format", kind, "--threads", n) for n in (2, 2))
        if first != second or not first:
            broken.append(f"two runs with --format {kind} differ, or gave nothing")
    forth, back = run(program, "code", *reports), run(program, "code", *reversed(reports))
    if sorted(forth.splitlines()) != sorted(back.splitlines()):
        broken.append("the order of the inputs changes the events")
    folder_events = run(program, "code", ROOT / "examples")
    if sorted(folder_events.splitlines()) != sorted(forth.splitlines()):
        broken.append("a folder gives other events than its files")
    if len({event["id"] for event in events_of(forth)}) != len(events_of(forth)):
        broken.append("an event id occurs twice")
    finish(broken)


if __name__ == "__main__":
    main()
