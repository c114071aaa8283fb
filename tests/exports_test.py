#!/usr/bin/env python3
"""Holds `marsad export` and `marsad import` to the codebooks, on the examples and, where it lies beside the project, the field
corpus, as events and as incidents. GeoPackage needs GDAL, Parquet pyarrow, the typed load pandas: skipped with a word without."""
import csv
import importlib.util
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import acled_rules
from house_program import ROOT, SHARED, finish, program_argument, run

BROKEN = []
HXL = ("#event+code #date+occurred #date+start #date+end #event+type #event+subtype #group+name+first #group+name+second "
       "#country+name #adm1+name #adm2+name #adm3+name #adm1+code #loc+name #geo+lat #geo+lon #meta+source #description "
       "#affected+killed #affected+killed+min #affected+killed+max #affected+injured #affected+idps").split()


def check(holds, what):
    if not holds:
        BROKEN.append(what)


def acled(program, lines, name):
    table = run(program, "export", "-", "-q", "--format", "acled", stdin=lines)
    rows = acled_rules.read(table)
    for row in rows:
        BROKEN.extend(f"{name}: {fault}" for fault in acled_rules.faults(row))
    ids = [row["event_id_cnty"] for row in rows]
    check(len(ids) == len(set(ids)), f"{name}: two rows of one id")
    numbers = list(csv.DictReader(io.StringIO(run(program, "export", "-", "-q", "--format", "acled", "--acled-numbers",
                                                  stdin=lines).decode(), newline="")))
    check(all(re.fullmatch(r"[1-8]?", row["inter1"]) and re.fullmatch(r"|[1-8][0-8]", row["interaction"]) for row in numbers),
          f"{name}: inter and interaction as numbers")
    arabic = acled_rules.read(run(program, "export", "-", "-q", "--format", "acled", "--lang", "ar", stdin=lines))
    check(all(re.search("[\u0621-\u064a]", row["notes"]) and not re.search(r"\{\w+\}", row["notes"]) for row in arabic),
          f"{name}: notes in Arabic")
    print(f"{name}: {len(rows)} ACLED rows, 31 columns")
    return table, rows


def load_with_pandas(table):
    if importlib.util.find_spec("pandas") is None:
        print("typed load: skipped, pandas absent")
        return
    import pandas
    frame = pandas.read_csv(io.BytesIO(table), keep_default_na=False, na_values=[""], parse_dates=["event_date"])
    kinds = {c: frame[c].dtype.kind for c in frame.columns}
    check(list(frame.columns) == acled_rules.COLUMNS, "pandas: 31 columns")
    check(kinds["event_date"] == "M" and all(kinds[c] == "i" for c in ("year", "time_precision", "geo_precision", "fatalities")),
          f"pandas: types {kinds}")
    check(all(kinds[c] == "f" for c in ("latitude", "longitude")), "pandas: degrees are numbers")


