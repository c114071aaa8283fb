"""`marsad fired`: counts on a report that can be counted by hand, what moved between two runs, entries that nothing fires."""

import argparse
import pathlib
import subprocess
import tempfile

CASE = """case: a toll
published: 2019-01-27
text: قُتل خمسة عناصر من قسد في بلدة هجين أمس. وقُتل طفل برصاص قناص في مدينة حلب اليوم.
event: Battles
event: Battles
"""
NEGATIVE = """case: no harm
published: 2019-01-27
text: لم يُقتل أحد
event: none
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    folder = pathlib.Path(tempfile.mkdtemp())

    def fired(*arguments, code=0):
        run = subprocess.run([program, "fired", *arguments], capture_output=True, text=True, check=False, cwd=folder, input="")
        assert run.returncode == code, f"{arguments}: exit {run.returncode}: {run.stderr}"
        return run

    def counts(text):
        lines = text.splitlines()
        assert lines[0] == "seen\tevents\tkind\tentry", lines[0]
        return {tuple(kind_entry): (int(seen), int(events)) for seen, events, *kind_entry in (line.split("\t") for line in lines[1:])}

    (folder / "toll.rec").write_text(CASE, encoding="utf-8")
    run = fired("--cases", "toll.rec", "--kinds", "verb,noun,actor,place")
    assert "1 cases: of " in run.stderr, run.stderr
    told = counts(run.stdout)
    assert told["verb", "قتل"] == (2, 2), told["verb", "قتل"]
    assert told["actor", "sdf"][0] == 1 and told["actor", "sdf"][1] >= 1, told["actor", "sdf"]
    assert told["place", "sy-hajin"][1] >= 1, told["place", "sy-hajin"]
    assert told["noun", "طفل"] == (1, 1), told["noun", "طفل"]
    assert told["noun", "مظاهرة"] == (0, 0), told["noun", "مظاهرة"]

    # Reports give what the same text in a case gives.
    text = CASE.split("text: ")[1].splitlines()[0]
    (folder / "toll.txt").write_text(text, encoding="utf-8")
    assert counts(fired("toll.txt", "--published", "2019-01-27", "--kinds", "verb").stdout)["verb", "قتل"] == (2, 2)

    unused = fired("--cases", "toll.rec", "--unused").stdout.splitlines()
    assert "verb\tقتل" not in unused and "noun\tمظاهرة" in unused and not any(line.startswith("actor") for line in unused)

    # What a change moves: here the reports, elsewhere the knowledge.
    fired("--cases", "toll.rec", "--out", "before.tsv")
    assert fired("--cases", "toll.rec", "--before", "before.tsv").stdout == ""
    (folder / "no.rec").write_text(NEGATIVE, encoding="utf-8")
    moved = fired("--cases", "no.rec", "--before", "before.tsv").stdout.splitlines()
    assert "verb\tقتل: seen 2, events 2 -> seen 1, events 0" in moved, moved[:5]
    with open(folder / "before.tsv", "a", encoding="utf-8") as before:
        before.write("7\t3\tverb\tنسي تماما\n")
    assert fired("--cases", "toll.rec", "--before", "before.tsv").stdout == "verb\tنسي تماما: seen 7, events 3 -> gone\n"

    # Wrong use and wrong files, with what to do instead.
    assert "did you mean 'verb'?" in fired("--cases", ".", "--kinds", "vreb", code=2).stderr
    assert "does not go with --before" in fired("--cases", ".", "--unused", "--before", "before.tsv", code=2).stderr
    assert "over one of them at a time" in fired("toll.txt", "--cases", ".", code=2).stderr
    assert "toll.txt:1: no line of `marsad fired`" in fired("--cases", ".", "--before", "toll.txt", code=1).stderr
    assert "cannot be read" in fired("--cases", ".", "--before", "none.tsv", code=1).stderr
    assert "cannot list the folder" in fired("--cases", "nowhere", code=1).stderr
    assert "empty.txt" in fired("toll.txt", str(folder / "empty.txt"), code=1).stderr
    print("fired: counts, moves and errors as told")


if __name__ == "__main__":
    main()
