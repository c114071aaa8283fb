#!/usr/bin/env python3
"""Checks that includes point one way through the house.

    check_includes.py ROOT

A file in src/<room>/ may include its own room and the rooms before it; apps/ may include every room; include/marsad/
includes nothing of src/. Only #include "..." lines are looked at. Prints `file:line: arrow` for each that goes back and
exits 1, else 0; 2 when ROOT holds no src/.
"""
import pathlib
import posixpath
import re
import sys

ROOMS = "base text report collection archive knowledge token mention event incident codebook sitrep score engine watch store server".split()
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
SUFFIXES = {".cpp", ".hpp", ".h", ".cc", ".inl"}


def place_of(path):
    """Where a path (relative to the root, forward slashes) lives: (rank, name), or None when it is no part of the house."""
    parts = path.split("/")
    if parts[:2] == ["include", "marsad"]:
        return -1, "include/marsad"
    if parts[0] == "src" and len(parts) > 2:
        return (ROOMS.index(parts[1]), parts[1]) if parts[1] in ROOMS else (None, parts[1])
    if parts[0] == "apps":
        return len(ROOMS), "apps"
    return None


def target_of(path, included, root):
    """The included file's path relative to the root: beside the includer, then under include/, then under src/."""
    for base in (posixpath.dirname(path), "include", "src"):
        candidate = posixpath.normpath(posixpath.join(base, included))
        if (root / candidate).is_file():
            return candidate
    # Not there (yet): what it says it is still shows which way it points.
    first = included.split("/")[0]
    if first == "marsad":
        return "include/" + included
    if first in ROOMS:
        return "src/" + included
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), included))


def check_file(root, path):
    here = place_of(path)
    if here is None:
        return
    if here[0] is None:
        yield f"{path}:1: the room src/{here[1]} is not in the order of the house ({' '.join(ROOMS)})"
        return
    for number, line in enumerate((root / path).read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        match = INCLUDE.match(line)
        there = match and place_of(target_of(path, match.group(1), root))
        if not there or there[0] == -1:
            continue
        if here[0] == -1:
            yield f"{path}:{number}: include/marsad -> {there[1]}: public headers include nothing of src/ (\"{match.group(1)}\")"
        elif there[0] is None:
            yield f"{path}:{number}: {here[1]} -> {there[1]}: a room that is not in the order of the house"
        elif there[0] > here[0]:
            yield f"{path}:{number}: {here[1]} -> {there[1]}: {there[1]} comes after {here[1]} (\"{match.group(1)}\")"


def main():
    if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "src").is_dir():
        print(__doc__.strip(), file=sys.stderr)
        return 2
    root = pathlib.Path(sys.argv[1])
    files = [f.relative_to(root).as_posix() for top in ("include", "src", "apps") if (root / top).is_dir()
             for f in sorted((root / top).rglob("*")) if f.suffix in SUFFIXES]
    errors = [error for path in files for error in check_file(root, path)]
    for error in errors:
        print(error)
    print(f"includes: {len(files)} files, {len(errors)} arrows that go back")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
