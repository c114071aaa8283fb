#!/usr/bin/env python3
"""Holds `marsad export --public` to its care: no person's name, no telephone number, no words of the report, no point finer than
a kilometre, hospitals, shelters, camps and evacuation routes by their area, each change logged without what was there."""
import json
import pathlib
import re
import tempfile

from house_program import ROOT, SHARED, events_of, finish, program_argument, run

BROKEN = []
NAMES = ("أحمد الحسن", "مريم", "العلي", "خالد", "سالم", "الأحمد", "ياسر", "ليلى", "الصالح", "محمود", "0944", "123456", "secret", "مقتل-")
FORMATS = ("jsonl", "acled", "ucdp", "plover", "hxl", "geojson", "csv")
ARABIC = re.compile("[\u0621-\u064a\u0660-\u0669]")


def check(holds, what):
    if not holds:
        BROKEN.append(what)


def texts_of(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, path)
    elif isinstance(value, str):
        yield path, value


def decimals(number):
    return len(repr(number).split(".")[1].rstrip("0")) if isinstance(number, float) else 0


def of_the_knowledge():
    """Every Arabic value of knowledge/ and of the imported places."""
    files = list((ROOT / "knowledge").rglob("*.rec")) + [p for p in (ROOT / "build/geonames.rec",) if p.exists()]
    return {line.split(": ", 1)[1] for path in files for line in path.read_text(encoding="utf-8").splitlines() if ": " in line}


def look(lines, log, known, publishers, name):
    before = {}
    for entry in log[1:]:
        before.setdefault(entry["id"], set()).add((entry["field"], entry["what"]))
        check(not ARABIC.search(json.dumps(entry, ensure_ascii=False)), f"{name}: the log tells what was there: {entry}")
    for line in lines:
        where = line["where"]
        fine = 1 if ("where", "coarsened") in before.get(line["id"], ()) else 2
        check(all(where[k] is None or decimals(where[k]) <= fine for k in ("lat", "lon")), f"{name}: too fine a point {where}")
        if fine == 1:
            check(where["precision"] in ("admin", "country") and not where["id"] and not where["admin3"], f"{name}: {where}")
        for path, text in texts_of(line):
            check(not ARABIC.search(text) or text in known or text in publishers, f"{name}: words of the report at {path}: {text}")
            check(text in known or re.fullmatch("(inc-|r-)?[0-9a-f]{12,64}", text) 
                  or not re.search(r"(?<!\d)0\d([ -]?\d){6,}", text), f"{name}: a telephone number at {path}: {text}")
            if path.endswith("url"):
                check(re.fullmatch(r"[a-z]+://[^/@]+/", text), f"{name}: an address {text}")


def made_reports(program, folder, known):
    lines = run(program, "code", "-q", ROOT / "tests/data/public_reports.jsonl")
    events = events_of(lines)
    check(len(events) >= 6, f"only {len(events)} events of the made reports")
    incidents = run(program, "link", "-", "-q", stdin=lines)
    for kind, data in (("events", lines), ("incidents", incidents)):
        for form in FORMATS:
            for language in ("en", "ar"):
                out = folder / f"{kind}.{form}.{language}"
                run(program, "export", "-", "-q", "--public", "--format", form, "--lang", language, "--out", out, stdin=data)
                bytes_ = out.read_text(encoding="utf-8")
                for word in NAMES:
                    check(word not in bytes_, f"{kind} {form} {language}: holds {word}")
        public = events_of((folder / f"{kind}.jsonl.en").read_bytes())
        log = events_of((folder / f"{kind}.jsonl.en.redactions.jsonl").read_bytes())
        check(log[0]["schema"] == "marsad.redactions/1" and log[0]["time"].endswith("Z") and log[0]["tool"].startswith("marsad "), "log")
        look(public, log, known, {"شبكة الفرات"}, kind)
        check(len(public) == len(data.splitlines()), f"{kind}: a line is lost")
        # The restricted file is another one, and untouched.
        check(run(program, "export", "-", "-q", "--restricted", stdin=data) == data, f"{kind}: --restricted changes lines")
    public = {line["id"]: line for line in events_of((folder / "events.jsonl.en").read_bytes())}
    coarse = {event["report"]["id"]: public[event["id"]]["where"]["precision"] == "admin" for event in events}
    check(all(coarse[key] for key in ("أحمد-الحسن.txt", "c", "e", "g")), f"hospital, camp and route are told by their area: {coarse}")
    check(not any(coarse[key] for key in ("d", "f", "h")),
          f"a mine in a town, a source in a hospital and the middle of a town are no such place: {coarse}")
    facts = [(e["type"], e["subtype"], e["when"]["from"], [h["min"] for h in e["harm"]]) for e in events]
    check(facts == [(e["type"], e["subtype"], e["when"]["from"], [h["min"] for h in e["harm"]]) for e in public.values()],
          "days, types and counts stay")


def field_corpus(program, folder, known):
    field = sorted((SHARED / "field").glob("*.jsonl"))
    if not field:
        print("field corpus: skipped, shared data absent")
        return
    lines = run(program, "code", "-q", *field)
    publishers = {event["report"]["publisher"] for event in events_of(lines)}
    for kind, data in (("events", lines), ("incidents", run(program, "link", "-", "-q", stdin=lines))):
        out = folder / f"field-{kind}"
        run(program, "export", "-", "-q", "--public", "--out", out, stdin=data)
        public, log = events_of(out.read_bytes()), events_of(pathlib.Path(f"{out}.redactions.jsonl").read_bytes())
        look(public, log, known, publishers, f"field corpus, {kind}")
        coarsened = sum(entry["what"] == "coarsened" and entry["field"] == "where" for entry in log[1:])
        print(f"field corpus: {len(public)} {kind}, {len(log) - 1} changes, {coarsened} places told by their area")


def main():
    program = program_argument()
    known = of_the_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        made_reports(program, pathlib.Path(folder), known)
        field_corpus(program, pathlib.Path(folder), known)
    finish(BROKEN[:40])


if __name__ == "__main__":
    main()
