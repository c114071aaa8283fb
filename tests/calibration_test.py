#!/usr/bin/env python3
"""Prints the expected calibration error of `confidence` on the reports set aside; fails when it grows past the ceiling."""
import importlib.util
import json
import pathlib
import tempfile

from house_program import SHARED, finish, need_shared, program_argument, run

CEILING = 0.16  # some seventy events: the error itself is uncertain by 0.05
HOUSE = pathlib.Path(__file__).resolve().parent.parent


def main():
    program = program_argument()
    need_shared("field", "tools/score.py")
    spec = importlib.util.spec_from_file_location("calibrate", HOUSE / "tools" / "calibrate.py")
    calibrate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(calibrate)
    gold = [json.loads(line) for path in sorted((SHARED / "field").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder, "reports.jsonl")
        given.write_text("".join(json.dumps({k: r[k] for k in ("id", "text", "published") if r.get(k) is not None},
                                            ensure_ascii=False) + "\n" for r in gold), encoding="utf-8")
        events = [json.loads(line) for line in run(program, "code", given, "--format", "jsonl").splitlines()]
    rows = calibrate.rows(calibrate.load_scorer(SHARED / "tools" / "score.py"), gold, events)
    test = [(chance, right) for number, _, right, chance in rows if number % 4 == 0 and number % 8]
    error = calibrate.calibration_error(test)
    print(f"expected calibration error {error:.3f} on {len(test)} events of reports set aside")
    finish([f"calibration error {error:.3f} above {CEILING}"] if error > CEILING else [])


if __name__ == "__main__":
    main()
