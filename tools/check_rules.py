#!/usr/bin/env python3
"""Checks the rules of the house that need no compiler.

    check_rules.py ROOT

No file of code over 500 lines, no line of C++ over 125 columns (raw strings aside), no Arabic letters in C++ sources (Arabic
lives in knowledge/ and cases/), no bidi controls anywhere, and the documents name only paths that exist. Prints
`file:line: what` and exits 1, else 0; 2 when ROOT is no house.
"""
import pathlib
import re
import sys

CODE = {".cpp", ".hpp", ".h", ".py", ".cmake"}
CPP = {".cpp", ".hpp", ".h"}
TEXT = CODE | {".rec", ".md", ".txt", ".sh"}
TOPS = ("include", "src", "apps", "tests", "bench", "fuzz", "tools", "knowledge", "cases", "docs", "examples", "cmake")
MOST_LINES, MOST_COLUMNS = 500, 125
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
# Directional marks reorder what an editor shows; reports in examples/ keep theirs, for they are evidence.
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RAW_BEGIN = re.compile(r'R"\w*\(')  # what stands in a raw string is data: it may be as wide as it is
# `path/in/backquotes` in a document; patterns and placeholders (*, <, $, ...) are not meant literally.
PATH = re.compile(r"`((?:\./)?[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?)`")
DOCUMENTS = ("ARCHITECTURE.md", "README.md", "CONTRIBUTING.md")
MADE = ("build", "out")  # made by ./do, not kept


def lines_of(path):
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def raw_goes_on(line, raw):
    """Whether a raw string literal is open behind this line."""
    begin, end = line.rfind('R"'), line.rfind(')"')
    return begin > end or (raw and end < 0) if RAW_BEGIN.search(line) or raw else False


def check_file(path, name):
    lines = lines_of(path)
    if path.suffix in CODE and len(lines) > MOST_LINES:
        yield f"{name}:{len(lines)}: over {MOST_LINES} lines: two rooms in one?"
    raw = False
    for number, line in enumerate(lines, 1):
        in_raw, raw = raw or bool(RAW_BEGIN.search(line)), raw_goes_on(line, raw)
        if path.suffix in CPP and len(line) > MOST_COLUMNS and not in_raw:
            yield f"{name}:{number}: {len(line)} columns, at most {MOST_COLUMNS}"
        if path.suffix in CPP and ARABIC.search(line):
            yield f"{name}:{number}: Arabic letters in C++; they live in knowledge/ and cases/ ('{ARABIC.search(line).group()}')"
        if not name.startswith("examples/") and BIDI.search(line):
            yield f"{name}:{number}: a bidi control U+{ord(BIDI.search(line).group()):04X}"


def named_paths(text):
    """Paths that a document names in backquotes: anything with a slash, or a file of the root with a known suffix."""
    for match in PATH.finditer(text):
        path = match.group(1)
        if "/" in path.removeprefix("./") or path.startswith("./") or pathlib.Path(path).suffix in TEXT:
            yield path.removeprefix("./")


def check_documents(root):
    for document in DOCUMENTS:
        if not (root / document).is_file():
            yield f"{document}:1: missing"
            continue
        for number, line in enumerate(lines_of(root / document), 1):
            for path in named_paths(line):
                if path.split("/")[0] not in MADE and not (root / path).exists():
                    yield f"{document}:{number}: names {path}, which does not exist"


def main():
    if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "src").is_dir():
        print(__doc__.strip(), file=sys.stderr)
        return 2
    root = pathlib.Path(sys.argv[1])
    files = [f for top in TOPS for f in sorted((root / top).rglob("*")) if f.is_file() and f.suffix in TEXT]
    errors = [error for f in files for error in check_file(f, f.relative_to(root).as_posix())]
    errors += check_documents(root)
    for error in errors:
        print(error)
    print(f"rules: {len(files)} files, {len(errors)} broken")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
