#!/usr/bin/env python3
"""Fits the weights of `confidence` and `confidence_by_field` on coded reports; writes knowledge/codebooks/confidence.rec.

    tools/calibrate.py GOLD.jsonl[,GOLD2.jsonl...] EVENTS.jsonl [--unseen GOLD EVENTS] [--held-out N] [--write]

GOLD: reports with their events, as the scorer reads them. EVENTS: what `marsad code` prints for them. Reports whose number is divisible
by N (4) are set aside: they are measured, never fitted on. --unseen: reports that no rule was written for, such as a team's own; they
tell how much less often events are right there (docs/decisions/0006-confidence.md). Their every second report (--unseen-held-out) is set
aside too. EVENTS must hold the doubtful events as well (`marsad code --doubtful FILE`): name both files, joined by a comma.

Events are right when the scorer pairs them with a gold event (type, place and day), their type when it pairs them by type; the other
fields are looked at where the type is right. The features are those of src/event/confidence.cpp, read from the event as printed.
"""
import argparse
import collections
import importlib.util
import json
import math
import pathlib
import random
import re
import sys

HOUSE = pathlib.Path(__file__).resolve().parent.parent
OUT = HOUSE / "knowledge" / "codebooks" / "confidence.rec"
BESIDE, FAR, LEAD, DEEP = 200, 600, 400, 2500  # bytes, as in confidence.cpp
BINS = 10
FIELDS = ("event", "type", "when", "where", "sides", "harm", "source")
RIDGES = (1, 3, 8)
RARE = 8  # a feature that fewer events show is left out
FOLDS = 8

Row = collections.namedtuple("Row", "report number features right printed seen")  # right, printed: field -> value


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def features(event, others):
    """Names of the weights that apply to the event, as told beside the `others` of its report, itself among them."""
    proof = {}
    for item in event["evidence"]:
        proof.setdefault(item["field"], item["begin"])
    where, when = event["where"], event["when"]
    sides = {side["role"]: side["actors"] for side in event["sides"]}
    first, second = sides.get("side1") or [], sides.get("side2") or []

    def gap(field):
        return abs(proof["type"] - proof[field]) if "type" in proof and field in proof else None

    def told(kind):
        return any(harm["kind"] == kind for harm in event["harm"])

    def named(side):
        return any(not (actor.get("id") or "").startswith("generic") for actor in side)

    place, day = gap("where"), gap("when")
    holds = {"place_none": not where.get("text"), "place_known": where.get("id"),
             "place_exact": where.get("precision") in ("place", "near"),
             "place_wide": where.get("precision") in ("admin", "country"),
             "place_beside": place is not None and place <= BESIDE, "place_far": place is not None and place > FAR,
             "day_told": when.get("text"), "day_beside": day is not None and day <= BESIDE,
             "day_far": day is not None and day > FAR, "day_unknown": not when.get("from"),
             "day_span": when.get("from") != when.get("to"),
             "actor_named": named(first), "object_named": named(second), "both_sides": first and second,
             "no_side": not first and not second, "harm_told": event["harm"],
             "killed_told": told("killed"), "injured_told": told("injured"), "captured_told": told("captured"),
             "vague_harm": event["harm"] and all(harm["vague"] for harm in event["harm"]), "weapon_told": event["weapons"],
             "source_told": event["source"].get("text"), "claimed": event["status"] == "claimed",
             "several_acts": "subtype" in proof, "in_lead": "type" in proof and proof["type"] < LEAD,
             "deep": "type" in proof and proof["type"] > DEEP, **beside(event, others)}
    return ["base", "type " + event["type"], "rule " + event["rule"]] + [name for name, yes in holds.items() if yes]


