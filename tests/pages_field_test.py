#!/usr/bin/env python3
"""The pages of the field corpus, where it lies beside the project: does the text hold every quoted event sentence and no headline of another
story, and is the day right? Prints the figures; those of the reports that are held back for scoring stay figures."""
import html.parser
import json
import sys
import unicodedata

import house_program as house

ELSEWHERE = ("related", "ticker", "breaking", "most-read", "mostread", "popular", "also", "sidebar", "more", "latest")


class Headlines(html.parser.HTMLParser):
    """Texts of links that stand in lists of other stories."""

    def __init__(self):
        super().__init__()
        self.stack, self.found, self.link = [], [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "img", "meta", "link", "input", "hr", "source", "wbr"):
            return
        names = " ".join(v or "" for k, v in attrs if k in ("class", "id")).lower()
        foreign = tag in ("aside", "footer", "nav") or any(word in names for word in ELSEWHERE)
        self.stack.append((tag, foreign))
        if tag == "a" and any(f for _, f in self.stack):
            self.link = ""

    def handle_endtag(self, tag):
        if tag == "a" and self.link is not None:
            self.found.append(" ".join(self.link.split()))
            self.link = None
        while self.stack and any(t == tag for t, _ in self.stack):
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data):
        if self.link is not None:
            self.link += data


def flat(text):
    return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf")).split())


def main():
    program = house.program_argument()
    house.need_shared("field")
    pages = [json.loads(line) for path in sorted((house.SHARED / "field").glob("*.jsonl"))
             for line in path.read_text(encoding="utf-8").splitlines()]
    pages = [p for p in pages if p.get("kind") == "html"]
    lines = "".join(json.dumps({"id": p["id"], "html": p["text"]}, ensure_ascii=False) + "\n" for p in pages)
    read = {r["id"]: r for r in map(json.loads, house.run(program, "convert", "-", "-q", stdin=lines.encode()).splitlines())}
    broken = []
    for held in (False, True):
        part = [p for p in pages if (int(p["id"].rsplit("-", 1)[1]) % 4 == 0) == held]
        missed = foreign = wrong_day = quotes = heads = 0
        for page in part:
            text, seen = flat(read[page["id"]]["text"]), Headlines()
            seen.feed(page["text"])
            wanted = [flat(e["quote"]) for e in page["events"] if e.get("quote")]
            others = [h for h in map(flat, seen.found) if len(h.split()) >= 4]
            lost = [q for q in wanted if q not in text]
            kept = [h for h in others if h in text]
            day = read[page["id"]].get("published") != page["published"]
            missed, foreign, wrong_day = missed + len(lost), foreign + len(kept), wrong_day + day
            quotes, heads = quotes + len(wanted), heads + len(others)
            if not held:
                broken += [f"{page['id']}: lost {q}" for q in lost] + [f"{page['id']}: kept {h}" for h in kept]
                broken += [f"{page['id']}: published {read[page['id']].get('published')}, not {page['published']}"] * day
        print(f"{'held back' if held else 'open'}: {len(part)} pages, {quotes - missed} of {quotes} event sentences there, "
              f"{foreign} of {heads} headlines of other stories kept, {len(part) - wrong_day} of {len(part)} days right")
        if held and missed + foreign + wrong_day:
            broken.append("held back: see the figures above")
    house.finish(broken)


if __name__ == "__main__":
    sys.exit(main())
