#!/usr/bin/env python3
"""Fits the weights that decide which acts of a report are one and which are told as events; writes knowledge/codebooks/one_act.rec.

    tools/fit_one_act.py GOLD.jsonl TELLINGS.jsonl [--more GOLD TELLINGS WEIGHT]... [--held-out N] [--write]

GOLD: reports with their events, as the scorer reads them. TELLINGS: what `marsad tellings` prints for them. --more: further reports, each
counted WEIGHT times, such as pages of your own. Reports whose number is divisible by N (0: none) are set aside: measured, never fitted on.

Every act as first read is paired with the gold event that it fits best: type, place, day, figures, parties, and whether the words that
locate the event (`quote`) stand in it. Two acts of one event are one act; an act that fits none is no event. The signs of both questions are
weighed by ridge logistic regression, eight-fold by report, and the bases are then set on whole runs: joined acts against gold events
(docs/decisions/0050-one-act.md).
"""
import argparse
import collections
import json
import math
import pathlib
import random
import re
import sys

import calibrate

HOUSE = pathlib.Path(__file__).resolve().parent.parent
OUT = HOUSE / "knowledge" / "codebooks" / "one_act.rec"
BY_HAND = ("detail", "detail_elsewhere")  # the cases ask for them, pages hardly show them
FITS = 3.6  # points that a telling must have with a gold event to be of it
UNDECIDED = 0.25  # points by which one gold event must lead the next
RIDGE = {"retold_weight": 3.3, "news_weight": 10.0}
FOLDS = 8
SHIFTS = (-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75)
VIOLENT = {"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"}

Row = collections.namedtuple("Row", "report signs right weight")
Report = collections.namedtuple("Report", "id weight owners happened pairs told events")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def place_points(scorer, gold, view):
    names = scorer.words(gold["place"][0])
    if not names:
        return 0
    if scorer.place_agrees(gold, view):
        return 1.5
    around = any(names & scorer.words(name) for name in view["place"][2:]) or (gold["admin1"] and gold["admin1"] == view["admin1"])
    return 0.5 if around or not view["place"][0] else -1


def figure_points(gold, view):
    ours, theirs = {(k, n) for k, _, n in gold["harm"]}, {(k, n) for k, _, n in view["harm"]}
    both = ours & theirs
    if both:
        return 2 if any(n >= 3 for _, n in both) else 0.8
    return -1 if {k for k, n in ours if n > 2} & {k for k, n in theirs if n > 2} else 0


def points(scorer, gold, view, telling, quote):
    """How well a telling fits a gold event."""
    typed, there, then = gold["type"] == view["type"], scorer.place_agrees(gold, view), scorer.day_agrees(gold, view)
    out = 2 if typed else gold["type"] in VIOLENT and view["type"] in VIOLENT
    out += place_points(scorer, gold, view) + figure_points(gold, view)
    out += 0.7 if then and gold["from"] else -0.5 if not then and telling["own_day"] else 0
    met, parties = scorer.actor_overlap(gold["side1"] + gold["side2"], view["side1"] + view["side2"])[:2]
    out += met / parties if parties else 0
    if any(begin <= quote[0] < end or begin < quote[1] <= end for begin, end in telling["ranges"]):
        out += 1.5
    elif telling["sentence"][0] <= quote[0] < telling["sentence"][1]:
        out += 0.7
    return out + (0.5 if typed and there and then else 0)


def owners(scorer, report, tellings):
    """For each telling the gold events that it may be of: none, one, or two that cannot be told apart."""
    text, events = report["text"].encode(), report["events"]
    golds = [scorer.gold_view(event) for event in events]
    quotes = [(at, at + len(event["quote"].encode())) for event in events for at in (text.find(event["quote"].encode()),)]
    out = []
    for telling in tellings:
        view = scorer.predicted_view(telling["event"])
        fit = sorted(((points(scorer, g, view, telling, q), i) for i, (g, q) in enumerate(zip(golds, quotes))), reverse=True)
        if not fit or fit[0][0] < FITS:
            out.append(())
        elif len(fit) > 1 and fit[0][0] - fit[1][0] < UNDECIDED:
            out.append((fit[0][1], fit[1][1]))
        else:
            out.append((fit[0][1],))
    return out


