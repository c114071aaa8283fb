#!/usr/bin/env python3
"""Holds `confidence` and `confidence_by_field` to what they say they are.

What is printed must be the logistic sum of the features that tools/calibrate.py reads from the same line (so that fitting and reading
cannot drift apart), and parts doubtful events from the others, on the examples and, where it lies beside the project, the field corpus. There the expected calibration error on
the reports set aside is printed, and must not pass the ceiling.
"""
import collections
import importlib.util
import json
import pathlib
import re
import tempfile

from house_program import ROOT, SHARED, events_of, finish, program_argument, run

CEILING = 0.12  # of some 150 events; luck alone gives 0.08 in the middle, 0.12 once in twenty


def load_calibrate():
    spec = importlib.util.spec_from_file_location("calibrate", ROOT / "tools" / "calibrate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_weights(path):
    """{field: {feature: value}} of the recfile."""
    out, name = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if key in ("weight", "doubt"):
            name = value if key == "weight" else None
        elif name and value and not line.startswith("#"):
            out.setdefault(key, {})[name] = float(value)
    return out


def drifted(calibrate, events):
    weights, broken = read_weights(calibrate.OUT), []
    told_there = collections.defaultdict(list)
    for event in events:
        told_there[event["report"]["id"]].append(event)
    for event in events:
        features = calibrate.features(event, told_there[event["report"]["id"]])
        printed = {"event": event["confidence"], **event["confidence_by_field"]}
        for field in calibrate.FIELDS:
            chance = calibrate.sigmoid(calibrate.linear(weights.get(field, {}), features))
            if abs(printed[field] - min(0.98, max(0.02, chance))) > 0.0051:
                broken.append(f"{event['report']['id']} {event['id']}: {field} is printed as {printed[field]}, its features "
                              f"{features} give {chance:.3f}")
    return broken


def read_all(program, given):
    """The events, and behind them those that were left out as doubtful; checks that the limit parts them and that neither is lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "doubtful.jsonl")
        events = events_of(run(program, "code", given, "-q", "--doubtful", path))
        doubtful = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    below = limit()
    told = [event for event in events if event["status"] in ("reported", "claimed")]
    assert all(event["confidence"] >= below - 0.005 for event in told), "a doubtful event stands among the others"
    assert all(event["confidence"] <= below + 0.005 for event in doubtful), "a sure event is called doubtful"
    assert len({event["id"] for event in events + doubtful}) == len(events) + len(doubtful), "an event is told in both"
    return events + doubtful


def limit():
    text = (ROOT / "knowledge" / "codebooks" / "confidence.rec").read_text(encoding="utf-8")
    return float(re.search(r"^below: (\S+)$", text, re.MULTILINE).group(1))


def check_usage(program):
    """Two outputs cannot be one file."""
    run(program, "code", ROOT / "examples", "--out", "/tmp/same.jsonl", "--doubtful", "/tmp/same.jsonl", expect=2)


def check_field(program, calibrate):
    if not ((SHARED / "field").exists() and (SHARED / "tools" / "score.py").exists()):
        print("skipped: shared data absent, calibration is not measured")
        return []
    gold = [json.loads(line) for path in sorted((SHARED / "field").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder, "reports.jsonl")
        given.write_text("".join(json.dumps({k: r[k] for k in ("id", "text", "published") if r.get(k) is not None},
                                            ensure_ascii=False) + "\n" for r in gold), encoding="utf-8")
        events = read_all(program, given)
    rows = calibrate.rows(calibrate.load_scorer(SHARED / "tools" / "score.py"), gold, events)
    aside = [row for row in rows if row.number % 4 == 0]
    calibrate.tell("reports set aside", aside, None)
    error = calibrate.calibration_error([(row.printed["event"], row.right["event"]) for row in aside])
    return drifted(calibrate, events) + ([f"calibration error {error:.3f} above {CEILING}"] if error > CEILING else [])


def main():
    program = program_argument()
    calibrate = load_calibrate()
    events = read_all(program, ROOT / "examples")
    check_usage(program)
    broken = drifted(calibrate, events)
    if not events or not all(re.fullmatch(r"0\.\d+", str(e["confidence"])) for e in events):
        broken.append("no events with a confidence between 0 and 1 in examples/")
    finish(broken + check_field(program, calibrate))


if __name__ == "__main__":
    main()