def beside(event, others):
    """Is the act told beside others of the report that may be the same?"""
    place = lambda e: e["where"]["id"] or ("text", e["where"]["text"] or "")
    day = lambda e: (e["when"]["from"], e["when"]["to"])
    figures = lambda e: {(harm["kind"], harm["min"]) for harm in e["harm"] if not harm["vague"]}
    begin = lambda e: next((proof["begin"] for proof in e["evidence"] if proof["field"] == "type"), 0)
    rest = [other for other in others if other is not event]
    alike = [other for other in rest if other["type"] == event["type"]]
    return {"type_told_before": any(begin(other) < begin(event) for other in alike),
            "type_and_place_again": any(place(other) == place(event) for other in alike),
            "place_and_day_again": any(place(other) == place(event) and day(other) == day(event) for other in rest),
            "figure_again": any(figures(other) & figures(event) for other in rest)}


def fields_right(scorer, gold, coded):
    """Which fields of an event paired by type are right; those that gold does not tell are left out."""
    out = {"harm": gold["harm"] == coded["harm"]}
    if gold["from"]:
        out["when"] = gold["from"] == coded["from"] and (gold["to"] or gold["from"]) == (coded["to"] or coded["from"])
    if scorer.words(gold["place"][0]):
        out["where"] = scorer.place_agrees(gold, coded)
    pairs = [scorer.actor_overlap(gold[side], coded[side]) for side in ("side1", "side2")]
    out["sides"] = all(hit == of and precise == told for hit, of, precise, told in pairs)
    out["source"] = bool(scorer.words(gold["source"]) & scorer.words(coded["source"])) if gold["source"] else not coded["source"]
    return out


def number(name):
    return int(re.search(r"(\d+)$", name).group(1))


def rows(scorer, gold, events, seen=True):
    """A Row of every event told as a fact."""
    coded, told_there = collections.defaultdict(list), collections.defaultdict(list)
    for event in events:
        told_there[event["report"]["id"]].append(event)
        if event["status"] in ("reported", "claimed"):
            coded[event["report"]["id"]].append(event)
    out = []
    for report in gold:
        told = [view for view in map(scorer.gold_view, report["events"]) if view["status"] in scorer.SCORED]
        got = coded[report["id"]]
        views = [scorer.predicted_view(event) for event in got]
        alike = [[scorer.weight(g, p) if g["type"] == p["type"] else 0 for p in views] for g in told]
        whole = [[w if w and scorer.place_agrees(g, p) and scorer.day_agrees(g, p) else 0 for w, p in zip(line, views)]
                 for g, line in zip(told, alike)]
        right = {j for _, j in scorer.best_matching(whole)}
        typed = {j: i for i, j in scorer.best_matching(alike)}
        for j, event in enumerate(got):
            found = {"event": j in right, "type": j in typed}
            if j in typed:
                found.update(fields_right(scorer, told[typed[j]], views[j]))
            printed = {"event": event["confidence"], **event.get("confidence_by_field", {})}
            out.append(Row(report["id"], number(report["id"]), features(event, told_there[report["id"]]), found, printed, seen))
    return out


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def solve(matrix, right):
    """Gauss with pivots."""
    n = len(right)
    rows_ = [line[:] + [right[i]] for i, line in enumerate(matrix)]
    for c in range(n):
        pivot = max(range(c, n), key=lambda r: abs(rows_[r][c]))
        rows_[c], rows_[pivot] = rows_[pivot], rows_[c]
        for r in range(c + 1, n):
            factor = rows_[r][c] / rows_[c][c]
            if factor:
                for k in range(c, n + 1):
                    rows_[r][k] -= factor * rows_[c][k]
    out = [0.0] * n
    for i in range(n - 1, -1, -1):
        out[i] = (rows_[i][n] - sum(rows_[i][k] * out[k] for k in range(i + 1, n))) / rows_[i][i]
    return out


