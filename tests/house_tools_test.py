#!/usr/bin/env python3
"""Tests of the tools that guard the house, each on a small good tree and a small bad one."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"


def run(tool, *arguments):
    done = subprocess.run([sys.executable, str(TOOLS / tool), *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for path, text in {
            "include/marsad/span.hpp": "#pragma once\n",
            "include/marsad/engine.hpp": '#include "marsad/span.hpp"\n',
            "src/base/date.hpp": '#include "marsad/span.hpp"\n#include <string>\n',
            "src/token/token.hpp": '#include "../base/date.hpp"\n#include "text/fold.hpp"\n',
            "src/text/fold.hpp": "#pragma once\n",
            "apps/marsad/main.cpp": '#include "marsad/engine.hpp"\n#include "token/token.hpp"\n',
            "ARCHITECTURE.md": "See `src/base/` and `src/token/token.hpp`; `./do` makes `build/marsad`.\n",
            "README.md": "Read `ARCHITECTURE.md`.\n",
            "CONTRIBUTING.md": "Edit `src/base/date.hpp`.\n",
            "do": "",
        }.items():
            self.write(path, text)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")


class Includes(Tree):
    def expect(self, *parts):
        status, output = run("check_includes.py", self.root)
        self.assertEqual(status, 1, output)
        for part in parts:
            self.assertIn(part, output)

    def test_good_tree(self):
        status, output = run("check_includes.py", self.root)
        self.assertEqual(status, 0, output)
        self.assertIn("6 files, 0 arrows", output)

    def test_relative_arrow_back(self):
        self.write("src/base/date.hpp", '#pragma once\n\n#include "../token/token.hpp"\n')
        self.expect("src/base/date.hpp:3: base -> token")

    def test_arrow_back_by_include_path(self):
        self.write("src/text/fold.hpp", '# include "token/token.hpp"\n')
        self.expect("src/text/fold.hpp:1: text -> token")

    def test_arrow_to_a_file_that_is_not_there(self):
        self.write("src/text/fold.hpp", '#include "../event/none.hpp"\n')
        self.expect("src/text/fold.hpp:1: text -> event")

    def test_public_header_includes_nothing_of_src(self):
        self.write("include/marsad/engine.hpp", '#include "base/date.hpp"\n')
        self.expect("include/marsad/engine.hpp:1: include/marsad -> base")

    def test_nothing_includes_apps(self):
        self.write("src/engine/engine.cpp", '#include "../../apps/marsad/main.cpp"\n')
        self.expect("src/engine/engine.cpp:1: engine -> apps")

    def test_unknown_room(self):
        self.write("src/attic/box.cpp", "\n")
        self.expect("src/attic/box.cpp:1", "attic is not in the order")

    def test_no_house(self):
        self.assertEqual(run("check_includes.py", self.root / "src")[0], 2)


class Rules(Tree):
    def expect(self, part):
        status, output = run("check_rules.py", self.root)
        self.assertEqual(status, 1, output)
        self.assertIn(part, output)

    def test_good_tree(self):
        self.write("knowledge/actors/a.rec", "actor: a\nname_ar: \u0623\n")
        status, output = run("check_rules.py", self.root)
        self.assertEqual(status, 0, output)

    def test_long_file(self):
        self.write("src/base/long.cpp", "\n" * 501)
        self.expect("src/base/long.cpp:501: over 500 lines")

    def test_long_line(self):
        self.write("src/base/wide.cpp", "//\n//" + "x" * 124 + "\n")
        self.expect("src/base/wide.cpp:2: 126 columns")

    def test_raw_strings_may_be_wide(self):
        wide = "x" * 130
        self.write("src/base/raw.cpp", f'auto a = R"({wide})";\nauto b = R"(\n{wide}\n)";\n')
        status, output = run("check_rules.py", self.root)
        self.assertEqual(status, 0, output)
        self.write("src/base/raw.cpp", f'auto b = R"(\n{wide}\n)";\n// {wide}\n')
        self.expect("src/base/raw.cpp:4: 133 columns")

    def test_arabic_in_code(self):
        self.write("src/base/arabic.cpp", "// \u0642\n")
        self.expect("src/base/arabic.cpp:1: Arabic letters")

    def test_bidi_control(self):
        self.write("knowledge/a.rec", "actor: a\nname_ar: \u0642\u200f\n")
        self.expect("knowledge/a.rec:2: a bidi control U+200F")

    def test_document_names_a_path_that_is_gone(self):
        self.write("ARCHITECTURE.md", "\nSee `src/attic/`.\n")
        self.expect("ARCHITECTURE.md:2: names src/attic/, which does not exist")

    def test_document_is_missing(self):
        (self.root / "README.md").unlink()
        self.expect("README.md:1: missing")


class Tutorial(Tree):
    HEADER = ('// Says what it is.\n//\n//   #include <marsad/marsad.hpp>\n//\n//   auto k = open("build/marsad.knowledge");\n'
              "//   report.text = ...;   // UTF-8\n//\n// Prose again.\n#pragma once\n// not part of it:\n//   int x;\n")

    def extract(self, header):
        self.write("marsad.hpp", header)
        self.write("report.txt", 'a "b"\n\u0642?\n')
        status, output = run("extract_tutorial.py", self.root / "marsad.hpp", self.root / "report.txt",
                             "--knowledge", "/k", "--out", self.root / "out.cpp")
        return status, output, (self.root / "out.cpp").read_text(encoding="utf-8") if status == 0 else ""

    def test_code_of_the_header_and_nothing_else(self):
        status, output, made = self.extract(self.HEADER)
        self.assertEqual(status, 0, output)
        self.assertIn('auto k = open("/k");', made)
        self.assertIn('"a \\042b\\042\\012"\n      "\\331\\202\\077\\012";   // UTF-8', made)
        self.assertNotIn("int x", made)
        self.assertLess(made.index("#include <marsad/marsad.hpp>"), made.index("int main()"))

    def test_a_tutorial_without_a_text_is_refused(self):
        status, output, _ = self.extract(self.HEADER.replace("report.text = ...;", ""))
        self.assertNotEqual(status, 0)
        self.assertIn("report.text = ...;", output)


class Summary(Tree):
    def sum(self, *cases):
        body = "".join(f'<testcase name="{name}" status="{status}"><system-out>{output}</system-out></testcase>'
                       for name, status, output in cases)
        self.write("tests.xml", f'<testsuite name="x">{body}</testsuite>')
        status, output = run("test_summary.py", self.root / "tests.xml")
        return status, output.strip().splitlines()

    def test_counts_inner_tests(self):
        status, lines = self.sum(("a", "run", "[==========] 12 tests from 3 test suites ran. (1 ms total)\n[  PASSED  ] 12 tests."),
                                 ("cases", "run", "x\n40 passed, 0 failed\n"), ("c", "run", "skipped: no data"))
        self.assertEqual((status, lines[-1]), (0, "53 passed, 0 failed"))
        self.assertIn("c: skipped: no data", lines)

    def test_failures(self):
        status, lines = self.sum(("a", "fail", "[==========] 5 tests from 1 test suite ran. (1 ms total)\n"
                                               "[  FAILED  ] 2 tests, listed below:"), ("crash", "fail", "boom"))
        self.assertEqual((status, lines[-1]), (1, "3 passed, 3 failed"))
        self.assertIn("failed: a (2 of 5)", lines)

    def test_nothing_ran(self):
        self.assertEqual(self.sum()[0], 1)


if __name__ == "__main__":
    unittest.main()
