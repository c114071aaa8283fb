#!/usr/bin/env python3
"""The bundled reports: each that tells of conflict gives events, each that does not gives none, every proof is the report's."""
import json

from house_program import ROOT, events_of, finish, program_argument, run, wrong_evidence

QUIET = {"sport-non-event.txt"}  # war words, no war


def main():
    program, broken = program_argument(), []
    for path in sorted((ROOT / "examples").iterdir()):
        if path.suffix not in (".txt", ".html", ".jsonl"):
            continue
        events = events_of(run(program, "code", path))
        if bool(events) == (path.name in QUIET):
            broken.append(f"{path.name}: {len(events)} events")
        for event in events:
            if not event["evidence"]:
                broken.append(f"{path.name}: an event without evidence: {event['id']}")
            if not event["report"]["published"]:
                broken.append(f"{path.name}: the day it was published is not found")
        texts = {}
        if path.suffix == ".txt":
            texts = {event["report"]["id"]: path.read_bytes() for event in events}
        elif path.suffix == ".jsonl":
            lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            texts = {line["id"]: line["text"].encode("utf-8") for line in lines}
        broken += [f"{path.name}: evidence is not the report's: {proof}" for event in events if event["report"]["id"] in texts
                   for proof in wrong_evidence(event, texts[event["report"]["id"]])]
    finish(sorted(set(broken)))


if __name__ == "__main__":
    main()
