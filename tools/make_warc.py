#!/usr/bin/env python3
"""Writes a web archive of made-up news pages, as Common Crawl ships them: one gzip member a record.

    make_warc.py PAGES FILE.warc.gz [--seed N]

Each page is about 3 kB of Arabic story (six paragraphs, one or two events) in about 40 kB of markup: menus, scripts, styles, related stories, comments,
footer. Every tenth record is a picture or a redirect, as in a real crawl. The same seed gives the same bytes.
"""
import argparse
import random
import sys
import zlib

PLACES = "الرقة دوما سراقب هجين الباغوز تدمر السخنة الفلوجة الرمادي سنجار الموصل الفاشر نيالا الجنينة مأرب تعز سبها سرت درنة رفح جنين نابلس صور".split()
ACTORS = ["قوات النظام", "تنظيم داعش", "قوات سوريا الديمقراطية", "قوات الدعم السريع", "الجيش السوداني", "جماعة الحوثي", "مسلحون مجهولون"]
ACTS = ["قصفت {a} بالمدفعية حي {p} القديم ما أدى إلى مقتل {n} مدنيين وإصابة {m} آخرين بجروح متفاوتة",
        "قتل {n} عناصر من {a} في هجوم استهدف حاجزا على أطراف {p} صباح اليوم",
        "انفجرت عبوة ناسفة بسيارة تابعة لـ{a} قرب مدخل {p} وأسفرت عن مقتل {n} أشخاص"]
FILLER = ("وقال مصدر محلي في اتصال هاتفي إن الأهالي نقلوا الجرحى إلى أقرب نقطة طبية وإن الطريق الرئيسي ما يزال مقطوعا منذ ساعات الصباح الأولى "
          "بسبب الركام الذي غطى جانبيه وإن فرق الإنقاذ تعمل بمعدات بسيطة وتنتظر وصول آليات ثقيلة من القرى المجاورة قبل حلول الظلام حيث تنخفض "
          "درجات الحرارة إلى ما دون الصفر في هذه الفترة من السنة وتصعب الحركة على من يحمل مصابا أو يبحث عن مفقود بين البيوت المهدمة").split()


def story(rng):
    paragraphs = []
    for _ in range(6):
        words = FILLER[:]
        rng.shuffle(words)
        paragraphs.append("و" + " ".join(words[:54]) + ".")
    paragraphs[0] = rng.choice(ACTS).format(a=rng.choice(ACTORS), p=rng.choice(PLACES), n=rng.randrange(3, 11), m=rng.randrange(3, 11)) + "."
    return f"تطورات ميدانية في {rng.choice(PLACES)} رقم {rng.randrange(10**6)}", paragraphs


def page(rng):
    title, paragraphs = story(rng)
    day = f"20{rng.randrange(14, 25)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    menu = "".join(f'<li class="menu-item menu-item-type-taxonomy menu-item-{i}"><a href="/section/{i}" class="nav-link">قسم رقم {i}</a></li>' for i in range(44))
    related = "".join(f'<div class="card card--small" data-id="{i}"><div class="card__image"><a href="/n/{i}"><img src="/i/{i}.jpg" width="320" '
                      f'height="180" loading="lazy" alt=""></a></div><h3 class="card__title"><a href="/n/{i}">خبر آخر من {rng.choice(PLACES)} '
                      f'عن مقتل {i} أشخاص</a></h3></div>' for i in range(44))
    comments = "".join(f'<li class="comment depth-1" id="comment-{i}"><div class="comment-body"><b class="fn">قارئ {i}</b><p>{" ".join(rng.sample(FILLER, 14))}</p></div></li>'
                       for i in range(10))
    script = "<script>" + "".join(f"window.q{i}=window.q{i}||[];function f{i}(a,b){{return a<b?f{i}(b,a):window.q{i}.push([a,b]);}}\n" for i in range(60)) + "</script>"
    style = "<style>" + "".join(f".c{i}{{margin:{i}px auto;color:#{i:03}}}" for i in range(120)) + "</style>"
    body = "".join(f'<p class="paragraph">{p}</p>' + ('<div class="ad-slot" id="div-gpt-ad"></div>' if i == 2 else "") for i, p in enumerate(paragraphs))
    return (f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | صحيفة تجريبية</title>'
            f'<meta property="article:published_time" content="{day}T10:00:00+03:00">{style}{script}</head><body class="single has-sidebar">'
            f'<header><nav><ul class="menu">{menu}</ul></nav></header><main><article><h1 class="entry-title">{title}</h1>'
            f'<div class="post-meta"><time datetime="{day}">{day}</time></div><div class="entry-content">{body}</div></article>'
            f'<section class="related"><h2>أخبار ذات صلة</h2>{related}</section><ol class="comments">{comments}</ol></main>'
            f'<footer><p>جميع الحقوق محفوظة</p></footer>{script}</body></html>').encode()


def record(n, http):
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012}>\r\n"
            f"WARC-Target-URI: https://news.example/{n}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    total = 0
    with open(args.file, "wb") as out:
        for n in range(args.pages):
            html = page(rng)
            total += len(html)
            members = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html]
            if n % 10 == 0:
                members.append(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + bytes(rng.randrange(256) for _ in range(200)))
            for i, http in enumerate(members):
                packer = zlib.compressobj(1, zlib.DEFLATED, 31)
                out.write(packer.compress(record(n * 10 + i, http)) + packer.flush())
    print(f"{args.pages} pages, {total / max(1, args.pages) / 1000:.1f} kB each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
