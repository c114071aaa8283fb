#!/usr/bin/env python3
"""Makes a program of the tutorial that opens include/marsad/marsad.hpp, so that a test compiles the very text users read.

    extract_tutorial.py HEADER REPORT --knowledge FILE --out FILE.cpp

The tutorial is the header's first comment block; its code is indented by three blanks. Two things are put in: the text of
REPORT for `...` in `report.text = ...;` and FILE for the knowledge path. The rest stands as the header has it, wrapped in a
main() that ends by checking what the tutorial promises: there are events, and each proof's words lie in the report.
"""
import argparse
import re
import sys

CODE = re.compile(r"^//   (.*)$")

PROMISES = """
  if (reading->events.empty()) { std::puts("the tutorial's report gave no event"); return 1; }
  for (const marsad::Event& event : reading->events)
    for (const marsad::Evidence& proof : event.evidence)
      if (proof.span.of(report.text).empty()) { std::puts("a proof lies outside of the report"); return 1; }
  return 0;
}
"""


def tutorial_of(header):
    """Lines of code of the comment that opens the header, without their comment mark."""
    code = []
    for line in header.splitlines():
        if not line.startswith("//"):
            break
        match = CODE.match(line)
        if match:
            code.append(match.group(1))
        elif code:
            code.append("")
    return code


def literal(text):
    """A C++ string literal of any text: every byte outside of printable ASCII becomes an octal escape."""
    plain = lambda b: chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}"
    lines = text.encode("utf-8").splitlines(keepends=True)
    return "\n      " + "\n      ".join('"' + "".join(map(plain, line)) + '"' for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("header")
    parser.add_argument("report")
    parser.add_argument("--knowledge", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    with open(args.header, encoding="utf-8") as header:
        code = tutorial_of(header.read())
    with open(args.report, encoding="utf-8") as report:
        text = literal(report.read())
    includes = [line for line in code if line.startswith("#include")]
    body = "\n".join("  " + line if line else "" for line in code if not line.startswith("#include"))
    for old, new in (("report.text = ...;", f"report.text = {text};"), ('"build/marsad.knowledge"', literal(args.knowledge).strip())):
        if body.count(old) != 1:
            sys.exit(f"{args.header}: the tutorial does not say `{old}` exactly once")
        body = body.replace(old, new)
    if not includes:
        sys.exit(f"{args.header}: the tutorial includes nothing")
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("// Made by tools/extract_tutorial.py from the header's tutorial.\n" + "\n".join(includes) +
                  "\n\n#include <cstdio>\n#include <string_view>\n\nint main() {\n" + body + PROMISES)


if __name__ == "__main__":
    main()
