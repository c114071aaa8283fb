#!/usr/bin/env python3
"""Both kinds of store hold the same, answer the same, and lose nothing.

    store_test.py --program build/marsad [--full]     --full: 20,000 events instead of 1,200
"""
import json
import sys

import store_data
from store_places import arguments, content, find, must, places, run

# Each query beside what it means, told in Python.
QUERIES = [
    (("--where", "killed >= 5 and not (type = 'Protests' or lat is unknown)"),
     lambda e: toll(e, "killed") >= 5 and e["type"] != "Protests" and e["where"]["lat"] is not None),
    (("--where", "admin1 != 'Aleppo' and confidence > 0.5"),
     lambda e: (e["where"]["admin1"] or "") != "Aleppo" and e["confidence"] > 0.5),
    (("--where", "subtype ~ 'STRIKE' or source in ('medical', \"official\")"),
     lambda e: "strike" in e["subtype"].lower() or e["source"]["kind"] in ("medical", "official")),
    (("--where", "actor = 'sdf'"), lambda e: "sdf" in actors(e)),
    (("--actor", "Syrian democratic  FORCES"), lambda e: "sdf" in actors(e)),
    (("--where", "civilians_killed > 0 and actor is known"),
     lambda e: any(h["kind"] == "killed" and h["civilian"] and h["min"] > 0 for h in e["harm"]) and bool(actors(e))),
    (("--type", "Battles"), lambda e: e["type"] == "Battles"),
    (("--from", "2019-01-01", "--to", "2019-06-30"),
     lambda e: e["when"]["from"] and e["when"]["to"] >= "2019-01-01" and e["when"]["from"] <= "2019-06-30"),
    (("--bbox", "36,34.5,38,36"),
     lambda e: e["where"]["lat"] is not None and 34.5 <= e["where"]["lat"] <= 36 and 36 <= e["where"]["lon"] <= 38),
]

REFUSED = [
    ("kiled >= 5", "column 1", "did you mean `killed`?"),
    ("killed >= 'five'", "column 11", "compared with a number"),
    ("admin1 = Aleppo", "column 10", "admin1 = 'Aleppo'"),
    ("killed >= 5 and", "column 16", "a condition is missing"),
    ("(killed >= 5", "column 13", "add `)`"),
    ("killed >= 5)", "column 12", "never opened"),
    ("admin1 = 'Aleppo", "column 10", "not closed"),
    ("day >= '2019-13-01'", "column 8", "compared with a day"),
    ("killed >= 5 && injured > 1", "column 13", "write `and`"),
    ("admin1 = 'x'; DROP TABLE events", "column 13", "means nothing"),
    ("actor < 'sdf'", "column 7", "equal or not"),
    ("", "column 1", ""),
    ("(" * 200 + "killed > 1" + ")" * 200, "nested too deep", "100"),
]


def toll(event, kind):
    return sum(h["min"] for h in event["harm"] if h["kind"] == kind) if any(h["kind"] == kind for h in event["harm"]) else -1


def actors(event):
    return [actor["id"] for side in event["sides"] for actor in side["actors"]]


def order(event):
    return event["when"]["from"] or "", event["id"]


def check_queries(program, where, lines):
    events = sorted(((json.loads(line), line) for line in lines), key=lambda pair: order(pair[0]))
    for query, meaning in QUERIES:
        expected = "".join(line + "\n" for event, line in events if meaning(event))
        must(find(program, where, *query) == expected, f"{query} on {where} gives other events than it means")
        must(expected and expected.count("\n") < len(events), f"{query} tells nothing apart in this test")
    pages, after = "", []
    while True:
        done = run(program, "find", "--store", where, "--limit", "97", *after)
        pages += done.stdout
        if "--after" not in done.stderr:
            break
        after = ["--after", done.stderr.split("--after ")[1].split()[0]]
    must(pages == "".join(line + "\n" for _, line in events), "pages do not add up to the whole")


def check_refused(program, where):
    for text, place, advice in REFUSED:
        if not text:
            continue
        done = run(program, "find", "--store", where, "--where", text, code=2)
        must(place in done.stderr and advice in done.stderr, f"{text!r} is refused with: {done.stderr}")
    for option, value in (("--bbox", "1,2,3"), ("--from", "yesterday"), ("--after", "nowhere"), ("--text", "...")):
        must(run(program, "find", "--store", where, option, value, code=2).stderr.count(option), f"{option} {value} is not named")


