#!/usr/bin/env python3
"""`marsad gazetteer`: imports of GeoNames dumps and P-code tables into a layer of one's own, and look-ups by name.

    gazetteer_test.py --program build/marsad
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
# 19 columns: id, name, ascii, alternate names, lat, lon, class, code, country, cc2, admin1-4, population, elevation, dem, zone, date
DUMP = [
    ["900001", "Tuwayrat", "Tuwayrat", "Tuwayrat,طويرات الرمل", "35.5", "40.1", "P", "PPL", "SY", "", "07", "", "", "", "1200", "", "", "", ""],
    ["900002", "Nabʿ", "Nab", "نبع خفيف", "35.6", "40.2", "H", "SPNG", "SY", "", "07", "", "", "", "0", "", "", "", ""],
    ["900003", "Nowhere", "Nowhere", "Nowhere", "35.7", "40.3", "P", "PPL", "SY", "", "07", "", "", "", "0", "", "", "", ""],
    ["900004", "Kargah", "Kargah", "", "35.8", "40.4", "P", "PPL", "SY", "", "07", "", "", "", "80", "", "", "", ""],
]
ALTERNATES = [["1", "900004", "ar", "کرگاه السفلى", "1", "", "", ""], ["2", "900004", "en", "Kargah", "", "", "", ""]]
WIDE = """ADM3_EN,ADM3_AR,ADM3_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,lat,lon
Tuwayrat,طويرات الرمل,SY990101,Tuwayr,الطوير الأوسط,SY9901,"Deir, ez-Zor",دير الزور,SY99,35.51,40.11
"""


def run(*arguments, home):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          env={"HOME": str(home), "PATH": "/usr/bin:/bin"})


class Gazetteer(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

    def table(self, name, rows):
        return self.write(name, "".join("\t".join(row) + "\n" for row in rows))

    def find(self, name, *more):
        done = run("gazetteer", "find", name, *more, home=self.home)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def where(self, sentence, *more):
        report = self.write("report.txt", sentence)
        done = run("code", report, "--published", "2019-01-30", "--quiet", *more, home=self.home)
        return [json.loads(line)["where"] for line in done.stdout.splitlines()]

    def test_geonames_into_the_default_layer_that_every_command_reads(self):
        dump, names = self.table("SY.txt", DUMP), self.table("alternateNames.txt", ALTERNATES)
        done = run("gazetteer", "import", "--geonames", dump, "--alternate-names", names, home=self.home)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("2 places put in, 1 left out that have no name in Arabic letters, 1 left out that reports do not name", done.stdout)
        self.assertTrue((self.home / ".local/share/marsad/places.rec").is_file())
        [place] = self.find("طويرات الرمل")
        self.assertEqual((place["id"], place["admin1"], place["lat"], place["kind"]), ("geonames:900001", "Deir ez-Zor", 35.5, "village"))
        self.assertEqual(self.find("كركاه السفلى")[0]["id"], "geonames:900004")
        [where] = self.where("قُتل مدني بقصف في قرية طويرات الرمل أمس.")
        self.assertEqual((where["id"], where["lat"]), ("geonames:900001", 35.5))
        self.assertEqual(self.find("طويرات الرمل", "--layer", "none"), [])
        [where] = self.where("قُتل مدني بقصف في قرية طويرات الرمل أمس.", "--layer", "none")
        self.assertIsNone(where["id"])

    def test_wide_table_tells_the_units_above_too(self):
        table, layer = self.write("wide.csv", WIDE), self.home / "own.rec"
        done = run("gazetteer", "import", "--pcodes", table, "--out", layer, home=self.home)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("3 places put in", done.stdout)
        [unit] = self.find("SY990101", "--layer", layer)
        self.assertEqual((unit["kind"], unit["admin1"], unit["admin2"], unit["lat"]), ("subdistrict", "Deir ez-Zor", "Tuwayr", 35.51))
        [where] = self.where("قُتل مدني بقصف في ناحية طويرات الرمل أمس.", "--layer", layer)
        self.assertEqual((where["pcode"], where["precision"]), ("SY990101", "admin"))

    def test_importing_again_replaces_and_keeps_what_was_written_by_hand(self):
        table, layer = self.write("wide.csv", WIDE), self.home / "own.rec"
        run("gazetteer", "import", "--pcodes", table, "--out", layer, home=self.home)
        hand = "place: my-hill\nname_ar: تلة الغزلان البيض\nkind: mountain\ncountry: SY\nlat: 35.1\nlon: 40.9\nbasis: recalled\n"
        layer.write_text(layer.read_text(encoding="utf-8") + hand, encoding="utf-8")
        self.write("wide.csv", WIDE.replace("35.51", "35.53"))
        done = run("gazetteer", "import", "--pcodes", table, "--out", layer, home=self.home)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([u["lat"] for u in self.find("SY990101", "--layer", layer)], [35.53])
        self.assertEqual([p["id"] for p in self.find("تلة الغزلان البيض", "--layer", layer)], ["marsad:my-hill"])
        self.assertEqual(len(list(self.home.glob("own.*.knowledge"))), 1)

    def test_built_in_governorates_carry_their_pcode(self):
        for name, place, code in (("نينوى", "iq-ninewa", "IQG15"), ("النبطية", "lb-nabatieh", "LB4"), ("بورنو", "ng-borno", "NG008"),
                                  ("شمال سيناء", "eg-north-sinai", "EG34"), ("زابوريجيا", "ua-zaporizhia", "UA23"),
                                  ("هلمند", "af-helmand", "AF30"), ("جونقلي", "ss-jonglei", "SS03"), ("كانم", "td-kanem", "TCD06"),
                                  ("القصرين", "tn-kasserine", "TN42"), ("سبها", "ly-sabha", "LY0319")):
            found = {p["id"]: p["pcode"] for p in self.find(name, "--layer", "none") if p["kind"] == "governorate"}
            self.assertEqual(found, {"marsad:" + place: code}, name)

    def test_mistakes_are_told_with_their_line(self):
        for name, text, option, told in (
                ("short.txt", "1\tA\tB\n", "--geonames", "short.txt:1: the row has not 19 columns"),
                ("no.csv", "name_ar,lat\nس,1\n", "--pcodes", "no.csv:2: the row has no P-code"),
                ("far.csv", "name_ar,pcode,lat,lon\nسهل,SY1,95,1\n", "--pcodes", "far.csv:2: this is no latitude: '95'"),
                ("open.csv", 'name_ar,pcode\n"س,SY1\n', "--pcodes", "quotation marks do not match"),
                ("bad.jsonl", '{"pcode": "SY1", \n', "--pcodes", "bad.jsonl:1: broken JSON"),
                ("empty.csv", "\n", "--pcodes", "the table is empty")):
            done = run("gazetteer", "import", option, self.write(name, text), home=self.home)
            self.assertEqual(done.returncode, 1, name)
            self.assertIn(told, done.stderr)
        self.assertFalse((self.home / ".local/share/marsad/places.rec").exists())
        layer = self.write("hand.rec", "place: x\nname_ar: سهل الغزلان\ncountry: SY\nbasis: recalled\n")
        done = run("gazetteer", "find", "سهل", "--layer", layer, home=self.home)
        self.assertEqual(done.returncode, 1)
        self.assertIn("hand.rec:1: the place has no `kind`", done.stderr)

    def test_wrong_use(self):
        for arguments, told in ((["gazetteer", "import"], "nothing to import"),
                                (["gazetteer", "find", "--layr", "x", "y"], "did you mean --layer?"),
                                (["gazetteer", "import", "--alternate-names", "x"], "give --geonames FILE too")):
            done = run(*arguments, home=self.home)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(told, done.stderr)
        self.assertEqual(run("gazetteer", "find", "غغغغغ", home=self.home).returncode, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    PROGRAM = parser.parse_args().program
    sys.exit(0 if unittest.main(argv=[sys.argv[0]], exit=False).result.wasSuccessful() else 1)
