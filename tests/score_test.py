#!/usr/bin/env python3
"""Holds `marsad score` to the reference scorer of the field corpus, digit by digit, and to what its help promises.

The reference and the corpus lie beside the project; without them only the second half is tested.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from house_program import SHARED, finish, program_argument, run

REPORT = {"id": "r1", "kind": "wire", "published": "2019-01-27", "relevant": True,
          "text": "قُتل خمسة عناصر من قسد في بلدة هجين أمس.", "aggregates": []}
EVENT = {"type": "Battles", "subtype": "Armed clash", "from": "2019-01-26", "to": "2019-01-26", "place": "هجين",
         "side1": [], "side2": ["قسد"], "harm": [{"kind": "killed", "who": "side2", "min": 5}], "status": "reported", "source": ""}


def lines(path, objects):
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
    return path


def scored(program, *arguments, expect=0):
    return json.loads(run(program, "score", *arguments, "--json", "-q", expect=expect))


def disturbed(events, seed):
    """Events dropped, doubled and changed at random, so that many pairings are possible and parties stand swapped."""
    dice, out = random.Random(seed), []
    for event in events:
        for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
            new = copy.deepcopy(event)
            if dice.random() < 0.3:
                roles = {"side1": "side2", "side2": "side1"}
                for side in new["sides"]:
                    side["role"] = roles[side["role"]]
                for harm in new["harm"]:
                    harm["who"] = roles.get(harm["who"], harm["who"])
            other = dice.choice(events)
            for field in ("type", "subtype", "when", "where", "harm", "source", "status", "sides"):
                if dice.random() < 0.1:
                    new[field] = copy.deepcopy(other[field])
            out.append(new)
    dice.shuffle(out)
    return out


def check_reference(program, folder):
    if not ((SHARED / "field").exists() and (SHARED / "tools" / "score.py").exists()):
        print("skipped: shared data absent, the reference scorer is not compared")
        return []
    gold = sorted((SHARED / "field").glob("*.jsonl"))
    coded = folder / "events.jsonl"
    coded.write_bytes(run(program, "code", *gold, "-q"))
    events = [json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines()]
    files = [coded] + [lines(folder / f"disturbed{seed}.jsonl", disturbed(events, seed)) for seed in range(4)]
    broken, compared = [], 0
    for golds in [gold] + [[g] for g in gold]:
        for predicted in files:
            names = ",".join(map(str, golds))
            theirs = json.loads(subprocess.run([sys.executable, str(SHARED / "tools" / "score.py"), names, str(predicted), "--json"],
                                               capture_output=True, check=True).stdout)
            ours = scored(program, names, predicted)
            broken += [f"{names} against {predicted.name}: {key} is {ours.get(key)}, not {value}"
                       for key, value in theirs.items() if ours.get(key) != value]
            compared += len(theirs)
    print(f"{compared} figures compared with the reference scorer, {len(broken)} differ")
    if scored(program, SHARED / "field") != scored(program, SHARED / "field", coded):
        broken.append("coding the reports at once and scoring the coded lines give different figures")
    by_kind = scored(program, SHARED / "field", coded, "--by-kind", "--by-file")
    for group in ("by_kind", "by_file"):
        if sum(part["gold_events"] for part in by_kind[group].values()) != by_kind["gold_events"]:
            broken.append(f"{group} does not add up")
    return broken


def check_forms(program, folder):
    """The same coding in each form that is accepted; two coders; what is listed; what is refused."""
    broken = []
    expect = lambda holds, what: broken.append(what) if not holds else None
    gold = lines(folder / "gold.jsonl", [{**REPORT, "events": [EVENT]}])
    flat = lines(folder / "flat.jsonl", [{"report": "r1", **EVENT}])
    nested = folder / "nested.jsonl"
    nested.write_bytes(run(program, "code", gold, "-q"))
    for one in (gold, flat):
        for other in (gold, flat, nested):
            expect(scored(program, one, other)["event_f1"] == 1, f"{one.name} against {other.name}: the same event does not match")
    expect(scored(program, gold)["harm_f1"] == 1, "gold alone is not coded and scored")
    second = {**EVENT, "type": "Violence against civilians", "subtype": "Attack", "harm": []}
    omar = lines(folder / "omar.jsonl", [{"report": "r1", **second}, {"report": "r2", **EVENT}])
    both = scored(program, flat, omar, "--list")
    expect(both["alpha"]["type"]["units"] == 1 and both["alpha"]["events"]["units"] == 2, "two coders: units of alpha")
    expect([m["field"] for m in both["mismatches"]] == ["type", "extra"], f"two coders: {both['mismatches']}")
    unlisted = scored(program, gold, omar)
    expect(unlisted["predicted_events"] == 1, "an event of a report that gold does not list is scored")
    table = run(program, "score", gold, nested, "--list", "--by-kind", "--by-file").decode("utf-8")
    expect("Krippendorff" in table and "wire" in table and "gold.jsonl" in table, "the table lacks parts")
    bad = lines(folder / "bad.jsonl", [{"id": "r1"}, {"report": "r1", "type": "Battles", "harm": "five"}, {"report": "r1", **EVENT}])
    expect(scored(program, gold, bad, expect=1)["event_f1"] == 1, "one broken line costs the others")
    for arguments in ((), (flat,), ("-", "-"), ("-",), (gold, gold, gold), (folder / "empty",)):
        (folder / "empty").mkdir(exist_ok=True)
        run(program, "score", *arguments, stdin=b"", expect=2)
    run(program, "score", folder / "absent.jsonl", gold, expect=1)
    stranger = lines(folder / "stranger.jsonl", [{"report": "r9", **EVENT}])
    expect(scored(program, flat, stranger, expect=1)["event_f1"] == 0, "reports of other names match")
    return broken


def main():
    program = program_argument()
    with tempfile.TemporaryDirectory() as folder:
        finish(check_forms(program, pathlib.Path(folder)) + check_reference(program, pathlib.Path(folder)))


if __name__ == "__main__":
    main()
