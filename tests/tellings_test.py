#!/usr/bin/env python3
"""Holds `marsad tellings` to what it says: each sum is that of the signs it names with the weights of knowledge/codebooks/one_act.rec, so
that fitting and reading cannot drift apart, and what it joins is what `marsad code` joins. tools/fit_one_act.py reads it and writes nothing
unasked. On the examples, and where it lies beside the project on the field corpus."""
import collections
import pathlib
import subprocess
import sys
import tempfile

from house_program import ROOT, SHARED, events_of, finish, program_argument, run

TOOL = ROOT / "tools" / "fit_one_act.py"
WEIGHTS = ROOT / "knowledge" / "codebooks" / "one_act.rec"


def weights():
    out, kind, name = {"retold_weight": {}, "news_weight": {}}, None, None
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if key in out:
            kind, name = key, value
        elif key == "value":
            out[kind][name] = float(value)
    return out


def linear(weight, signs):
    return weight["base"] + sum(weight[name] * value for name, value in signs.items())


def drifted(line, weight):
    for telling in line["tellings"]:
        if abs(linear(weight["news_weight"], telling["signs"]) - telling["told"]) > 0.002:
            yield f"{line['report']}: told {telling['told']}, but its signs are {telling['signs']}"
    for pair in line["pairs"]:
        if abs(linear(weight["retold_weight"], pair["signs"]) - pair["score"]) > 0.002:
            yield f"{line['report']}: score {pair['score']}, but its signs are {pair['signs']}"
        if not 0 <= pair["first"] < pair["second"] < len(line["tellings"]):
            yield f"{line['report']}: a pair of tellings that are not there"


def kept(line):
    """How many events stand when the tellings are joined and left out by what is printed. Lists of places are split afterwards."""
    best, root, told = {}, {}, {}
    for pair in line["pairs"]:
        if pair["may_join"] and pair["second"] - pair["first"] < 60 and pair["score"] >= best.get(pair["second"], (1e-9, 0))[0]:
            best[pair["second"]] = (pair["score"], pair["first"])
    for k, telling in enumerate(line["tellings"]):
        root[k] = root[best[k][1]] if k in best else k
        told[root[k]] = max(told.get(root[k], -99), telling["told"])
    return sum(1 for k, sure in told.items() if sure > 0 and line["tellings"][k]["event"]["status"] in ("reported", "claimed"))


def coded(program, given):
    """Facts by report, the doubtful ones too."""
    with tempfile.TemporaryDirectory() as folder:
        doubtful = pathlib.Path(folder, "doubtful.jsonl")
        events = events_of(run(program, "code", given, "-q", "--doubtful", doubtful)) + events_of(doubtful.read_bytes())
    return collections.Counter(e["report"]["id"] for e in events if e["status"] in ("reported", "claimed"))


def check(program, given):
    lines, events, weight = events_of(run(program, "tellings", given)), coded(program, given), weights()
    broken = [fault for line in lines for fault in drifted(line, weight)]
    for line in lines:  # a list of places only adds events
        if kept(line) > events[line["report"]] or (kept(line) == 0) != (events[line["report"]] == 0):
            broken.append(f"{line['report']}: {events[line['report']]} events are coded, {kept(line)} by what is printed")
    print(f"{given}: {len(lines)} reports, {sum(len(line['tellings']) for line in lines)} tellings, "
          f"{sum(len(line['pairs']) for line in lines)} pairs, {sum(map(kept, lines))} events before lists are split, "
          f"{sum(events.values())} coded")
    if not any(line["pairs"] for line in lines):
        broken.append(f"{given}: no pairs at all")
    return broken


def check_tool(program, gold):
    before = WEIGHTS.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        tellings = pathlib.Path(folder, "tellings.jsonl")
        run(program, "tellings", gold, "--out", tellings)
        done = subprocess.run([sys.executable, TOOL, gold, tellings], capture_output=True, text=True, check=False)
        print(done.stdout.splitlines()[:3] if done.returncode == 0 else done.stderr)
        short = pathlib.Path(folder, "short.jsonl")
        short.write_text("", encoding="utf-8")
        lost = subprocess.run([sys.executable, TOOL, gold, short], capture_output=True, text=True, check=False)
    broken = ["the tool failed"] if done.returncode or "F1 of joined acts" not in done.stdout else []
    if lost.returncode == 0 or "has no report" not in lost.stderr:
        broken.append("a report without tellings is not named")
    if WEIGHTS.read_bytes() != before:
        broken.append("the tool wrote without --write")
    return broken


def main():
    program = program_argument()
    broken = check(program, ROOT / "examples")
    field = SHARED / "field"
    if field.exists():
        with tempfile.TemporaryDirectory() as folder:
            gold = pathlib.Path(folder, "gold.jsonl")
            gold.write_text("".join(path.read_text(encoding="utf-8") for path in sorted(field.glob("dev-*.jsonl"))), encoding="utf-8")
            broken += check(program, gold) + check_tool(program, gold)
    run(program, "tellings", "-", stdin=b'{"id": "none", "text": ""}\n', expect=1)
    finish(broken)


if __name__ == "__main__":
    main()
