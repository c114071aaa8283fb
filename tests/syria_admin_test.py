#!/usr/bin/env python3
"""The 348 administrative units of Syria, imported with their P-codes, are found in sentences.

    syria_admin_test.py --program build/marsad [--table ../shared/data/syria-admin/admin.jsonl]

Each unit is named in three ways: "in X", "in the countryside of X", and by its noun with what contains it ("subdistrict X that
belongs to Y"). The P-code must be the unit's, the point within 10 km of its centroid. Where several units share a name or an alias, the
plain sentences name the container too, and so they do where the built-in gazetteer knows the name in another country (Giza,
Tyre). "The countryside of Damascus" is the governorate of that name. Units that lie in one another and share a name (governorate and district of Homs) are
one answer there, since nothing in "in Homs" tells them apart: the third sentence must.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys
import tempfile

NOUNS = {"admin1": "محافظة", "admin2": "منطقة", "admin3": "ناحية"}
FRAME = "قُتل مدني وأصيب آخران بقصف مدفعي {} أمس الثلاثاء."


def kilometres(lat1, lon1, lat2, lon2):
    dy, dx = (lat1 - lat2) * 111.2, (lon1 - lon2) * 111.2 * math.cos(math.radians(lat1))
    return math.hypot(dx, dy)


def read_units(path):
    units = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        units[row["id"]] = row
    return units


def chain(units, unit):
    out = []
    while unit["in"]:
        unit = units[unit["in"]]
        out.append(unit)
    return out


def known_abroad(program, names):
    """Those of the names that the built-in gazetteer knows outside Syria."""
    abroad = set()
    done = subprocess.run([program, "gazetteer", "find", "--layer", "none", *names], capture_output=True, text=True)
    for line in done.stdout.splitlines():
        place = json.loads(line)
        if place["country"] != "SY":
            abroad.update([place["name_ar"], *place["aliases"]])
    return {bare(name) for name in abroad}


def bare(name):
    return " ".join(word.removeprefix("ال") for word in name.translate(str.maketrans("أإآىة", "اااية".replace("ة", "ه"))).split())


def sentences(units, abroad):
    """(unit id, sort, sentence, P-codes that are right)"""
    by_name = collections.defaultdict(list)
    for unit in units.values():
        for name in {unit["name_ar"], *unit["aliases"]}:
            by_name[name].append(unit)
    for unit in units.values():
        above, name = chain(units, unit), unit["name_ar"]
        same = by_name[name]
        nested = {u["pcode"] for u in same if u in above or unit in chain(units, u) or u is unit}
        homonyms = len(same) > len(nested) or bare(name) in abroad
        told = f" ب{NOUNS[above[-1]['level']]} {above[-1]['name_ar']}" if homonyms and above else ""
        area = next((u["pcode"] for u in units.values() if u["name_ar"] == f"ريف {name}"), None)
        yield unit["id"], "in", FRAME.format(f"في {name}{told}"), nested
        yield unit["id"], "countryside", FRAME.format(f"بريف {name}{told}"), {area} if area else nested
        belongs = f" التابعة ل{NOUNS[above[0]['level']]} {above[0]['name_ar']}" if above else ""
        yield unit["id"], "unit", FRAME.format(f"في {NOUNS[unit['level']]} {name}{belongs}"), {unit["pcode"]}


def wrong(units, unit, right, events):
    """What is wrong with the events of one sentence, "" when all is well."""
    if not events:
        return "no event"
    where = events[0]["where"]
    if where["pcode"] not in right:
        return f"P-code {where['pcode']} ({where['id']}), wanted {'/'.join(sorted(right))}"
    centre = next(u for u in units.values() if u["pcode"] == where["pcode"])
    if where["lat"] is None:
        return "no coordinates"
    far = kilometres(where["lat"], where["lon"], centre["lat"], centre["lon"])
    return f"{far:.0f} km from the centroid" if far > 10 else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--table", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parents[2] / "shared/data/syria-admin/admin.jsonl")
    arguments = parser.parse_args()
    if not arguments.table.is_file():
        print(f"skipped: there is no {arguments.table}")
        return 77
    units = read_units(arguments.table)
    asked = list(sentences(units, known_abroad(arguments.program, [u["name_ar"] for u in units.values()])))
    with tempfile.TemporaryDirectory() as folder:
        layer, reports = pathlib.Path(folder) / "places.rec", pathlib.Path(folder) / "reports.jsonl"
        subprocess.run([arguments.program, "gazetteer", "import", "--pcodes", str(arguments.table), "--out", str(layer)],
                       check=True, stdout=subprocess.DEVNULL)
        reports.write_text("".join(json.dumps({"id": str(i), "text": text, "published": "2019-01-30"}, ensure_ascii=False) + "\n"
                                   for i, (_, _, text, _) in enumerate(asked)), encoding="utf-8")
        done = subprocess.run([arguments.program, "code", str(reports), "--layer", str(layer), "--quiet"], check=True,
                              capture_output=True, text=True)
    events = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        event = json.loads(line)
        events[event["report"]["id"]].append(event)
    failed, counts = [], collections.Counter()
    for i, (unit, sort, text, right) in enumerate(asked):
        counts[sort] += 1
        if fault := wrong(units, units[unit], right, events[str(i)]):
            failed.append(f"{sort:12} {unit}: {fault}\n             {text}")
    for line in failed[:40]:
        print(line)
    print(f"{len(units)} units, {len(asked)} sentences ({dict(counts)}), {len(failed)} wrong")
    return 1 if failed or len(units) != 348 else 0


if __name__ == "__main__":
    sys.exit(main())
