#!/usr/bin/env python3
"""The model report beside the project, from end to end: its nine events, its total, its proofs, and no date without an anchor."""
import json
import pathlib
import tempfile

from house_program import SHARED, below_floor, events_of, finish, need_shared, program_argument, run, score, wrong_evidence


def with_published(program, folder, report, gold):
    coded, totals = pathlib.Path(folder, "events.jsonl"), pathlib.Path(folder, "aggregates.jsonl")
    coded.write_bytes(run(program, "code", report, "--id", "seed", "--published", "2019-01-27", "--aggregates", totals))
    events, text = events_of(coded.read_bytes()), report.read_bytes()
    broken = below_floor(score([gold], coded), "seed")
    broken += [f"evidence is not the report's: {proof}" for event in events for proof in wrong_evidence(event, text)]
    broken += [f"no evidence: {event['id']}" for event in events if not event["evidence"]]
    if 30600 not in [total["min"] for total in events_of(totals.read_bytes())]:
        broken.append("30600 is not in the aggregates")
    if not any(event["demands"] for event in events):
        broken.append("no demands listed")
    if not all(event["report"]["published_from"] == "argument" for event in events):
        broken.append("published_from is not argument")
    return broken


def without_published(program, report, gold):
    events = events_of(run(program, "code", report, "--id", "seed"))
    days = {event["from"] for line in gold.read_text(encoding="utf-8").splitlines() for event in json.loads(line)["events"]}
    broken = [] if events else ["no events without --published"]
    for event in events:
        if event["report"]["published_from"] != "inferred":
            broken.append(f"published_from is {event['report']['published_from']}, not inferred")
        if event["when"]["from"] not in days | {None}:
            broken.append(f"made up a date: {event['when']}")
    return broken


def main():
    program = program_argument()
    need_shared("seed/report.txt", "seed/gold.jsonl", "tools/score.py")
    report, gold = SHARED / "seed" / "report.txt", SHARED / "seed" / "gold.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        finish(with_published(program, folder, report, gold) + without_published(program, report, gold))


if __name__ == "__main__":
    main()
