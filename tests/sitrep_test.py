#!/usr/bin/env python3
"""Holds `marsad sitrep` to made events whose counts are known: figures, weeks, changes against the norm, new actors, contested
figures; in both languages, with nothing from the network, and public without what may harm."""
import datetime
import json
import pathlib
import re
import tempfile

from house_program import ROOT, finish, program_argument, run

BROKEN = []
DAY = datetime.date(2019, 1, 21)


def check(holds, what):
    if not holds:
        BROKEN.append(what)


def event(number, day, place=("Hajin", 34.69, 40.83), kind=("Battles", "Armed clash"), actor="sdf", killed=None, publisher=None,
          status="reported"):
    name, lat, lon = place
    harm = [{"kind": "killed", "who": "unknown", "min": killed, "max": killed}] if killed is not None else []
    return {"schema": "marsad.event/1", "id": f"e{number:03}", "type": kind[0], "subtype": kind[1], "status": status,
            "report": {"id": f"r{number}", "publisher": publisher or f"Outlet {number}", "published": str(day)},
            "when": {"from": str(day), "to": str(day), "precision": "day"},
            "where": {"text": name, "name_en": name, "name_ar": "هجين" if name == "Hajin" else "الرقة", "id": f"marsad:{name}",
                      "admin1": "Deir ez-Zor" if name == "Hajin" else "Raqqa", "country": "SY", "lat": lat, "lon": lon,
                      "precision": "place"},
            "sides": [{"role": "side1", "actors": [{"id": actor, "name_en": actor.upper(), "name_ar": "قسد", "kind": "rebel"}]},
                      {"role": "side2", "actors": [{"id": "is", "name_en": "Islamic State", "name_ar": "تنظيم الدولة",
                                                    "kind": "rebel"}]}],
            "harm": harm, "weapons": [], "flags": [], "demands": [], "source": {"text": None, "kind": "media", "chain": []},
            "confidence": 0.9, "evidence": []}


def made():
    raqqa = ("Raqqa", 35.95, 39.01)
    out, number = [], 0

    def add(**more):
        nonlocal number
        number += 1
        out.append(event(number, **more))
    for week in range(1, 5):  # one clash a week, far apart in days: none is linked with another
        add(day=DAY - datetime.timedelta(days=7 * week), killed=1)
    for day in range(0, 6):  # each at a place of its own
        add(day=DAY + datetime.timedelta(days=day), place=("Hajin", 33 + day * 0.5, 40.83), killed=2)
        out[-1]["where"]["id"] = f"marsad:place-{day}"
    add(day=DAY, place=raqqa, kind=("Protests", "Peaceful protest"), actor="regime")
    # One strike as two outlets tell it, with other figures; and once more by the first, raised.
    strike = {"day": DAY + datetime.timedelta(days=2), "place": raqqa, "kind": ("Explosions/Remote violence", "Air/drone strike"),
              "actor": "coalition"}
    add(**strike, killed=5, publisher="Wire")
    add(**strike, killed=8, publisher="Radio <b>")
    add(**strike, killed=6, publisher="Wire")
    out[-1]["report"]["published"] = str(DAY + datetime.timedelta(days=4))
    add(day=DAY, place=raqqa, kind=("Violence against civilians", "Attack"), actor="hts", status="denied", killed=99)
    out.append(event(99, DAY, killed=50))
    out[-1]["when"] = {"from": None, "to": None, "precision": None}
    return out


def visible(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<style>.*?</style>", "", page)))


def main():
    program = program_argument()
    lines = "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in made()).encode()
    period = ("--from", "2019-01-21", "--to", "2019-01-27")
    page = run(program, "sitrep", "-", "-q", *period, stdin=lines).decode()
    text = visible(page)
    for words in ("21 January 2019 to 27 January 2019 (7 days)", "8 incidents", "18 reported fatalities 18 to 20",
                  "All incidents: 8 incidents, more than the 1.0 that the weeks before let expect",
                  "Battles: 6 incidents, more than the 1.0", "Deir ez-Zor: 6 incidents, more than the 1.0",
                  "Killed, by source: \u2068Wire\u2069: \u20686\u2069, \u2068Radio &lt;b&gt;\u2069: \u20688\u2069.", "1 records without a day", "Restricted version"):
        check(words in text, f"the page does not say {words!r}")
    check("COALITION" in text.split("Actors not seen before")[1].split("Sources")[0], "new actor")
    # The number by itself: the hash of the knowledge at the foot may hold the digits.
    check(not re.search(r"\b99\b", text) and "HTS" not in text, "what is only denied is counted")
    check("Wire (1)" in text and page.count("<svg") >= 4, "sources and pictures")
    incidents = run(program, "link", "-", "-q", stdin=lines)
    check(run(program, "sitrep", "-", "-q", *period, stdin=incidents).decode() == page, "incident lines give another page")
    for language, extra in (("en", ()), ("ar", ()), ("ar", ("--public",))):
        out = run(program, "sitrep", "-", "-q", *period, "--lang", language, *extra, stdin=lines).decode()
        check(not re.search(r"<script|<link|<img|src=|url\(|@import|https?:", out), f"{language}: needs something from elsewhere")
        check(f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in out, f"{language}: direction")
        check("<b>\u2009" not in out and "Radio <b>" not in out, f"{language}: a name became markup")
        check(not re.search(r"\{\w+\}", visible(out)), f"{language}: a part is not filled in")
    arabic = visible(run(program, "sitrep", "-", "-q", *period, "--lang", "ar", stdin=lines).decode())
    left = set(re.findall(r"[A-Za-z]{3,}", arabic)) - {"Wire", "Radio", "Outlet", "marsad", "COALITION", "REGIME"}
    check(not {word for word in left if not re.fullmatch("[0-9a-f]+", word)}, f"English words in the Arabic page: {left}")
    check("تقرير الوضع" in arabic and "8 حوادث" in arabic, "the Arabic page")
    narrow = visible(run(program, "sitrep", "-", "-q", *period, "--admin1", "Raqqa", stdin=lines).decode())
    check("2 incidents" in narrow and "Situation report: Raqqa" in narrow, "--admin1")
    empty = visible(run(program, "sitrep", "-", "-q", *period, stdin=b"").decode())
    check("No incident of this period is among the records" in empty, "nothing to report")
    first = visible(run(program, "sitrep", "-", "-q", "--from", "2018-12-24", "--to", "2018-12-30", stdin=lines).decode())
    check("do not reach back a week" in first, "no norm")
    run(program, "sitrep", "-", stdin=lines, expect=2)
    run(program, "sitrep", "-", "--from", "2019-01-27", "--to", "2019-01-21", stdin=lines, expect=2)
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "public.html"
        run(program, "sitrep", "-", "-q", "--public", "--out", out, *period, stdin=lines)
        log = (pathlib.Path(folder) / "public.html.redactions.jsonl").read_text().splitlines()
        check("Public version" in out.read_text(encoding="utf-8") and len(log) > 1, "public page with its log")
    # Every text of the program has its Arabic.
    wording = (ROOT / "knowledge/codebooks/wording.rec").read_text(encoding="utf-8")
    known = {line[9:] for line in wording.splitlines() if line.startswith("wording: ")}
    for path in [*sorted((ROOT / "src/sitrep").glob("*.cpp")), ROOT / "src/codebook/notes.cpp"]:
        source = re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8"))
        for words in re.findall(r'(?:say|fill|section|open_table)\(\s*"((?:[^"\\]|\\.)+)"', source):
            check(words in known or words == "{a} ", f"{path.name}: no Arabic for {words!r}")
    finish(BROKEN)


if __name__ == "__main__":
    main()
