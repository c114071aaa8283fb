#!/usr/bin/env python3
"""Classifies the sentences of the Arabic event corpus beside the project and prints F1 of "yes" against "easy no" and against all "no".

The goals are assault 0.85, protest 0.75; both are the floors. docs/decisions/0009-sentences.md says what the figures are worth.
"""
import json

from house_program import SHARED, finish, need_shared, program_argument, run

CORPUS = "data/arabic-event-gsr/dev.jsonl"
FLOORS = {"ASSAULT": 0.85, "PROTEST": 0.75}
GOALS = {"ASSAULT": 0.85, "PROTEST": 0.75}


def figures(rows, answers, kind, no):
    """Precision, recall and F1 of the label on the sentences of that kind that are labelled "yes" or one of `no`."""
    asked = [(row["label"] == "yes", kind.lower() in answer["labels"]) for row, answer in zip(rows, answers)
             if row["event_type"] == kind and row["label"] in ("yes", *no)]
    hit, said, yes = (sum(test(*pair) for pair in asked) for test in (lambda y, s: y and s, lambda y, s: s, lambda y, s: y))
    precision, recall = hit / max(1, said), hit / max(1, yes)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main():
    program = program_argument()
    need_shared(CORPUS)
    rows = [json.loads(line) for line in (SHARED / CORPUS).read_text(encoding="utf-8").splitlines()]
    lines = "".join(" ".join(row["text"].split()) + "\n" for row in rows).encode("utf-8")
    answers = [json.loads(line) for line in run(program, "classify", stdin=lines).decode("utf-8").splitlines()]
    broken = []
    if [answer["line"] for answer in answers] != list(range(1, len(rows) + 1)):
        broken.append(f"{len(answers)} answers to {len(rows)} sentences")
    for line, answer in zip(lines.splitlines(), answers):
        trigger = answer["trigger"]
        if (trigger is None) != (not answer["labels"]) or (
                trigger and line[trigger["begin"]:trigger["end"]] != trigger["text"].encode("utf-8")):
            broken.append(f"line {answer['line']}: the trigger is not the line's: {trigger}")
    for kind, floor in FLOORS.items():
        for name, no in (("easy no", ["easy no"]), ("all no", ["easy no", "difficult no"])):
            precision, recall, f1 = figures(rows, answers, kind, no)
            print(f"{kind:8} yes against {name:8} F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}"
                  + (f"  (goal {GOALS[kind]}, floor {floor})" if name == "easy no" else ""))
            if name == "easy no" and f1 < floor:
                broken.append(f"{kind}: F1 {f1:.3f} is under {floor}")
    finish(broken)


if __name__ == "__main__":
    main()