def number(report_id):
    digits = re.findall(r"\d+", report_id)
    return int(digits[-1]) if digits else 0


def read(scorer, gold, tellings, weight):
    told = {line["report"]: line for line in lines(tellings)}
    for report in lines(gold):
        seen = told.get(report["id"])
        if seen is None:
            sys.exit(f"fit_one_act: {tellings} has no report `{report['id']}` of {gold}")
        yield Report(report["id"], weight, owners(scorer, report, seen["tellings"]),
                     [t["event"]["status"] in ("reported", "claimed") for t in seen["tellings"]], seen["pairs"], seen["tellings"],
                     sum(scorer.gold_view(event)["status"] in scorer.SCORED for event in report["events"]))


def retold_rows(report):
    for pair in report.pairs:
        first, second = report.owners[pair["first"]], report.owners[pair["second"]]
        if not pair["may_join"] or not first or not second:
            continue
        if set(first) & set(second) and len(first) + len(second) > 2:
            continue
        yield Row(report.id, pair["signs"], first == second, report.weight)


def news_rows(report):
    for owner, happened, telling in zip(report.owners, report.happened, report.told):
        if happened:
            yield Row(report.id, telling["signs"], bool(owner), report.weight)


def fit(rows, ridge, fixed, steps=9):
    """Weights of a logistic regression by Newton's method. `fixed` weights stay as they are; the base is free."""
    names = ["base"] + sorted({name for row in rows for name in row.signs} - set(fixed))
    index = {name: i for i, name in enumerate(names)}
    pull = [1e-3] + [ridge] * (len(names) - 1)
    data = [([(0, 1.0)] + [(index[n], v) for n, v in row.signs.items() if n in index],
             sum(fixed[n] * v for n, v in row.signs.items() if n in fixed), row.right, row.weight) for row in rows]
    weight = [0.0] * len(names)
    for _ in range(steps):
        slope = [-p * w for p, w in zip(pull, weight)]
        bend = [[pull[i] if i == k else 0.0 for k in range(len(names))] for i in range(len(names))]
        for signs, start, right, times in data:
            chance = calibrate.sigmoid(start + sum(weight[i] * v for i, v in signs))
            for i, v in signs:
                slope[i] += times * (right - chance) * v
                row, part = bend[i], times * chance * (1 - chance) * v
                for k, u in signs:
                    row[k] += part * u
        weight = [w + s for w, s in zip(weight, calibrate.solve(bend, slope))]
    return {**dict(zip(names, weight)), **fixed}


def linear(weights, signs):
    return weights["base"] + sum(weights.get(name, 0) * value for name, value in signs.items())


def area_under_curve(scored):
    right, wrong = [s for s, r in scored if r], [s for s, r in scored if not r]
    order = sorted(scored)
    ranks = sum(i + 1 for i, (_, r) in enumerate(order) if r)
    return (ranks - len(right) * (len(right) + 1) / 2) / max(1, len(right) * len(wrong))


def run(report, retold, news, shift, news_shift):
    """(right, told, gold) events of a report when its acts are joined and left out by these weights."""
    best, root = collections.defaultdict(lambda: (0.0, None)), {}
    for pair in report.pairs:
        score = linear(retold, pair["signs"]) + shift
        if pair["may_join"] and score > best[pair["second"]][0]:
            best[pair["second"]] = (score, pair["first"])
    groups = collections.defaultdict(list)
    for k, happened in enumerate(report.happened):
        first = best[k][1]
        root[k] = k if first is None else root[first]
        if happened:
            groups[root[k]].append(k)
    kept = [g for g in groups.values() if max(linear(news, report.told[k]["signs"]) for k in g) + news_shift > 0]
    found = {next(report.owners[k][0] for k in g if report.owners[k]) for g in kept if any(report.owners[k] for k in g)}
    return len(found), len(kept), report.events


def f1(reports, weights_of, shift=0.0, news_shift=0.0):
    right = told = gold = 0.0
    for report in reports:
        found = run(report, *weights_of(report), shift, news_shift)
        right, told, gold = (a + report.weight * b for a, b in zip((right, told, gold), found))
    return 2 * right / max(1, told + gold)


