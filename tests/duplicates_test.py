#!/usr/bin/env python3
"""Variants of generated reports: how many pairs of the same report does `marsad convert --duplicates mark` find, and are they the same?

    duplicates_test.py [--program PATH] [--reports N]

Each report of several sentences gets nine variants: an edited lead, a cut tail, a longer text, another outlet's frame, all of these
together, marks and hamzas left out, and three with another casualty count. A pair is two texts made from one report. Demanded: pair
precision 0.98, recall 0.95, and of the changed counts 0.95 told as updates, of the unchanged ones 0.95 not.
"""
import argparse
import collections
import itertools
import json
import random
import sys

import house_program as house

PLACES = ("الرقة دوما حرستا سراقب خان شيخون هجين الباغوز تدمر السخنة البوكمال القائم الفلوجة الرمادي بيجي تلعفر سنجار الموصل كركوك "
          "الخرطوم أمدرمان بحري الفاشر نيالا الجنينة كادقلي الأبيض مدني زالنجي صعدة مأرب تعز الحديدة عدن الضالع البيضاء شبوة "
          "طرابلس مصراتة سرت بنغازي درنة سبها رفح خانيونس جباليا النصيرات جنين طولكرم نابلس بنت جبيل صور النبطية").split()
ACTORS = ["قوات الجيش", "فصائل المعارضة", "عناصر التنظيم", "قوات الدعم السريع", "جماعة الحوثي", "قوات سوريا الديمقراطية",
          "مسلحون مجهولون", "القوات الحكومية", "الحشد الشعبي", "كتيبة محلية", "قوات خفر الحدود", "مقاتلو العشائر"]
SITES = "سوق مدرسة مستشفى حاجز مقر جسر مستودع حقل مطار ثكنة مخبز محطة قافلة دورية مسجد ملعب".split()
WHO = ["مصدر طبي", "شاهد عيان", "المتحدث العسكري", "مسؤول محلي", "ناشط إعلامي", "مدير المشفى", "مركز حقوقي", "قيادي ميداني"]
VERBS = "قصفت هاجمت استهدفت حاصرت دهمت اقتحمت ضربت طوقت".split()
NOUNS = ("طائرة مدرعة رشاش قذيفة عبوة صاروخ سيارة دراجة خندق نفق كمين لغم نار دخان ليل فجر ظهر مساء طريق جبل نهر حي قرية بلدة "
         "مخيم معبر سد بئر حقل بستان مزرعة شارع ساحة جسر برج سطح باب نافذة جدار سور حاجز نقطة خيمة عربة شاحنة قارب سفينة مرفأ").split()
NUMBERS = ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]


def fill(rng, words):
    return " ".join(rng.choice(NOUNS) + rng.choice(["", "", " قرب", " عند", " خلف", " أمام"]) for _ in range(words))


def sentence(rng):
    kind = rng.randrange(6)
    place, actor, site, who = rng.choice(PLACES), rng.choice(ACTORS), rng.choice(SITES), rng.choice(WHO)
    tail = fill(rng, rng.randrange(6, 14))
    return [f"{rng.choice(VERBS)} {actor} {site} في مدينة {place} {tail}",
            f"وقال {who} إن {actor} أغلقوا الطريق إلى {place} بعد {tail}",
            f"وأضاف {who} أن {site} في {place} تضرر من {tail}",
            f"ونزحت عائلات من {place} باتجاه {rng.choice(PLACES)} {tail}",
            f"وتشهد {place} منذ أيام توترا بين {actor} و{rng.choice(ACTORS)} {tail}",
            f"ولم تعلن {actor} موقفها من {tail}"][kind]


def report(rng):
    count = rng.randrange(3, 60)
    lead = f"قتل {number(rng, count)} أشخاص في هجوم شنته {rng.choice(ACTORS)} على {rng.choice(SITES)} في {rng.choice(PLACES)} {fill(rng, 8)}"
    return count, lead, [sentence(rng) for _ in range(rng.randrange(6, 14))]