def fit(data, ridge, free=("base", "seen"), steps=15):
    """Logistic regression of [(features, right)] by Newton's method; the ridge pulls all but the free weights to zero."""
    count = collections.Counter(name for names, _ in data for name in names)
    names = [name for name in count if count[name] >= RARE or name in free]
    index = {name: i for i, name in enumerate(names)}
    pull = [1e-3 if name in free else ridge for name in names]
    weight = [0.0] * len(names)
    for _ in range(steps):
        slope = [-p * w for p, w in zip(pull, weight)]
        bend = [[pull[i] if i == k else 0.0 for k in range(len(names))] for i in range(len(names))]
        for present, right in data:
            at = [index[name] for name in present if name in index]
            chance = sigmoid(sum(weight[i] for i in at))
            for i in at:
                slope[i] += right - chance
                for k in at:
                    bend[i][k] += chance * (1 - chance)
        weight = [w + s for w, s in zip(weight, solve(bend, slope))]
    return dict(zip(names, weight))


def linear(weight, present):
    return sum(weight.get(name, 0) for name in present)


def shift_and_stretch(pairs, steps=50):
    """a and b of sigmoid(a + b x) for [(x, right)], b pulled towards 1 so that few events do not bend it."""
    a, b, pull = 0.0, 1.0, 5.0
    for _ in range(steps):
        slope, bend = [0.0, -pull * (b - 1)], [[1e-6, 0.0], [0.0, pull]]
        for x, right in pairs:
            p = sigmoid(a + b * x)
            for i, u in enumerate((1.0, x)):
                slope[i] += (right - p) * u
                for k, v in enumerate((1.0, x)):
                    bend[i][k] += p * (1 - p) * u * v
        da, db = solve(bend, slope)
        a, b = a + da, b + db
    return a, max(0.2, b)


def folds_of(data):
    reports = sorted({row.report for row in data})
    random.Random(1).shuffle(reports)
    return {report: i % FOLDS for i, report in enumerate(reports)}


def fit_field(field, data):
    """Weights of one field. What rules were written for is right more often: events seen have a base of their own, which new
    reports lack. Ridge, shift and stretch are chosen on reports left out of the fit: unseen ones where there are any."""
    data = [row for row in data if field in row.right]
    tested = [row for row in data if not row.seen] or data
    fold = folds_of(tested)

    def known(row, train):
        return (row.features + (["seen"] if row.seen and any(not r.seen for r in data) and train else []), row.right[field])

    tries = []
    for ridge in RIDGES:
        out = []
        for part in range(FOLDS):
            weight = fit([known(r, True) for r in data if fold.get(r.report, -1) != part], ridge)
            out += [(linear(weight, r.features), r.right[field]) for r in tested if fold[r.report] == part]
        a, b = shift_and_stretch(out)
        losses = [-math.log(sigmoid(a + b * x) if right else 1 - sigmoid(a + b * x)) for x, right in out]
        mean = sum(losses) / len(losses)
        spread = math.sqrt(sum((loss - mean) ** 2 for loss in losses)) / len(losses)
        tries.append((mean, spread, ridge, a, b, out))
    # The strongest ridge that is no worse than the best by more than one standard error: few events choose badly.
    least, spread = min(tries)[:2]
    _, _, ridge, a, b, chosen = max((t for t in tries if t[0] <= least + spread), key=lambda t: t[2])
    weight = fit([known(r, True) for r in data], ridge)
    weight.pop("seen", None)
    weight = {name: b * value for name, value in weight.items()}
    weight["base"] = weight.get("base", 0) + a
    left_out = [(sigmoid(a + b * x), right) for x, right in chosen]
    return weight, ridge, b, left_out


def doubt(pairs, told):
    """The confidence under which events do more harm than good: the best F1 of those kept, of [(chance, right)] of reports left
    out of the fit in which `told` events should be found. The mean of five neighbours, so that luck decides less."""
    def f1(below):
        kept = [right for chance, right in pairs if chance >= below]
        return 2 * sum(kept) / max(1, len(kept) + told)

    tried = {below: sum(f1(below + step / 100) for step in range(-2, 3)) / 5 for below in (n / 100 for n in range(5, 51))}
    best = max(tried, key=tried.get)
    print(f"doubtful below {best:.2f}: F1 of events left out {f1(0):.3f} -> {f1(best):.3f}")
    return best