def parsed():
    """The weights as they stand, by kind of record."""
    out, kind, name = collections.defaultdict(dict), None, None
    for line in OUT.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if key in RIDGE:
            kind, name = key, value.strip()
        elif key == "value" and kind:
            out[kind][name] = float(value)
    return out


def write(weights):
    kind = name = None
    out = []
    for line in OUT.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if key in RIDGE:
            kind, name = key, value.strip()
        if key == "value" and kind:
            line = f"value: {weights[kind].get(name, 0):.2f}"
        out.append(line)
    OUT.write_text("\n".join(out) + "\n", encoding="utf-8")
    print(f"wrote {OUT.relative_to(HOUSE)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("tellings")
    parser.add_argument("--more", nargs=3, action="append", default=[], metavar=("GOLD", "TELLINGS", "WEIGHT"))
    parser.add_argument("--scorer", type=pathlib.Path, default=HOUSE.parent / "shared" / "tools" / "score.py")
    parser.add_argument("--held-out", type=int, default=4)
    parser.add_argument("--write", action="store_true", help="write " + str(OUT.relative_to(HOUSE)))
    args = parser.parse_args()
    if not args.scorer.exists():
        sys.exit(f"fit_one_act: no scorer at {args.scorer}")
    scorer = calibrate.load_scorer(args.scorer)
    reports = list(read(scorer, args.gold, args.tellings, 1.0))
    for gold, tellings, weight in args.more:
        reports += read(scorer, gold, tellings, float(weight))
    aside = [r for r in reports if args.held_out and number(r.id) % args.held_out == 0]
    fitted = [r for r in reports if r not in aside]
    now = parsed()
    rows = {"retold_weight": [row for r in fitted for row in retold_rows(r)], "news_weight": [row for r in fitted for row in news_rows(r)]}
    hand = {"retold_weight": {name: now["retold_weight"][name] for name in BY_HAND}, "news_weight": {}}
    ids = sorted({r.id for r in fitted})
    random.Random(1).shuffle(ids)
    fold = {report: i % FOLDS for i, report in enumerate(ids)}
    by_fold = {kind: [fit([r for r in rows[kind] if fold[r.report] != part], RIDGE[kind], hand[kind]) for part in range(FOLDS)]
               for kind in RIDGE}
    for kind in RIDGE:
        scores = [(linear(by_fold[kind][fold[r.report]], r.signs), r.right) for r in rows[kind]]
        print(f"{kind}: {len(scores)} rows, {sum(r for _, r in scores)} right; area under the curve "
              f"{area_under_curve([(linear(now[kind], r.signs), r.right) for r in rows[kind]]):.3f} as it stands, "
              f"{area_under_curve(scores):.3f} fitted and left out")
    left_out = lambda report: (by_fold["retold_weight"][fold[report.id]], by_fold["news_weight"][fold[report.id]])
    standing = lambda report: (now["retold_weight"], now["news_weight"])
    tried = {(a, b): f1(fitted, left_out, a, b) for a in SHIFTS for b in SHIFTS}
    near = lambda a, b: [tried[x, y] for x in SHIFTS for y in SHIFTS if abs(x - a) <= 0.25 and abs(y - b) <= 0.25]
    shift, news_shift = max(tried, key=lambda key: sum(near(*key)) / len(near(*key)))  # its neighbours count, so that luck decides less
    print(f"F1 of joined acts, left out of the fit: {f1(fitted, standing):.3f} as it stands, {tried[0, 0]:.3f} fitted, "
          f"{tried[shift, news_shift]:.3f} with bases moved by {shift:+.2f} and {news_shift:+.2f}")
    weights = {kind: fit(rows[kind], RIDGE[kind], hand[kind]) for kind in RIDGE}
    weights["retold_weight"]["base"] += shift
    weights["news_weight"]["base"] += news_shift
    if aside:
        print(f"set aside: {f1(aside, standing):.3f} as it stands, "
              f"{f1(aside, lambda report: (weights['retold_weight'], weights['news_weight'])):.3f} fitted")
    for kind in RIDGE:
        for name in sorted(set(now[kind]) | set(weights[kind])):
            print(f"  {kind} {name:20} {now[kind].get(name, math.nan):6.2f} -> {weights[kind].get(name, 0):6.2f}")
    if args.write:
        write(weights)


if __name__ == "__main__":
    main()