def number(rng, count):
    return NUMBERS[count - 3] if count <= 10 and rng.random() < 0.7 else str(count)


def text(lead, sentences):
    return lead + ".\n" + "\n".join(s + "." for s in sentences)


def other_lead(rng, lead):
    words = lead.split()
    for _ in range(3):
        words[rng.randrange(4, len(words))] = rng.choice(NOUNS)
    return " ".join(words)


def frame(rng, body):
    return f"{rng.choice(PLACES)} - وكالات\n{body}\nالمصدر: {rng.choice(WHO)}"


def variants(rng):
    """(what, text) of one report; the first is the original."""
    count, lead, body = report(rng)
    shown = lead.split()[1]
    keep = max(4, len(body) * 6 // 10)
    yield "original", text(lead, body)
    yield "lead", text(other_lead(rng, lead), body)
    yield "cut", text(lead, body[:keep])
    yield "longer", text(lead, body + [f"وما تزال المنطقة هادئة حتى اللحظة {fill(rng, 6)}"])
    yield "frame", frame(rng, text(lead, body))
    yield "all", frame(rng, text(other_lead(rng, lead), body[:max(4, len(body) * 8 // 10)]))
    yield "plain", text(lead, body).replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace(".", " .")
    for more in (1, 7):
        yield "count", text(lead.replace(shown, str(count + more) if count + more > 10 else NUMBERS[count + more - 3], 1), body)
    other = other_lead(rng, lead.replace(shown, str(count + 20), 1))
    yield "count", text(other, body[:max(4, len(body) * 8 // 10)])


def pairs(groups):
    return sum(len(g) * (len(g) - 1) // 2 for g in groups)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(house.ROOT / "build" / "marsad"))
    parser.add_argument("--reports", type=int, default=300)
    args = parser.parse_args()
    rng = random.Random(20190127)
    made = []  # (report, what, text)
    for n in range(args.reports):
        made += [(n, what, body) for what, body in variants(rng)]
    originals = [m for m in made if m[1] == "original"]
    rest = [m for m in made if m[1] != "original"]
    rng.shuffle(rest)
    made = originals + rest
    lines = "".join(json.dumps({"id": f"r{i}", "text": m[2]}, ensure_ascii=False) + "\n" for i, m in enumerate(made))
    out = house.run(args.program, "convert", "-", "-q", "--duplicates", "mark", stdin=lines.encode())
    first, same = {}, {}
    for line in out.splitlines():
        read = json.loads(line)
        first[read["id"]], same[read["id"]] = read.get("same_as", read["id"]), read.get("same", "")
    clusters, truth = collections.defaultdict(list), collections.defaultdict(list)
    for i, m in enumerate(made):
        clusters[first[f"r{i}"]].append(m[0])
        truth[m[0]].append(i)
    right = sum(pairs([list(g) for _, g in itertools.groupby(sorted(c))]) for c in clusters.values())
    precision, recall = right / max(1, pairs(clusters.values())), right / pairs(truth.values())
    told = {"count": collections.Counter(), "same": collections.Counter()}
    for i, m in enumerate(made):
        if m[1] != "original":
            told["count" if m[1] == "count" else "same"][same[f"r{i}"]] += 1
    updates = told["count"]["update"] / sum(told["count"].values())
    calm = 1 - told["same"]["update"] / sum(told["same"].values())
    print(f"{len(made)} texts of {args.reports} reports: pair precision {precision:.4f}, recall {recall:.4f}; "
          f"changed counts told as updates {updates:.4f}, unchanged ones not {calm:.4f}")
    print({k: dict(v) for k, v in told.items()})
    house.finish([f"{name} {value:.4f} < {floor}" for name, value, floor in (
        ("precision", precision, 0.98), ("recall", recall, 0.95), ("updates", updates, 0.95), ("calm", calm, 0.95)) if value < floor])


if __name__ == "__main__":
    sys.exit(main())