def told_events(scorer, reports):
    return sum(scorer.gold_view(event)["status"] in scorer.SCORED for report in reports for event in report["events"])


def calibration_error(pairs):
    """Expected calibration error of [(chance, right)] over ten bins of equal width."""
    bins = collections.defaultdict(list)
    for chance, right in pairs:
        bins[min(BINS - 1, int(chance * BINS))].append((chance, right))
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values()) / max(1, len(pairs))


def error_by_chance(pairs, times=300):
    """The error that perfectly calibrated chances would show on so many events, by the luck of the draw: its median."""
    dice = random.Random(7)
    return sorted(calibration_error([(c, dice.random() < c) for c, _ in pairs]) for _ in range(times))[times // 2]


def tell(name, data, weights):
    """A line a field: how often right, the mean chance and the error, with the new weights or (None) as printed."""
    for field in FIELDS:
        part = [row for row in data if field in row.right]
        pairs = [(min(0.98, max(0.02, sigmoid(linear(weights[field], r.features)))) if weights else r.printed.get(field, 0.5),
                  r.right[field]) for r in part]
        if pairs:
            print(f"  {name:22} {field:7} {len(pairs):4} right {sum(r for _, r in pairs) / len(pairs):.3f}  "
                  f"mean chance {sum(c for c, _ in pairs) / len(pairs):.3f}  calibration error {calibration_error(pairs):.3f}  "
                  f"(by luck alone {error_by_chance(pairs):.3f})")


def write(weights, below):
    lines = ["# Weights (log odds) of an event's confidence and of its fields', written by tools/calibrate.py;",
             "# docs/decisions/0006-confidence.md. Events told as facts with less confidence than `below` are left out as doubtful.", "",
             "doubt: event", f"below: {below:.2f}", ""]
    for name in sorted({name for weight in weights.values() for name in weight}):
        values = [(field, weights[field].get(name, 0)) for field in FIELDS]
        lines += [f"weight: {name}"] + [f"{field}: {value:.3f}" for field, value in values if abs(value) >= 0.0005] + [""]
    OUT.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {OUT.relative_to(HOUSE)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("events")
    parser.add_argument("--unseen", nargs=2, metavar=("GOLD", "EVENTS"))
    parser.add_argument("--scorer", type=pathlib.Path, default=HOUSE.parent / "shared" / "tools" / "score.py")
    parser.add_argument("--held-out", type=int, default=4)
    parser.add_argument("--unseen-held-out", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write " + str(OUT.relative_to(HOUSE)))
    args = parser.parse_args()
    if not args.scorer.exists():
        sys.exit(f"calibrate: no scorer at {args.scorer}")
    scorer = load_scorer(args.scorer)
    read = lambda paths: [json.loads(line) for path in paths.split(",") for line in open(path, encoding="utf-8") if line.strip()]
    gold = read(args.gold)
    data = rows(scorer, gold, read(args.events))
    fresh, aside = gold, args.held_out
    parts = {"fitted on": [r for r in data if r.number % args.held_out], "set aside": [r for r in data if r.number % args.held_out == 0]}
    if args.unseen:
        fresh, aside = read(args.unseen[0]), args.unseen_held_out
        new = rows(scorer, fresh, read(args.unseen[1]), seen=False)
        parts["unseen, fitted on"] = [r for r in new if r.number % aside]
        parts["unseen, set aside"] = [r for r in new if r.number % aside == 0]
    weights, left_out = {}, {}
    for field in FIELDS:
        weights[field], ridge, stretch, left_out[field] = fit_field(field, parts["fitted on"] + parts.get("unseen, fitted on", []))
        print(f"{field}: ridge {ridge}, stretched by {stretch:.2f}")
    below = doubt(left_out["event"], told_events(scorer, [r for r in fresh if number(r["id"]) % aside]))
    for kind, chosen in (("as printed", None), ("with the fitted weights", weights)):
        print(kind)
        for name, part in parts.items():
            tell(name, part, chosen)
    if args.write:
        write(weights, below)


if __name__ == "__main__":
    main()
