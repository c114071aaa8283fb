#!/usr/bin/env python3
"""Formats the C++ sources with clang-format-14, or (--check) says which lines are not as .clang-format wants them.

    format.py [--check]

Exit codes: 0 all formatted, 1 some are not (--check), 2 clang-format-14 is not installed.
"""
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
    mode = ["--dry-run", "--Werror"] if check else ["-i"]
    status = subprocess.run([program, *mode, *files], cwd=root, check=False).returncode
    print(f"format: {len(files)} files " + ("are as .clang-format says" if check and status == 0 else
                                            "looked at, some are not as .clang-format says: ./do format" if check else "formatted"))
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
