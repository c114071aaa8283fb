#!/usr/bin/env python3
"""Tests of ./do that build nothing: the verbs it lists are the verbs it has, and wrong calls are told so."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERBS = "demo test build check bench fuzz format serve".split()


def do(*arguments):
    return subprocess.run([str(ROOT / "do"), *arguments], capture_output=True, text=True, check=False, timeout=60)


class Do(unittest.TestCase):
    def test_alone_lists_its_verbs(self):
        done = do()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(re.findall(r"^  ([a-z]+) .*\S$", done.stdout, re.MULTILINE), VERBS)

    def test_every_listed_verb_exists(self):
        script = (ROOT / "do").read_text(encoding="utf-8")
        for verb in VERBS:
            self.assertIn(f"\nverb_{verb}() {{", script)

    def test_unknown_verb(self):
        done = do("dmeo")
        self.assertEqual(done.returncode, 2)
        self.assertIn('no verb "dmeo"', done.stderr)

    def test_bad_arguments(self):
        for arguments, words in ((("fuzz", "soon"), "no number of seconds"), (("serve", "web"), "no port number")):
            done = do(*arguments)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(words, done.stderr)

    def test_packages_are_listed_once_each(self):
        rows = [line.split() for line in (ROOT / "tools/packages.txt").read_text().splitlines() if not line.startswith("#")]
        self.assertTrue(all(len(row) == 2 and row[1] in ("build", "test", "format", "fuzz", "tidy") for row in rows), rows)
        self.assertEqual(len({row[0] for row in rows}), len(rows))

    def test_shell_syntax(self):
        for script in ("do", ".ci/run"):
            self.assertEqual(subprocess.run(["bash", "-n", str(ROOT / script)], check=False).returncode, 0)


class SetUp(unittest.TestCase):
    """./do in an empty tree, with stand-ins for apt-get, dpkg-query, sudo, cmake and the importer that write down their calls."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        (self.root / "tools").mkdir()
        for folder in ("knowledge/lexicon", "knowledge/gazetteer", "knowledge/codebooks"):
            (self.root / folder).mkdir(parents=True)
        for path in ("tools/common_words.txt", "knowledge/codebooks/admin1.rec"):  # the import is made anew when these are newer
            (self.root / path).touch()
        for path in ("do", "tools/packages.txt"):
            shutil.copy(ROOT / path, self.root / path)
        self.stub("dpkg-query", '[ "${@: -1}" = cmake ] && [ ! -e {root}/installed ] && exit 1; printf installed')
        self.stub("apt-get", 'echo "apt-get $*" >>{root}/calls; [ "$1" = install ] && touch {root}/installed; exit 0')
        self.stub("sudo", 'echo sudo >>{root}/calls; exec "$@"')
        self.stub("id", "echo ${FAKE_UID:-0}")
        self.stub("cmake", 'echo "cmake $*" >>{root}/calls; mkdir -p build; touch build/build.ninja; '
                           'printf "#!/bin/sh\\n" >build/marsad; chmod +x build/marsad')
        (self.root / "tools/geonames_import.py").write_text(
            f"import sys\nopen('{self.root}/calls', 'a').write('import\\n')\n"
            f"open(sys.argv[2], 'w').write('place: x\\n')\n", encoding="utf-8")

    def tearDown(self):
        self.folder.cleanup()

    def stub(self, name, body):
        path = self.root / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/bash\n" + body.replace("{root}", str(self.root)) + "\n", encoding="utf-8")
        path.chmod(0o755)

    def build(self, **environment):
        """Runs ./do build; returns it with the calls that it made."""
        (self.root / "calls").unlink(missing_ok=True)
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run([str(self.root / "do"), "build"], capture_output=True, text=True, check=False, timeout=60,
                              env={**os.environ, "PATH": path, **environment})
        calls = self.root / "calls"
        return done, calls.read_text().splitlines() if calls.exists() else []

    def test_installs_what_is_missing_once(self):
        done, calls = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(calls[:2], ["apt-get update -q", "apt-get install -y -q --no-install-recommends cmake"])
        self.assertEqual(calls[2:4], ["import", "cmake --preset release"])
        again, calls = self.build()
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(len(calls), 1, calls)
        self.assertTrue(calls[0].startswith("cmake --build build"), calls)

    def test_uses_sudo_when_not_root(self):
        done, calls = self.build(FAKE_UID="1000")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(calls[:4:2], ["sudo", "sudo"])

    def test_says_so_when_it_cannot_install(self):
        self.stub("apt-get", "exit 100")
        done, _ = self.build()
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get update failed", done.stderr)

    def test_a_newer_importer_imports_again(self):
        self.build()
        os.utime(self.root / "build/geonames.rec", (1, 1))
        _, calls = self.build()
        self.assertIn("import", calls)

    def test_goes_on_without_the_imported_gazetteer(self):
        (self.root / "tools/geonames_import.py").write_text("import sys\nsys.exit(1)\n", encoding="utf-8")
        done, calls = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("WARNING: the GeoNames import failed", done.stderr)
        self.assertIn("cmake --preset release", calls)


if __name__ == "__main__":
    unittest.main()
