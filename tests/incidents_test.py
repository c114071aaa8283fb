#!/usr/bin/env python3
"""Holds `marsad link` to cases/incidents/: reports of one happening in different outlets' words, and near misses.

    incidents_test.py --program build/marsad [--show]

Codes the reports, links their events, and scores the clusters of reports with B-cubed: two reports are together when
an incident holds events of both. A report may tell of several happenings. Checks too that the order of the lines changes nothing, that a reviewer's decisions hold,
and that broken lines are told. Exit code 1 when the F1 is below FLOOR.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLOOR = 0.95


def read_clusters():
    gold, reports, name = {}, [], None
    for path in sorted((ROOT / "cases/incidents").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                name, count = line[2:].strip(), 0
            elif line.strip() and not line.startswith("#"):
                day, outlet, text, *also = (part.strip() for part in line.split("|"))
                count += 1
                others = [other.strip() for part in also for other in part.removeprefix("also").split(",")]
                gold[f"{name}/{count}"] = {name, *others}
                reports.append({"id": f"{name}/{count}", "published": day, "publisher": outlet, "text": text})
    return gold, reports


def run(program, *args, stdin, code=0):
    done = subprocess.run([program, *args], input=stdin, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == code, f"{args}: exit {done.returncode}\n{done.stderr}"
    return done.stdout


def together(incidents, report_of):
    """Report -> the reports it shares an incident with, itself included."""
    out = {report: {report} for report in report_of.values()}
    for incident in incidents:
        members = {report_of[event] for event in incident["members"]}
        for report in members:
            out[report] |= members
    return out


def b_cubed(gold, predicted):
    precision = recall = 0.0
    for report, names in gold.items():
        mine = predicted.get(report, {report})
        same = {other for other, its in gold.items() if its & names}
        precision += len(mine & same) / len(mine)
        recall += len(mine & same) / len(same)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def check_decisions(program, events, incidents):
    joined = next(i for i in incidents if len(i["members"]) == 2)
    first, second = joined["members"]
    other = next(i for i in incidents if i["id"] != joined["id"])["members"][0]
    with tempfile.NamedTemporaryFile("w", suffix=".rec") as file:
        file.write(f"decision: apart\na: {first}\nb: {second}\n\ndecision: together\na: {first}\nb: {other}\n")
        file.flush()
        lines = run(program, "link", "-", "-q", "--decisions", file.name, stdin=events).splitlines()
    holds = {event: i["id"] for i in map(json.loads, lines) for event in i["members"]}
    assert holds[first] != holds[second], "a pair set apart by a reviewer is together"
    assert holds[first] == holds[other], "a pair put together by a reviewer is apart"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--show", action="store_true", help="print every cluster that is not as expected")
    args = parser.parse_args()
    program = str(pathlib.Path(args.program).resolve())
    gold, reports = read_clusters()
    events = run(program, "code", "-", "-q", stdin="".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports))
    linked = run(program, "link", "-", "-q", stdin=events)
    incidents = [json.loads(line) for line in linked.splitlines()]
    coded = [json.loads(line) for line in events.splitlines()]
    predicted = together(incidents, {e["id"]: e["report"]["id"] for e in coded})
    precision, recall, f1 = b_cubed(gold, predicted)
    print(f"{len(set().union(*gold.values()))} happenings, {len(gold)} reports, {len(coded)} events, {len(incidents)} incidents: "
          f"B-cubed precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} (at least {FLOOR})")
    if args.show:
        for report, names in gold.items():
            same = {other for other, its in gold.items() if its & names}
            mine = predicted.get(report, set())
            if mine != same:
                print(f"  {report}: missing {sorted(same - mine)} wrong {sorted(mine - same)}")
    shuffled = events.splitlines(keepends=True)
    random.Random(7).shuffle(shuffled)
    assert run(program, "link", "-", "-q", stdin="".join(shuffled)) == linked, "the order of the lines changes the incidents"
    check_decisions(program, events, incidents)
    run(program, "link", "-", "-q", stdin="{\"schema\": 1}\n" + events, code=1)
    for incident in incidents:
        for harm in incident["harm"]:
            assert harm["low"] <= harm["best"] <= harm["high"] and harm["low_from"] and harm["figures"], incident
            assert harm["low"] <= harm["corroborated"] <= harm["high"], incident
    return 0 if f1 >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
