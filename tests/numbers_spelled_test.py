#!/usr/bin/env python3
"""Numbers spelled out by a grammar of its own, in both genders and all cases, as books and as phones write them, must be read
back by `marsad mentions` as what they are: some thousands of them, drawn with a fixed seed."""
import json
import random

from house_program import finish, program_argument, run

SEED, ROUNDS = 20190127, 6000
MASCULINE = ["", "واحد", None, "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
FEMININE = ["", "واحدة", None, "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}


class Speller:
    """One style: nominative or oblique, old or new spelling of the hundred, and how a typist sets it."""

    def __init__(self, draw):
        self.nominative = draw.random() < 0.5
        self.hundred = draw.choice(("مئة", "مائة"))
        self.together = draw.random() < 0.7
        self.accusative = draw.random() < 0.5
        self.joint = draw.choice((" و", " و", " و "))
        self.plain = draw.choice((lambda text: text, lambda text: text.replace("أ", "ا").replace("إ", "ا"),
                                  lambda text: text.replace("ة", "ه")))

    def ending(self, nominative, oblique):
        return nominative if self.nominative else oblique

    def two(self, feminine):
        return self.ending("اثنتان", "اثنتين") if feminine else self.ending("اثنان", "اثنين")

    def unit(self, n, feminine):
        return self.two(feminine) if n == 2 else (FEMININE if feminine else MASCULINE)[n]

    def below_hundred(self, n, feminine):
        if n <= 10:
            return self.unit(n, feminine)
        if n < 20:
            ten = "عشرة" if feminine else "عشر"
            if n == 11:
                return ("إحدى " if feminine else "أحد ") + ten
            if n == 12:
                return (self.ending("اثنتا ", "اثنتي ") if feminine else self.ending("اثنا ", "اثني ")) + ten
            return self.unit(n - 10, feminine) + " " + ten
        tens = TENS[n // 10] + self.ending("ون", "ين")
        return tens if n % 10 == 0 else self.unit(n % 10, feminine) + self.joint + tens

    def hundreds(self, n, construct):
        if n == 1:
            return self.hundred
        if n == 2:
            return self.hundred[:-1] + self.ending("تا", "تي") if construct else self.hundred[:-1] + self.ending("تان", "تين")
        lead = "ثمان" if n == 8 and self.together else FEMININE[n]
        return lead + ("" if self.together else " ") + self.hundred

    def below_thousand(self, n, feminine, construct=False):
        parts = []
        if n >= 100:
            parts.append(self.hundreds(n // 100, construct and n % 100 == 0))
        if n % 100:
            parts.append(self.below_hundred(n % 100, feminine))
        return self.joint.join(parts)

    def scaled(self, n, one, dual, plural, accusative):
        if n == 1:
            return one
        if n == 2:
            return dual + self.ending("ان", "ين")
        if 3 <= n % 100 <= 10:
            return self.below_thousand(n, False) + " " + plural
        single = accusative if self.accusative and n % 100 > 10 else one
        return self.below_thousand(n, False, construct=True) + " " + single

    def spell(self, n, feminine):
        groups = ((10**9, "مليار", "مليار", "مليارات", "مليارا"), (10**6, "مليون", "مليون", "ملايين", "مليونا"),
                  (1000, "ألف", "ألف", "آلاف", "ألفا"))
        parts = []
        for size, *words in groups:
            if n >= size:
                parts.append(self.scaled(n // size, *words))
                n %= size
        if n or not parts:
            parts.append(self.below_thousand(n, feminine))
        return self.plain(self.joint.join(parts))


def draw_number(draw):
    """Any size is as likely as any other; a group never ends in one or two of its thousands, which books avoid."""
    n = draw.randrange(1, 10**draw.randrange(1, 13))
    for size in (1000, 10**6, 10**9):
        group = n // size % 1000
        if group > 2 and group % 100 in (1, 2):
            n += size * 3
    return n


def main():
    program = program_argument()
    draw = random.Random(SEED)
    wanted, lines = [], []
    for _ in range(ROUNDS):
        n = draw_number(draw)
        wanted.append(n)
        lines.append(Speller(draw).spell(n, feminine=draw.random() < 0.5))
    answers = run(program, "mentions", "--kinds", "number", stdin="".join(line + "\n" for line in lines).encode("utf-8"))
    broken, right = [], 0
    for n, line, answer in zip(wanted, lines, answers.decode("utf-8").splitlines()):
        values = [mention["value"] for mention in json.loads(answer)["mentions"]]
        if values == [n]:
            right += 1
        elif len(broken) < 20:
            broken.append(f"{n} as '{line}' is read as {values}")
    print(f"{right} of {ROUNDS} spelled numbers are read back")
    if right < ROUNDS and not broken:
        broken.append("fewer answers than lines")
    finish(broken)


if __name__ == "__main__":
    main()
