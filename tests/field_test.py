#!/usr/bin/env python3
"""Codes the field corpus beside the project and prints the scorer's lines; fails below tests/field_floors.json."""
import json
import pathlib
import tempfile

from house_program import SHARED, below_floor, events_of, finish, need_shared, program_argument, run, score, wrong_evidence


def inputs(gold):
    """The reports without their coding: one JSON line each."""
    for path in gold:
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            yield {key: report[key] for key in ("id", "text", "published") if report.get(key) is not None}


def main():
    program = program_argument()
    need_shared("field", "tools/score.py")
    gold = sorted((SHARED / "field").glob("*.jsonl"))
    reports = list(inputs(gold))
    with tempfile.TemporaryDirectory() as folder:
        given, coded = pathlib.Path(folder, "reports.jsonl"), pathlib.Path(folder, "events.jsonl")
        given.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports), encoding="utf-8")
        coded.write_bytes(run(program, "code", given, "--format", "jsonl"))
        result = score(gold, coded)
        broken = below_floor(result, "field")
        plain = {r["id"]: r["text"].encode("utf-8") for r in reports if not r["text"].lstrip().startswith("<")}
        for event in events_of(coded.read_bytes()):
            report = event["report"]["id"]
            if report in plain:
                broken += [f"{report}: evidence is not the report's: {proof}" for proof in wrong_evidence(event, plain[report])]
    finish(broken)


if __name__ == "__main__":
    main()