def round_trip(program, table, lines):
    imported = run(program, "import", "-", "-q", "--format", "acled", stdin=table)
    again = run(program, "export", "-", "-q", "--format", "acled", stdin=imported)
    check(again == table, "acled -> import -> acled changes the table")
    # The events behind it are the same too, as far as the table tells.
    first = acled_rules.read(table)
    for row, line in zip(first, imported.decode().splitlines()):
        event = json.loads(line)
        names = [[actor["name_en"] or actor["name_ar"] for actor in side["actors"]] for side in event["sides"]]
        dead = sum(harm["min"] for harm in event["harm"] if harm["kind"] == "killed")
        same = (event["type"] == row["event_type"] and event["subtype"] == row["sub_event_type"] and dead == int(row["fatalities"])
                and event["where"]["admin1"] == (row["admin1"] or None)
                and (event["when"]["from"] == row["event_date"]) == (row["time_precision"] == "1")
                and bool(names[0]) == bool(row["actor1"]) and bool(names[1]) == bool(row["actor2"]))
        check(same, f"import: {row['event_id_cnty']} is another event: {line[:300]}")
    # Actors that the knowledge has come back under their ids, so that linking sees them.
    ids = {(actor["name_en"], actor["id"]) for line in lines.decode().splitlines() for side in json.loads(line)["sides"]
           for actor in side["actors"] if actor["id"] and actor["name_en"] and not actor["id"].startswith(("generic:", "generic-", "new:"))}
    back = {actor["name_en"]: actor["id"] for line in imported.decode().splitlines() for side in json.loads(line)["sides"]
            for actor in side["actors"]}
    for name, actor in sorted(ids):
        check(back.get(name, actor) == actor, f"import: {name} is {back.get(name)}, not {actor}")
    places = {(e["where"]["name_en"], e["where"]["lat"]): e["where"]["id"] for e in map(json.loads, lines.decode().splitlines())
              if e["where"]["name_en"] and e["where"]["precision"] == "place" and e["where"]["lat"]}
    found = [(places[key], e["where"]["id"]) for e in map(json.loads, imported.decode().splitlines())
             if (key := (e["where"]["name_en"], e["where"]["lat"])) in places]
    same = sum(was == now for was, now in found)
    check(same >= 0.95 * len(found), f"import: {same} of {len(found)} places come back under their ids")
    run(program, "link", "-", "-q", stdin=imported + lines)


def geojson(program, lines, name):
    data = json.loads(run(program, "export", "-", "-q", "--format", "geojson", stdin=lines))
    check(data["type"] == "FeatureCollection" and "crs" not in data, f"{name}: a collection in WGS 84")
    for feature in data["features"]:
        point = feature["geometry"]
        check(feature["type"] == "Feature" and isinstance(feature["properties"], dict) and feature["id"], f"{name}: feature")
        check(point is None or (point["type"] == "Point" and len(point["coordinates"]) == 2 and abs(point["coordinates"][0]) <= 180
                                and abs(point["coordinates"][1]) <= 90), f"{name}: point {point}")
        check(feature["properties"]["notes"] and feature["properties"]["notes_ar"], f"{name}: notes in both languages")
    check(len({feature["id"] for feature in data["features"]}) == len(lines.splitlines()), f"{name}: one feature a line")


def hxl(program, lines):
    rows = list(csv.reader(io.StringIO(run(program, "export", "-", "-q", "--format", "hxl", stdin=lines).decode(), newline="")))
    check(rows[1] == HXL, f"hxl: tags {rows[1]}")
    check(all(len(row) == len(HXL) for row in rows) and len(rows) == len(lines.splitlines()) + 2, "hxl: a row a line")
    check(all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z0-9_]+)*", tag) for tag in rows[1]), "hxl: form of the tags")


def ucdp(program, lines, name):
    table = run(program, "export", "-", "-q", "--format", "ucdp", stdin=lines).decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    check(table.split("\r\n")[0].split(",") == acled_rules.UCDP and len(acled_rules.UCDP) == 49, "ucdp: 49 columns in order")
    for row in rows:
        BROKEN.extend(f"{name}: {fault}" for fault in acled_rules.ucdp_faults(row))
    check(len({row["id"] for row in rows}) == len(rows), f"{name}: two UCDP rows of one id")
    return len(rows)


def plover(program, lines):
    rows = list(csv.DictReader(io.StringIO(run(program, "export", "-", "-q", "--format", "plover", stdin=lines).decode(), newline="")))
    types = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
                "ASSAULT".split())
    check(rows and all(row["Event Type"] in types and row["CAMEO Root"] in [f"{n:02}" for n in range(1, 21)] for row in rows),
          "plover: types and roots")
    check(all(row["Event Mode"] for row in rows if row["Event Type"] in ("ASSAULT", "PROTEST", "COERCE")), "plover: modes")


