#!/usr/bin/env python3
"""Fits the weights of `confidence` on coded reports and writes knowledge/codebooks/confidence.rec.

    tools/calibrate.py GOLD.jsonl[,GOLD2.jsonl...] EVENTS.jsonl [--write] [--held-out N]

GOLD: reports with their events, as the scorer reads them. EVENTS: what `marsad code` prints for them. Reports whose number is
divisible by N (4) are set aside: half of them move one number, the base, half only test. The expected calibration error is printed for each part. docs/decisions/0006 tells why.

An event is right when the scorer pairs it with a gold event: type, place and day. The features are those of
src/event/confidence.cpp, read from the event as printed.
"""
import argparse
import collections
import importlib.util
import json
import math
import pathlib
import re
import sys

HOUSE = pathlib.Path(__file__).resolve().parent.parent
OUT = HOUSE / "knowledge" / "codebooks" / "confidence.rec"
NEAR = 200  # bytes, as in confidence.cpp
BINS = 10


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def features(event):
    """Names of the weights that apply to the event."""
    proof = {}
    for item in event["evidence"]:
        proof.setdefault(item["field"], item["begin"])
    where, sides = event["where"], {side["role"]: side["actors"] for side in event["sides"]}

    def beside(field):
        return "type" in proof and field in proof and abs(proof["type"] - proof[field]) <= NEAR

    first, second = sides.get("side1") or [], sides.get("side2") or []
    holds = {"place_known": where.get("id"), "place_exact": where.get("precision") in ("place", "near"),
             "place_beside": beside("where"), "day_told": event["when"].get("text"), "day_beside": beside("when"),
             "day_unknown": not event["when"].get("from"),
             "actor_named": any(not (a.get("id") or "").startswith("generic") for a in first),
             "both_sides": first and second, "harm_told": event["harm"], "weapon_told": event["weapons"],
             "source_told": event["source"].get("text"), "claimed": event["status"] == "claimed", "several_acts": "subtype" in proof}
    return ["base", "type " + event["type"]] + [name for name, yes in holds.items() if yes]


def rows(scorer, gold, events):
    """(report number, features, right, confidence) of every event told as a fact."""
    coded = collections.defaultdict(list)
    for event in events:
        if event["status"] in ("reported", "claimed"):
            coded[event["report"]["id"]].append(event)
    out = []
    for report in gold:
        told = [view for view in map(scorer.gold_view, report["events"]) if view["status"] in scorer.SCORED]
        got = coded[report["id"]]
        views = [scorer.predicted_view(event) for event in got]
        weights = [[scorer.weight(g, p) if g["type"] == p["type"] and scorer.place_agrees(g, p) and scorer.day_agrees(g, p) else 0
                    for p in views] for g in told]
        right = {j for _, j in scorer.best_matching(weights)}
        number = int(re.search(r"(\d+)$", report["id"]).group(1))
        out += [(number, features(event), j in right, event["confidence"]) for j, event in enumerate(got)]
    return out


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def fit(data, ridge=2.0, steps=3000, rate=0.5):
    """Logistic regression by plain gradient descent; `ridge` pulls the weights, not the base, towards zero."""
    names = sorted({name for _, present, _, _ in data for name in present})
    weight = dict.fromkeys(names, 0.0)
    for _ in range(steps):
        slope = dict.fromkeys(names, 0.0)
        for _, present, right, _ in data:
            miss = right - sigmoid(sum(weight[name] for name in present))
            for name in present:
                slope[name] += miss
        for name in names:
            weight[name] += rate * (slope[name] - (0 if name == "base" else ridge * weight[name])) / len(data)
    return weight


def calibration_error(pairs):
    """Expected calibration error over ten bins of equal width."""
    bins = collections.defaultdict(list)
    for chance, right in pairs:
        bins[min(BINS - 1, int(chance * BINS))].append((chance, right))
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(1, len(pairs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("events")
    parser.add_argument("--scorer", type=pathlib.Path, default=HOUSE.parent / "shared" / "tools" / "score.py")
    parser.add_argument("--held-out", type=int, default=4)
    parser.add_argument("--write", action="store_true", help="write " + str(OUT.relative_to(HOUSE)))
    args = parser.parse_args()
    if not args.scorer.exists():
        sys.exit(f"calibrate: no scorer at {args.scorer}")
    read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    data = rows(load_scorer(args.scorer), [r for path in args.gold.split(",") for r in read(path)], read(args.events))
    held = [row for row in data if row[0] % args.held_out == 0]
    seen = [row for row in data if row[0] % args.held_out]
    weight = fit(seen)
    # Rules were written with the seen reports before our eyes, so they are right there more often than on new ones. One number,
    # the base, is moved until the mean agrees with every other report set aside; the rest of those tests it.
    shift, half = 0.0, [row for row in held if row[0] % (2 * args.held_out) == 0]
    for _ in range(200):
        miss = sum(right - sigmoid(shift + sum(weight.get(f, 0) for f in present)) for _, present, right, _ in half)
        shift += 2 * miss / max(1, len(half))
    weight["base"] += shift
    print(f"the base moves by {shift:.3f}")
    test = [row for row in held if row[0] % (2 * args.held_out)]
    for name, part in (("fitted on", seen), ("set aside, for the base", half), ("set aside, never used", test)):
        now = calibration_error([(c, r) for _, _, r, c in part])
        then = calibration_error([(sigmoid(sum(weight.get(f, 0) for f in present)), r) for _, present, r, _ in part])
        print(f"{name}: {len(part)} events, right {sum(r for _, _, r, _ in part) / max(1, len(part)):.3f}, "
              f"calibration error as printed {now:.3f}, with the fitted weights {then:.3f}")
    if args.write:
        lines = ["# Weights of an event's confidence (log odds), written by tools/calibrate.py; docs/decisions/0006-confidence.md.", ""]
        for name, value in sorted(weight.items()):
            lines += [f"weight: {name}", f"value: {value:.3f}", ""]
        OUT.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
        print(f"wrote {OUT.relative_to(HOUSE)}")


if __name__ == "__main__":
    main()
