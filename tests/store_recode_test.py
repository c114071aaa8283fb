#!/usr/bin/env python3
"""Re-coding: what changes is kept, told and undone, and a reviewer's decision outlives it.

    store_recode_test.py --program build/marsad

Two knowledges that differ by one actor read the same reports: with and without it an event has another party and another id.
"""
import json
import sys

import store_data
from store_places import ROOT, arguments, content, find, must, places, run

ACTOR = """actor: test-lions
name_en: Lions of the Valley
name_ar: \u0623\u0633\u0648\u062f \u0627\u0644\u0648\u0627\u062f\u064a
kind: rebel
country: SY
from: 2012-01-01
basis: recalled
"""
WHERE = " \u0641\u064a \u0628\u0644\u062f\u0629 \u0647\u062c\u064a\u0646 \u0623\u0645\u0633"  # in the town of Hajin yesterday
TEXTS = [
    "\u0642\u064f\u062a\u0644 \u062e\u0645\u0633\u0629 \u0639\u0646\u0627\u0635\u0631 \u0645\u0646 \u0623\u0633\u0648\u062f \u0627\u0644\u0648\u0627\u062f\u064a" + WHERE,
    "\u0642\u064f\u062a\u0644 \u062e\u0645\u0633\u0629 \u0639\u0646\u0627\u0635\u0631 \u0645\u0646 \u0642\u0633\u062f" + WHERE,
    "\u0642\u064f\u062a\u0644 \u062e\u0645\u0633\u0629 \u0645\u0642\u0627\u062a\u0644\u064a\u0646" + WHERE,
]


def knowledges(program, folder):
    """The project's records alone are enough, and are compiled in a moment."""
    (folder / "actor.rec").write_text(ACTOR, encoding="utf-8")
    for name, extra in (("plain", []), ("with", [folder / "actor.rec"])):
        run(program, "compile", ROOT / "knowledge", *extra, "--out", folder / f"{name}.knowledge")
    return folder / "plain.knowledge", folder / "with.knowledge"


def events(program, where):
    return [json.loads(line) for line in find(program, where).splitlines()]


def of_report(program, where, report):
    return next(event for event in events(program, where) if event["report"]["id"] == report)


def actors(event):
    return [actor["id"] for side in event["sides"] for actor in side["actors"]]


def coded_with(program, folder, knowledge, reports):
    lines = run(program, "code", reports, "--knowledge", knowledge, "-q").stdout.splitlines()
    linked = run(program, "link", store_data.write(folder / "c.jsonl", lines), "--knowledge", knowledge, "-q").stdout.splitlines()
    return sorted(lines), sorted(linked)


def check(program, folder, kind, plain, richer):
    where = kind.fresh()
    reports = store_data.write(folder / "r.jsonl", [
        json.dumps({"id": f"k{n}", "published": "2019-01-27", "publisher": f"p{n}", "text": text}, ensure_ascii=False)
        for n, text in enumerate(TEXTS)] + store_data.reports(60))
    run(program, "ingest", reports, "--store", where, "--knowledge", plain, "-q")
    first = content(program, where)
    old, other = of_report(program, where, "k0"), of_report(program, where, "k1")
    must("test-lions" not in actors(old), "the actor is known already")
    run(program, "forbid", old["id"], other["id"], "--store", where, "--knowledge", plain, "--who", "reviewer")

    said = run(program, "recode", "--store", where, "--knowledge", richer, "--who", "coder", "--why", "a new actor",
               "--out", folder / "changes.jsonl").stdout
    must("63 reports read again, 1 of them" in said and "0 events added, 1 changed, 0 removed" in said and "sides" in said,
         f"the summary says: {said}")
    changes = [json.loads(line) for line in (folder / "changes.jsonl").read_text(encoding="utf-8").splitlines()]
    must(len(changes) == 1 and changes[0]["report"] == "k0" and changes[0]["before"]["id"] == old["id"], f"changes: {changes}")
    new = of_report(program, where, "k0")
    must("test-lions" in actors(new) and new["id"] != old["id"], "the event was not read anew")
    lines, linked = coded_with(program, folder, richer, reports)
    # The decision keeps two apart that linking would perhaps join: compare what linking alone decides.
    decision = json.loads(find(program, where, "--kind", "decisions"))
    must({decision["a"], decision["b"]} == {new["id"], other["id"]} and decision["who"] == "reviewer", f"the decision is {decision}")
    must(sorted(find(program, where).splitlines()) == lines, "events are not those of marsad code with the new knowledge")
    grave = json.loads(find(program, where, "--kind", "tombstones"))
    must((grave["event"], grave["heir"], grave["who"]) == (old["id"], new["id"], "coder") and grave["line"]["id"] == old["id"],
         f"the tombstone is {grave}")
    must("0 reports read again" in run(program, "recode", "--store", where, "--knowledge", richer).stdout, "recode is not idempotent")

    run(program, "unpin", new["id"], other["id"], "--store", where, "--knowledge", richer)
    must(sorted(find(program, where, "--kind", "incidents").splitlines()) == linked, "incidents are not those of the new knowledge")
    run(program, "recode", "--store", where, "--knowledge", plain, "-q")
    back = content(program, where)
    must(all(back[what] == first[what] for what in ("events", "incidents", "reports", "totals")), "the way back ends elsewhere")
    must(find(program, where, "--kind", "tombstones").count("\n") == 2, "one of the two readings left no trace")

    # The same report with another text, and with none of its events.
    changed = json.dumps({"id": "k2", "published": "2019-01-27", "publisher": "p2", "text": "\u0644\u0627 \u0634\u064a\u0621"}, ensure_ascii=False)
    run(program, "ingest", "-", "--store", where, "--knowledge", plain, "-q", stdin=changed + "\n")
    revisions = [json.loads(line) for line in find(program, where, "--kind", "revisions", "--id", "k2").splitlines()]
    must(len(revisions) == 1 and revisions[0]["before"]["text"] == TEXTS[2], f"the former text is not kept: {revisions}")
    must(not [event for event in events(program, where) if event["report"]["id"] == "k2"], "an event outlives its text")
    must(not kind.faults(where), f"{kind.name}: {kind.faults(where)}")


def main():
    args = arguments()
    with places(args.only) as (folder, kinds):
        plain, richer = knowledges(args.program, folder)
        for kind in kinds:
            check(args.program, folder, kind, plain, richer)
            print(f"{kind.name}: re-coding is told, kept and undone, decisions outlive it")


if __name__ == "__main__":
    sys.exit(main())
