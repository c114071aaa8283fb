#!/usr/bin/env python3
"""Formats the C++ sources with clang-format-14, or (--check) says which files are not as .clang-format wants them.

    format.py [--check]

Exit codes: 0 all formatted, 1 some are not (--check), 2 clang-format-14 is not installed.
"""
import collections
import pathlib
import shutil
import subprocess
import sys

TOPS = ("include", "src", "apps", "tests", "bench", "fuzz")


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program = shutil.which("clang-format-14")
    if not program:
        print("format: clang-format-14 is not installed (./do format installs it)", file=sys.stderr)
        return 2
    root = pathlib.Path(__file__).resolve().parent.parent
    files = sorted(str(f) for top in TOPS for f in (root / top).rglob("*") if f.suffix in (".cpp", ".hpp"))
    if not check:
        status = subprocess.run([program, "-i", *files], cwd=root, check=False).returncode
        print(f"format: {len(files)} files formatted")
        return 1 if status else 0
    done = subprocess.run([program, "--dry-run", *files], cwd=root, capture_output=True, text=True, check=False)
    broken = collections.Counter(line.split(":")[0] for line in done.stderr.splitlines() if "[-Wclang-format-violations]" in line)
    for name, places in sorted(broken.items()):
        print(f"{pathlib.Path(name).relative_to(root)}: {places} places are not as .clang-format says")
    status = done.returncode or bool(broken)
    if done.returncode:
        print(done.stderr)
    print(f"format: {len(files)} files, {len(broken)} to be formatted" + (" (./do format)" if broken else ""))
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