def geopackage(program, lines, folder):
    if not shutil.which("ogr2ogr") or not shutil.which("ogrinfo"):
        print("gpkg: skipped, GDAL's programs absent")
        return
    out = folder / "map & more.gpkg"
    run(program, "export", "-", "-q", "--format", "gpkg", "--out", out, stdin=lines)
    info = subprocess.run(["ogrinfo", "-so", str(out), "marsad"], capture_output=True, text=True, check=True).stdout
    check(f"Feature Count: {len(lines.splitlines())}" in info and "Geometry: Point" in info and 'ID["EPSG",4326]' in info, "gpkg")
    check("killed_low: Integer64" in info and "from: Date" in info and "lat: Real" in info, "gpkg: types of columns")
    check(sorted(p.name for p in folder.iterdir()) == [out.name], "gpkg: files left behind")


def parquet(program, lines, folder):
    out = folder / "events.parquet"
    if importlib.util.find_spec("pyarrow") is None:
        print("parquet: skipped, pyarrow absent")
        os.environ["MARSAD_PYTHON"] = sys.executable
        run(program, "export", "-", "-q", "--format", "parquet", "--out", out, stdin=lines, expect=1)
        check(not list(folder.glob("*parquet*")), "parquet: files left behind")
        return
    import pyarrow.parquet
    os.environ["MARSAD_PYTHON"] = sys.executable
    run(program, "export", "-", "-q", "--format", "parquet", "--out", out, stdin=lines)
    table = pyarrow.parquet.read_table(out)
    flat = list(csv.reader(io.StringIO(run(program, "export", "-", "-q", "--format", "csv", stdin=lines).decode(), newline="")))
    check(table.column_names == flat[0] and table.num_rows == len(flat) - 1, "parquet: columns and rows")
    check(str(table.schema.field("from").type) == "date32[day]" and str(table.schema.field("killed_low").type) == "int64", "types")


def updates(program, lines, folder):
    table = folder / "old.csv"
    table.write_bytes(run(program, "export", "-", "-q", "--format", "acled", stdin=lines))
    old = acled_rules.read(table.read_bytes())
    events = [json.loads(line) for line in lines.decode().splitlines()]
    gone = next(e for e in events if e["status"] == "reported" and e["when"]["from"])
    changed = next(e for e in events if e["status"] == "reported" and e["id"] != gone["id"] and e["when"]["from"] and e["harm"])
    changed["flags"] = ["friendly_fire"]
    new = "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in events if e["id"] != gone["id"]).encode()
    os.environ["SOURCE_DATE_EPOCH"] = "1900000000"
    out = acled_rules.read(run(program, "export", "-", "-q", "--format", "acled", "--before", table, "--deleted", folder / "gone.csv",
                               stdin=new))
    del os.environ["SOURCE_DATE_EPOCH"]
    stamps = {row["event_id_cnty"]: row for row in out}
    same = [row for row in old if row["event_id_cnty"] in stamps and stamps[row["event_id_cnty"]]["tags"] == row["tags"]]
    bumped = [i for i, row in stamps.items() if row["timestamp"] == "1900000000"]
    deleted = (folder / "gone.csv").read_text().split()
    check(deleted[0] == "event_id_cnty,deleted_timestamp" and len(deleted) >= 2, f"deleted list {deleted}")
    check(1 <= len(bumped) < len(out) / 2, f"{len(bumped)} of {len(out)} timestamps are new")
    check(all(stamps[row["event_id_cnty"]]["timestamp"] in (row["timestamp"], "1900000000") for row in same), "unchanged rows")


