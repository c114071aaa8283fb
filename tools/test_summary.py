#!/usr/bin/env python3
"""Sums up a ctest run: prints what failed and, as the last line, `N passed, N failed`.

    test_summary.py build/tests.xml

One ctest test may hold many: a GoogleTest program counts as its tests, `marsad test` as its cases (the last `N passed,
N failed` in its output). Exits 1 when something failed or nothing ran.
"""
import re
import sys
import xml.etree.ElementTree as xml

RAN = re.compile(r"^\[==========\] (\d+) tests? from .* ran\.", re.MULTILINE)
FAILED = re.compile(r"^\[  FAILED  \] (\d+) tests?, listed below", re.MULTILINE)
COUNTS = re.compile(r"(\d+) passed, (\d+) failed")
SKIPPED = re.compile(r"^skipped: .*$", re.MULTILINE)


def count(case):
    """(passed, failed) of one ctest test."""
    output = case.findtext("system-out") or ""
    bad = case.get("status") != "run"
    ran, counts = RAN.search(output), COUNTS.findall(output)
    if ran:
        failed = int(FAILED.search(output).group(1)) if FAILED.search(output) else 0
        passed = int(ran.group(1)) - failed
    elif counts:
        passed, failed = map(int, counts[-1])
    else:
        passed, failed = 1, 0
        if bad:
            passed = 0
    return passed, max(failed, int(bad))


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    passed = failed = 0
    for case in xml.parse(sys.argv[1]).getroot().iter("testcase"):
        good, bad = count(case)
        passed, failed = passed + good, failed + bad
        if bad:
            print(f"failed: {case.get('name')} ({bad} of {good + bad})")
        for line in SKIPPED.findall(case.findtext("system-out") or ""):
            print(f"{case.get('name')}: {line}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
