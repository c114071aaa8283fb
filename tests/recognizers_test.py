#!/usr/bin/env python3
"""Runs the recognizers' Arabic cases beside the project through `marsad mentions`; prints how many values and spans are right
and fails below the floors of recognizers_models.py. `--show GROUP` prints each case that is missed."""
import argparse
import collections
import sys

from house_program import ROOT, finish, need_shared
from recognizers_cases import disputed, outcomes
from recognizers_models import FLOORS, MODELS


def share(right, of):
    return right / of if of else 1.0


def show(outcome):
    wanted = [(result["Text"], outcome.has_values and outcome.model.expected(result)) for result in outcome.case["Results"]]
    got = [(mention["text"], outcome.has_values and outcome.model.found(mention)) for mention in outcome.mentions]
    value = "-" if not outcome.has_values else "ok" if outcome.values_right else "NO"
    print(f"  {outcome.model.file} {outcome.index}: value {value}, span {'ok' if outcome.spans_right else 'NO'}: "
          f"{outcome.case['Input']}\n      wanted {wanted}\n      got    {got}")


def figures(group, members):
    """Prints a line and returns what is below the floor."""
    valued = [o for o in members if o.has_values]
    spanned = [o for o in members if o.model.spans]
    values, spans = sum(o.values_right for o in valued), sum(o.spans_right for o in spanned)
    print(f"{group:12} values {values}/{len(valued)} = {share(values, len(valued)):.3f}   "
          f"spans {spans}/{len(spanned)} = {share(spans, len(spanned)):.3f}")
    floor = FLOORS[group]
    broken = []
    if share(values, len(valued)) < floor.values:
        broken.append(f"{group}: fewer values right than {floor.values}")
    if share(spans, len(spanned)) < floor.spans:
        broken.append(f"{group}: fewer spans right than {floor.spans}")
    return broken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / "build" / "marsad"))
    parser.add_argument("--show", metavar="GROUP", help="print the cases that are missed; `all` for every group")
    options = parser.parse_args()
    need_shared("data/recognizers-arabic")
    groups = collections.defaultdict(list)
    for model in MODELS:
        groups[model.group] += outcomes(options.program, model)
    broken = []
    for group, members in groups.items():
        if options.show in (group, "all"):
            for outcome in members:
                if not outcome.spans_right or (outcome.has_values and not outcome.values_right):
                    show(outcome)
        broken += figures(group, members)
    reasons = disputed()
    known = {(o.model.file, o.index): o for members in groups.values() for o in members}
    for key in reasons:
        if key not in known:
            broken.append(f"{key} is disputed, but no case that is run")
        elif known[key].spans_right and (known[key].values_right or not known[key].has_values):
            broken.append(f"{key} is disputed, yet read as it expects: take it off the list")
    print(f"{len(reasons)} cases are disputed (tests/recognizers_disputed.json); they count as missed")
    finish(broken)


if __name__ == "__main__":
    sys.exit(main())