def bad_tables(program):
    head = ",".join(acled_rules.COLUMNS)
    good = ("SYR1,27 January 2019,2019,1,Political violence,Battles,Armed clash,Islamic State,,Rebel group,Syrian Democratic Forces,,"
            "Rebel group,Rebel group-Rebel group,,760,Middle East,Syria,Deir ez-Zor,,,Hajin,34.6900,40.8300,1,Wire,National,"
            "\"Two lines\nof notes, with a comma.\",3,,1548547200")
    bad = [good.replace("SYR1,27 January", "SYR2,31 February"), good.replace("SYR1", "SYR3").replace("Armed clash", "Armed clashes"),
           good.replace("SYR1", "SYR4").replace("34.6900", "134.69"), good.replace("SYR1", "SYR5").replace(",3,,154", ",three,,154"),
           good, good.replace("SYR1", "SYR6").replace("Syria,Deir", "Syrya,Deir"), "SYR7,2019-01-27,2019"]
    table = "\r\n".join([head, good, *bad, good.replace("SYR1", "SYR8")]) + "\r\n"
    done = subprocess.run([program, "import", "-", "--format", "acled"], input=table.encode(), capture_output=True, check=False)
    told = done.stderr.decode()
    taken = [json.loads(line)["id"] for line in done.stdout.decode().splitlines()]
    check(done.returncode == 1 and taken == ["acled:SYR1", "acled:SYR8"], f"import: taken {taken}, exit {done.returncode}")
    for words in ("standard input:4: SYR2: event_date '31 February 2019' is no day", "did you mean 'Armed clash'",
                  "latitude '134.69' is no number from -90 to 90", "fatalities 'three'", "SYR1: event_id_cnty 'SYR1' stands in an earlier",
                  "did you mean 'Syria'", "the row has 3 cells, the first row 31", "9 rows, 2 taken, 7 not"):
        check(words in told, f"import does not say {words!r}:\n{told}")
    own = run(program, "import", "-", "-q", "--format", "acled", stdin=f"{head},report\r\n{good},seed-1\r\n".encode())
    check(json.loads(own)["report"]["id"] == "seed-1", "import: a column that names the report")
    headless = subprocess.run([program, "import", "-", "--format", "acled"], input=table.replace("fatalities", "fatality", 1).encode(),
                              capture_output=True, check=False)
    check(headless.returncode == 1 and b"lacks the column fatalities" in headless.stderr and not headless.stdout, "import: header")


def main():
    program = program_argument()
    examples = [path for path in sorted((ROOT / "examples").iterdir()) if path.suffix in (".txt", ".html", ".jsonl")]
    sets = {"examples": run(program, "code", "-q", *examples)}
    field = sorted((SHARED / "field").glob("*.jsonl"))
    if field:
        sets["field corpus"] = run(program, "code", "-q", *field)
    else:
        print("field corpus: skipped, shared data absent")
    for name, lines in sets.items():
        incidents = run(program, "link", "-", "-q", stdin=lines)
        table, rows = acled(program, lines, name)
        whole = run(program, "code", "-q", "--format", "acled", *(examples if name == "examples" else field))
        check(whole == table, f"{name}: code --format acled and export --format acled differ")
        acled(program, incidents, name + " as incidents")
        round_trip(program, table, lines)
        load_with_pandas(table)
        for kind, data in ((name, lines), (name + " as incidents", incidents)):
            geojson(program, data, kind)
            print(f"{kind}: {ucdp(program, data, kind)} UCDP rows")
        hxl(program, incidents)
        plover(program, lines)
        check(run(program, "export", "-", "-q", stdin=lines) == lines, f"{name}: jsonl is not the lines themselves")
    lines = next(iter(sets.values()))
    for test in (geopackage, parquet, updates):
        with tempfile.TemporaryDirectory() as folder:
            test(program, lines, pathlib.Path(folder))
    bad_tables(program)
    run(program, "export", "-", "--public", "--restricted", stdin=b"", expect=2)
    run(program, "export", "-", "--format", "gpkg", stdin=b"", expect=2)
    check(run(program, "export", "-", "-q", stdin=b"{\"schema\": 1}\n" + lines, expect=1) == lines, "a broken line stops the others")
    finish(BROKEN[:40])


if __name__ == "__main__":
    main()
