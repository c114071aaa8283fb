"""What the tests that run the program share: finding it, running it, and scoring against a corpus beside the project."""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "field_floors.json"


def program_argument():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / "build" / "marsad"))
    return parser.parse_args().program


def run(program, *arguments, stdin=None, expect=0):
    """Runs the program; returns its standard output as bytes, ends the test when the exit code is not the expected one."""
    done = subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, check=False, timeout=500)
    if done.returncode != expect:
        sys.exit(f"failed: {' '.join(map(str, [program, *arguments]))} gave {done.returncode}, not {expect}:\n"
                 + done.stderr.decode("utf-8", "replace"))
    return done.stdout


def events_of(lines):
    return [json.loads(line) for line in lines.decode("utf-8").splitlines()]


def need_shared(*paths):
    """Ends the test as skipped when what lies beside the project (../shared) is not there."""
    if not all((SHARED / path).exists() for path in paths):
        print("skipped: shared data absent")
        sys.exit(0)


def score(gold, predicted):
    scorer = [sys.executable, str(SHARED / "tools" / "score.py"), ",".join(map(str, gold)), str(predicted)]
    print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    return json.loads(subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True).stdout)


def below_floor(result, corpus):
    """Lines of the scorer that are worse than tests/field_floors.json allows."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[corpus]
    broken = []
    for sense, is_worse in (("at_least", lambda value, bound: value < bound), ("at_most", lambda value, bound: value > bound)):
        for line, bound in floors.get(sense, {}).items():
            value = result.get(line)
            if value is None or is_worse(value, bound):
                broken.append(f"{line} is {value}, must be {sense.replace('_', ' ')} {bound}")
    return broken


def wrong_evidence(event, text):
    """Evidence whose bytes are not the report's."""
    return [proof for proof in event["evidence"]
            if text[proof["begin"]:proof["end"]] != proof["text"].encode("utf-8") or proof["begin"] >= proof["end"]]


def finish(broken):
    for line in broken:
        print("failed:", line)
    sys.exit(1 if broken else 0)