def check_text(program, where):
    """Words are found however they are spelled: with marks, tatweel, other hamzas; phrases and beginnings too."""
    lines = [json.dumps({"id": f"t{n}", "published": "2020-01-01", "text": text}, ensure_ascii=False) for n, text in enumerate((
        "\u0642\u064f\u062a\u0650\u0644 \u062c\u0646\u062f\u064a \u0641\u064a \u0625\u062f\u0644\u0628 \u0623\u0645\u0633",
        "\u0642\u062a\u0640\u0640\u0644 \u0645\u062f\u0646\u064a \u0641\u064a \u0627\u062f\u0644\u0628 \u0623\u0645\u0633",
        "\u0642\u062a\u0644 \u0645\u062f\u0646\u064a \u0628\u0642\u0635\u0641 \u0639\u0644\u0649 \u062d\u0644\u0628 \u0623\u0645\u0633"))]
    run(program, "ingest", "-", "--store", where, "-q", stdin="".join(line + "\n" for line in lines))
    reports = lambda text: {json.loads(line)["report"]["id"] for line in find(program, where, "--text", text).splitlines()}
    for text, expected in (("\u0642\u062a\u0644", {"t0", "t1", "t2"}), ("\u0625\u062f\u0644\u0628", {"t0", "t1"}),
                           ('"\u0645\u062f\u0646\u064a \u0641\u064a"', {"t1"}), ("\u0628\u0642\u0635*", {"t2"}),
                           ("\u0627\u062f\u0644\u0628 \u0645\u062f\u0646\u064a", {"t1"}), ("\u062d\u0644\u0628 \u0625\u062f\u0644\u0628", set())):
        must(reports(text) & {"t0", "t1", "t2"} == expected, f"{text} finds {[r for r in reports(text) if r[0] == 't']}, not {expected}")


def check_decisions(program, folder, where, lines):
    """pin, forbid and unpin give what `marsad link --decisions` gives."""
    linked = [json.loads(line) for line in find(program, where, "--kind", "incidents").splitlines()]
    several = [incident["members"] for incident in linked if len(incident["members"]) > 1]
    apart, together = several[0][:2], (several[1][0], several[2][0])
    run(program, "forbid", *apart, "--store", where, "--who", "R. K.", "--why", "an hour apart")
    run(program, "pin", *together, "--store", where)
    records = [f"decision: {what}\na: {a}\nb: {b}\n" for what, (a, b) in (("apart", apart), ("together", together))]
    (folder / "decisions.rec").write_text("\n".join(records), encoding="utf-8")
    check_linked(program, folder, where, lines, "--decisions", folder / "decisions.rec")
    kept = [json.loads(line) for line in find(program, where, "--kind", "decisions").splitlines()]
    mine = next(decision for decision in kept if not decision["together"])
    must((mine["a"], mine["b"], mine["who"], mine["why"]) == (min(apart), max(apart), "R. K.", "an hour apart"),
         f"who forbade and why is not kept: {mine}")
    for pair in (apart, together):
        run(program, "unpin", *pair, "--store", where)
    check_linked(program, folder, where, lines)
    must(find(program, where, "--kind", "decisions") == "", "decisions outlive being taken back")
    run(program, "pin", apart[0], "nobody", "--store", where, code=2)


def check_linked(program, folder, where, lines, *options):
    events = store_data.write(folder / "events.jsonl", lines)
    whole = run(program, "link", events, "-q", *options).stdout.splitlines()
    must(sorted(find(program, where, "--kind", "incidents").splitlines()) == sorted(whole),
         f"incidents in {where} are not those of marsad link {options}")


def main():
    args = arguments()
    program, count = args.program, 20_000 if args.full else 1_200
    lines = store_data.events(program, count)
    with places(args.only) as (folder, kinds):
        dumps = []
        events = store_data.write(folder / "e.jsonl", lines)
        halves = [store_data.write(folder / f"h{n}.jsonl", lines[n::2]) for n in (0, 1)]
        for kind in kinds:
            where = kind.fresh()
            run(program, "ingest", events, "--store", where, "-q")
            dumps.append(content(program, where))
            must(sorted(dumps[-1]["events"].splitlines()) == sorted(lines), "what was put in does not come out")
            check_linked(program, folder, where, lines)
            check_queries(program, where, lines)
            check_refused(program, where)
            run(program, "ingest", events, "--store", where, "-q")
            must(content(program, where) == dumps[-1], "a second run changes something")
            check_decisions(program, folder, where, lines)
            must(content(program, where) == dumps[-1], "decisions that were taken back leave something behind")
            check_text(program, where)
            must(not kind.faults(where), f"{kind.name}: {kind.faults(where)}")
            # Another order, in two runs.
            where = kind.fresh()
            for half in reversed(halves):
                run(program, "ingest", half, "--store", where, "-q")
            other = content(program, where)
            must(all(other[what] == dumps[-1][what] for what in ("events", "incidents")), "the order of arrival shows")
        must(all(dump == dumps[0] for dump in dumps), "the two kinds of store differ")
        print(f"{count} events in {' and '.join(kind.name for kind in kinds)}: the same bytes, the same answers")


if __name__ == "__main__":
    sys.exit(main())
