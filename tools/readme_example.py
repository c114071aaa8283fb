#!/usr/bin/env python3
"""Keeps the README's worked example true: runs its commands anew and puts what they print below them.

    readme_example.py [--check] [--program build/marsad]

The example is what stands between the marks `example:begin` and `example:end`: lines `    $ COMMAND`, each followed by its output.
With --check nothing is written; exits 1 when the README shows something else than the program prints.
"""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(<!-- example:begin -->\n)(.*?)(<!-- example:end -->)", re.DOTALL)


def output_of(command, program):
    command = command.replace("build/marsad", program)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(f"README.md: `{command}` gave {done.returncode}: {done.stderr.strip()}")
    return done.stdout.rstrip("\n").split("\n")


def renewed(block, program):
    lines, skipping = [], False
    for line in block.splitlines():
        if line.startswith("    $ "):
            skipping = True
            lines += [line] + [("    " + row).rstrip() for row in output_of(line[6:], program)] + [""]
        elif line and not line.startswith("    "):
            skipping = False
            lines += [line]
        elif not skipping:
            lines += [line]
    return "\n".join(lines).rstrip("\n") + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--program", default="build/marsad")
    args = parser.parse_args()
    readme = ROOT / "README.md"
    old = readme.read_text(encoding="utf-8")
    found = BLOCK.search(old)
    if not found or "    $ " not in found.group(2):
        sys.exit("README.md: no example between the marks example:begin and example:end")
    new = old[:found.start(2)] + renewed(found.group(2), args.program) + old[found.end(2):]
    if args.check and new != old:
        print("README.md: the example shows something else than the program prints: run tools/readme_example.py")
        return 1
    if new != old:
        readme.write_text(new, encoding="utf-8")
    print("README.md: the example is what the program prints")
    return 0


if __name__ == "__main__":
    sys.exit(main())
