#!/usr/bin/env python3
"""Every kind of collection through `marsad convert`: what comes out, what is told of what is broken, and how much memory it takes."""
import gzip
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import house_program as house

STORY = "قُتل خمسة عناصر من قسد في بلدة هجين أمس"
PAGE = ("<html><head><title>عنوان الخبر هنا - موقع</title></head><body><nav><a href=/>الرئيسية</a></nav>"
        f"<h1>عنوان الخبر هنا</h1><p>{STORY}</p></body></html>")
broken = []


def check(name, got, want):
    if got != want:
        broken.append(f"{name}: got {got!r}, want {want!r}")


def convert(program, *args, stdin=None):
    done = subprocess.run([program, "convert", *map(str, args)], input=stdin, capture_output=True, check=False, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode("utf-8", "replace"), done.returncode


def warc_record(n, body, kind="response", headers="Content-Type: text/html; charset=utf-8", status="200 OK"):
    http = body if kind == "conversion" else f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Target-URI: http://a.example/{n}\r\n"
            f"WARC-Date: 2019-01-29T00:00:00Z\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


def feeds(program, folder):
    rss = folder / "f.xml"
    rss.write_text(f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>وكالة</title><language>ar</language><item><title>عنوان &amp;quot;الأول&amp;quot;</title>
      <link>http://a.example/1</link><pubDate>Sun, 27 Jan 2019 23:00:00 +0200</pubDate><dc:creator>مراسل</dc:creator>
      <description>مختصر</description><content:encoded><![CDATA[<p>{STORY}</p><p>اقرأ أيضاً: <a href="x">خبر آخر</a></p>]]></content:encoded>
      </item><item><title>ثان &nbsp; عنوان & كسر</title></item></channel></rss>""")
    read, _, code = convert(program, rss)
    check("rss", code, 0)
    check("rss text", read[0]["text"], f'عنوان "الأول"\n\n{STORY}')
    check("rss fields", [read[0][k] for k in ("id", "url", "publisher", "published", "language", "byline")],
          ["http://a.example/1", "http://a.example/1", "وكالة", "2019-01-27", "ar", "مراسل"])
    check("rss broken entity", read[1]["text"], "ثان عنوان & كسر")
    lies = folder / "lies.xml"
    lies.write_bytes(rss.read_text().encode("windows-1256", "ignore"))
    check("feed that lies about its charset", STORY.replace("ُ", "") in convert(program, lies)[0][0]["text"].replace("ُ", ""), True)
    atom = folder / "a.xml"
    atom.write_text(f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع</title><entry><title>عنوان</title><id>tag:x,1</id>
      <link rel="self" href="http://a.example/self"/><link href="http://a.example/2"/><published>2019-01-27T10:00:00+03:00</published>
      <updated>2019-01-28T10:00:00+03:00</updated><author><name>مراسل</name></author><content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>""")
    one = convert(program, atom)[0][0]
    check("atom", [one[k] for k in ("id", "url", "published", "modified", "byline", "text")],
          ["tag:x,1", "http://a.example/2", "2019-01-27", "2019-01-28", "مراسل", f"عنوان\n\n{STORY}"])
    (folder / "s.xml").write_text("<urlset><url><loc>http://a.example/1</loc></url></urlset>")
    read, told, code = convert(program, folder / "s.xml")
    check("sitemap", (len(read), code, "names 1 addresses" in told), (0, 1, True))
    bomb = '<!DOCTYPE r [<!ENTITY a "x">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + "]>"
    (folder / "laughs.xml").write_text(f"{bomb}<rss><channel><item><title>one two &j; three</title></item></channel></rss>")
    check("entities are not expanded", convert(program, folder / "laughs.xml")[0][0]["text"], "one two &j; three")
    (folder / "deep.xml").write_text("<rss><channel><item><title>one two</title></item>" + "<a>" * 1_000_000)
    read, told, code = convert(program, folder / "deep.xml")
    check("deep feed", (len(read), code, "broken" in told), (1, 1, True))


def telegram(program, folder):
    chat = {"name": "قناة", "type": "public_channel", "id": 12345, "messages": [
        {"id": 1, "type": "service", "date": "2019-01-27T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2019-01-27T10:00:00", "edited": "2019-01-28T10:00:00", "from": "قناة",
         "text": ["عاجل: ", {"type": "bold", "text": STORY}, " }]\" انتهى"]},
        {"id": 3, "type": "message", "date": "2019-01-28T10:00:00", "from": "قناة", "photo": "x.jpg", "text": ""}]}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False, indent=1))
    read, told, code = convert(program, folder / "result.json")
    check("telegram", [(r["id"], r["published"], r["modified"], r["publisher"], r["text"]) for r in read],
          [("12345/2", "2019-01-27", "2019-01-28", "قناة", f'عاجل: {STORY} }}]" انتهى')])
    check("telegram told", (code, "2 records are no reports" in told), (0, True))
    whole = {"about": "Here is the data you requested.", "chats": {"about": "x", "list": [chat, dict(chat, name="ثانية", id=7)]}}
    (folder / "all.json").write_text(json.dumps(whole, ensure_ascii=False))
    check("telegram, all chats", [(r["id"], r["publisher"]) for r in convert(program, folder / "all.json")[0]],
          [("12345/2", "قناة"), ("7/2", "ثانية")])
    (folder / "cut.json").write_text(json.dumps(chat, ensure_ascii=False)[:-30])
    read, told, code = convert(program, folder / "cut.json")
    check("telegram cut off", (len(read), code, "ends inside a value" in told), (1, 1, True))
    (folder / "messages.html").write_text(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Exported Data</title></head><body>
      <div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">قناة الأخبار</div></div></div>
      <div class="page_body chat_page"><div class="history"><div class="message service" id="message-1"><div class="body details">
      27 January 2019</div></div><div class="message default clearfix" id="message5"><div class="body">
      <div class="pull_right date details" title="27.01.2019 14:05:06 UTC+03:00">14:05</div><div class="from_name">قناة الأخبار</div>
      <div class="reply_to details">In reply to <a href="#">this message</a></div><div class="text">{STORY}<br>سطر ثان</div>
      </div></div></div></div></div></body></html>""")
    check("telegram html", [(r["id"], r["published"], r["publisher"], r["text"]) for r in convert(program, folder / "messages.html")[0]],
          [("messages/5", "2019-01-27", "قناة الأخبار", f"{STORY}\nسطر ثان")])


def tables(program, folder):
    (folder / "t.csv").write_text(f'day;body;link\n2019-01-27;"{STORY}; ثم\n""قال"" مصدر";http://x.example\nbad;x;\n2019-01-28;{STORY};\n')
    read, told, code = convert(program, folder / "t.csv", "--columns", "text=body,published=day,url=link")
    check("csv", [(r["id"], r["published"], r["text"]) for r in read],
          [("t:2", "2019-01-27", f'{STORY}; ثم\n"قال" مصدر'), ("t:5", "2019-01-28", STORY)])
    check("csv bad day", (code, "t.csv:4" in told), (1, True))
    (folder / "n.csv").write_bytes(f"ID,Headline,Content,Date\n7,عنوان,{STORY},2019-01-27\n".encode("windows-1256", "ignore"))
    one = convert(program, folder / "n.csv")[0][0]
    check("csv by usual names", [one[k] for k in ("id", "title", "published")], ["7", "عنوان", "2019-01-27"])
    _, told, code = convert(program, folder / "n.csv", "--columns", "text=boody")
    check("csv column that is not there", (code, "ID, Headline, Content, Date" in told), (1, True))
    _, told, code = convert(program, folder / "n.csv", "--columns", "txt=a")
    check("csv field that is not there", (code, "did you mean 'text'?" in told), (2, True))
    (folder / "m.jsonl").write_text(json.dumps({"body": {"ar": STORY}, "when": "2019-01-27"}, ensure_ascii=False))
    one = convert(program, folder / "m.jsonl", "--columns", "text=/body/ar,published=when")[0][0]
    check("json lines with other names", (one["text"], one["published"]), (STORY, "2019-01-27"))


def archives(program, folder):
    records = [warc_record(n, PAGE.encode()) for n in range(3)]
    records[1] = warc_record(1, gzip.compress(PAGE.encode("windows-1256", "ignore")),
                             headers="Content-Type: text/html\r\nContent-Encoding: gzip")
    records += [warc_record(3, b"x", headers="Content-Type: image/png"), warc_record(4, b"", status="404 Not Found"),
                warc_record(5, STORY.encode(), kind="conversion")]
    chunked = b"5\r\n" + PAGE.encode()[:5] + b"\r\n" + hex(len(PAGE.encode()) - 5)[2:].encode() + b"\r\n" + PAGE.encode()[5:] + b"\r\n0\r\n\r\n"
    records.append(warc_record(6, chunked, headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"))
    (folder / "w.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    read, told, code = convert(program, folder / "w.warc.gz")
    check("warc", ([r["id"] for r in read], code, "2 records are no reports" in told), (["0", "1", "2", "5", "6"], 0, True))
    check("warc text", [STORY.replace("ُ", "") in r["text"].replace("ُ", "") for r in read], [True] * 5)
    check("warc fields", (read[0]["url"], read[0]["retrieved"]), ("http://a.example/0", "2019-01-29T00:00:00Z"))
    damaged = bytearray((folder / "w.warc.gz").read_bytes())
    first = len(gzip.compress(records[0]))
    damaged[first + 60:first + 90] = b"x" * 30
    (folder / "bad.warc.gz").write_bytes(bytes(damaged))
    read, told, code = convert(program, folder / "bad.warc.gz")
    check("damaged member", ({"0", "2", "5", "6"} <= {r["id"] for r in read}, code, "damaged near byte" in told), (True, 1, True))
    (folder / "short.warc").write_bytes(b"".join(records)[:-200])
    _, told, code = convert(program, folder / "short.warc")
    check("cut off", (code, "ends inside the record" in told), (1, True))
    (folder / "junk.warc").write_bytes(records[0] + b"junk\njunk\n" + records[2])
    read, told, code = convert(program, folder / "junk.warc")
    check("junk between", ([r["id"] for r in read], code, "belong to none" in told), (["0", "2"], 1, True))
    with zipfile.ZipFile(folder / "z.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("in/a.html", PAGE), z.writestr("in/b.txt", STORY), z.writestr("x.jpg", "no"), z.writestr("__MACOSX/a.html", "no")
        z.write(folder / "w.warc.gz", "w.warc.gz"), z.write(folder / "z0.txt" if (folder / "z0.txt").exists() else folder / "t.csv", "t.csv")
    read, told, code = convert(program, folder / "z.zip", "--columns", "text=body,published=day")
    check("zip", [r["id"] for r in read], ["in/a", "in/b", "0", "1", "2", "5", "6", "t:2", "t:5"])
    check("zip told", "z.zip/x.jpg: skipped" in told, True)
    read = convert(program, "-", stdin=(folder / "z.zip").read_bytes())[0]
    check("zip from a pipe", [r["id"] for r in read][:2], ["in/a", "in/b"])
    with tarfile.open(folder / "t.tar.gz", "w:gz") as t:
        t.add(folder / "f.xml", "f.xml"), t.add(folder / "result.json", "chat/result.json")
    check("tar", [r["id"] for r in convert(program, folder / "t.tar.gz")[0]], ["http://a.example/1", "f:2", "12345/2"])


def peak_of(program, path, *args):
    """Peak memory in MB, and what was told."""
    script = ("import resource,subprocess,sys;d=subprocess.run(sys.argv[1:],capture_output=True);"
              "sys.stdout.buffer.write(d.stdout);sys.stderr.buffer.write(d.stderr);"
              "print('PEAK',resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss//1024,d.returncode,file=sys.stderr)")
    done = subprocess.run([sys.executable, "-c", script, program, "convert", "--threads", "1", str(path), *args],
                          capture_output=True, check=True, timeout=300)
    told = done.stderr.decode("utf-8", "replace")
    peak, code = map(int, told.rsplit("PEAK", 1)[1].split())
    return peak, code, told, done.stdout.splitlines()


def hostile(program, folder):
    good = json.dumps({"id": "good", "text": STORY}, ensure_ascii=False).encode()
    # A gigabyte in one line, packed to a megabyte.
    with gzip.open(folder / "line.jsonl.gz", "wb", 1) as out:
        out.write(b'{"text":"')
        for _ in range(1024):
            out.write(b"a" * (1 << 20))
        out.write(b'"}\n' + good + b"\n")
    bomb = gzip.compress(b" " * (200 << 20), 1)
    (folder / "bomb.warc").write_bytes(
        warc_record(1, bomb, headers="Content-Type: text/html\r\nContent-Encoding: gzip") + warc_record(2, PAGE.encode()))
    (folder / "tags.html").write_bytes(b"<div>" * 1_000_000 + PAGE.encode())
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.txt", b" " * (200 << 20)), z.writestr("b.txt", STORY)
    with gzip.open(folder / "quote.csv.gz", "wb", 1) as out:
        out.write(b'text\n"')
        for _ in range(200):
            out.write((b"a" * 1023 + b"\n") * 1024)
    for name, reports, word in (("line.jsonl.gz", 1, "over the limit of 64 MiB"), ("bomb.warc", 1, "unpacks to more than 64 MiB"),
                                ("tags.html", 1, ""), ("bomb.zip", 1, "over the limit of 64 MiB"), ("quote.csv.gz", 0, "over the limit")):
        peak, code, told, lines = peak_of(program, folder / name)
        print(f"{name}: {(folder / name).stat().st_size >> 10} KiB on disk, peak {peak} MB")
        check(name, (len(lines), code, word in told), (reports, 0 if name == "tags.html" else 1, True))
        if peak > 600:
            broken.append(f"{name}: {peak} MB of memory")


def main():
    program = house.program_argument()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in (feeds, telegram, tables, archives, hostile):
            part(program, folder)
    house.finish(broken)


if __name__ == "__main__":
    main()
