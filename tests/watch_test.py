#!/usr/bin/env python3
"""`marsad watch` against a local server that delays, answers 304 and 500, loops, floods, dawdles and lies about its charset, and is itself
killed ten times: every page that can be had is there once, none twice; the archive is whole; hosts are treated gently."""
import collections
import contextlib
import http.server
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import house_program as house

PAGES = 30
STORY = "قُتل خمسة عناصر من قسد في بلدة هجين أمس، وفق ما قاله مصدر طبي في البلدة لمراسلنا، وأضاف المصدر أن عدد الجرحى بلغ {}"
broken = []


def check(name, got, want):
    if got != want:
        broken.append(f"{name}: got {got!r}, want {want!r}")


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = collections.Counter()
    agents, conditional, robots_times = set(), 0, []
    shown = 10  # entries that the feed has so far
    lock = threading.Lock()

    def log_message(self, *args):
        pass

    def answer(self, body=b"", status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def page(self, n):
        story = STORY.format(n)
        html = (f"<html><head><meta charset=utf-8><title>خبر رقم {n} - موقع</title></head><body><nav><a href=/>الرئيسية</a></nav>"
                f"<h1>خبر رقم {n} من هجين</h1><p>{story}</p></body></html>")
        if n % 5 == 1:  # declared as another charset than it is
            return self.answer(html.encode("windows-1256", "ignore"), kind="text/html; charset=utf-8")
        if n % 5 == 2 and Server.seen[self.path] < 3:
            return self.answer(b"broken", 500)
        if n % 5 == 3:
            time.sleep(0.05)
        if n % 5 == 4 and not self.path.startswith("/moved"):
            return self.answer(status=302, Location=f"/moved/{n}")
        return self.answer(html.encode())

    def feed(self):
        tag = f'"v{Server.shown}"'
        if self.headers.get("If-None-Match") == tag:
            Server.conditional += 1
            return self.answer(status=304)
        special = ["loop", "huge", "slow", "file", "gone", "forbidden", "picture"]
        urls = [f"http://{self.headers['Host']}/page/{n}?utm_source=rss" for n in range(Server.shown)] + \
               [f"http://{self.headers['Host']}/{name}" for name in special]
        items = "".join(f"<item><title>خبر</title><link>{u}</link><guid>{u}</guid>"
                        f"<pubDate>Sun, 27 Jan 2019 14:00:00 +0200</pubDate></item>" for u in urls)
        return self.answer(f"<rss version='2.0'><channel><title>وكالة</title>{items}</channel></rss>".encode(),
                           kind="application/rss+xml", ETag=tag)

    def do_GET(self):
        with Server.lock:
            Server.seen[self.path] += 1
            Server.agents.add(self.headers.get("User-Agent", ""))
        try:
            self.route()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def route(self):
        path = self.path.split("?")[0]
        if path == "/robots.txt":
            return self.answer(b"User-agent: *\nDisallow: /forbidden\n", kind="text/plain")
        if path == "/feed":
            return self.feed()
        if path == "/own":
            items = "".join(f"<item><guid>own-{n}</guid><title>تغريدة</title><description>{STORY.format(n)}</description></item>"
                            for n in range(Server.shown))
            return self.answer(f"<rss><channel>{items}</channel></rss>".encode("windows-1256", "ignore"), kind="text/xml; charset=utf-8")
        if path == "/sitemap":
            return self.answer(f"<urlset><url><loc>http://{self.headers['Host']}/page/0</loc></url><url>"
                               f"<loc>http://{self.headers['Host']}/extra</loc></url></urlset>".encode(), kind="text/xml")
        if path == "/extra":
            return self.page(1000)
        if path.startswith(("/page/", "/moved/")):
            return self.page(int(path.split("/")[2]))
        if path == "/loop":
            return self.answer(status=302, Location="/loop")
        if path == "/file":
            return self.answer(status=302, Location="file:///etc/passwd")
        if path == "/huge":
            return self.flood(b"a" * 65536, 400)
        if path == "/slow":
            return self.flood(b"a", 200, 0.1)
        if path == "/picture":
            return self.answer(b"\x89PNG\r\n", kind="image/png")
        return self.answer(b"no", 404)

    def flood(self, piece, times, pause=0.0):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(times):
            self.wfile.write(piece)
            time.sleep(pause)


def watch(program, folder, *args):
    return [program, "watch", str(folder / "feeds.rec"), "--out", str(folder / "out.jsonl"), "--archive", str(folder / "evidence"),
            *args]


def killed_ten_times(program, folder, port):
    (folder / "feeds.rec").write_text(f"""feed: news
url: http://127.0.0.1:{port}/feed
private: yes
every: 0.3 s
rate: 0.005 s
retry: 0.1 s
timeout: 1 s
most: 500 kB
contact: https://example.org/about

feed: own
url: http://127.0.0.1:{port}/own
private: yes
pages: no
every: 0.3 s
rate: 0.005 s
retry: 0.1 s

feed: map
url: http://127.0.0.1:{port}/sitemap
kind: sitemap
private: yes
every: 0.5 s
rate: 0.005 s
retry: 0.1 s
""")
    rng = random.Random(7)
    for n in range(10):
        run = subprocess.Popen(watch(program, folder, "-q"), stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.12, 0.7))
        run.send_signal(signal.SIGKILL)
        run.wait()
        Server.shown = min(PAGES, Server.shown + 3)
    done = subprocess.run(watch(program, folder, "--seconds", "9"), capture_output=True, check=False, timeout=60)
    told = done.stderr.decode("utf-8", "replace")
    return told, done.returncode


def examine(program, folder, told, port):
    reports = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    ids = collections.Counter(r["id"] for r in reports)
    base = f"http://127.0.0.1:{port}"
    want = {f"{base}/page/{n}" for n in range(PAGES)} | {f"own-{n}" for n in range(PAGES)} | {f"{base}/extra"}
    check("lost", sorted(want - set(ids)), [])
    check("never asked for", sorted(set(ids) - want), [])
    check("doubled", [i for i, n in ids.items() if n > 1], [])
    for r in reports:
        if r["id"].startswith(base + "/page/"):
            n = int(r["id"].rsplit("/", 1)[1])
            check(f"text of {r['id']}", STORY.format(n).replace("ُ", "") in r["text"].replace("ُ", ""), True)
            check(f"day of {r['id']}", (r.get("published"), r.get("publisher")), ("2019-01-27", "موقع"))
    for word in ("redirects more than 5 times", "over the limit of 500000 bytes", "Timeout was reached", "neither http nor https",
                 "answers 404", "robots.txt forbids"):
        with contextlib.closing(sqlite3.connect(folder / "out.jsonl.state")) as state:
            notes = " ".join(note for (note,) in state.execute("SELECT note FROM page"))
        if word not in told and word not in notes:
            broken.append(f"nobody was told: {word}")
    check("forbidden page was never asked for", Server.seen["/forbidden"], 0)
    check("one agent, named", [("marsad/" in a, "https://example.org/about" in a) for a in Server.agents], [(True, True)])
    check("unchanged feeds are not sent again", Server.conditional > 0, True)
    check("a looping page is given up", Server.seen["/loop"] <= 6 * 12, True)
    whole = subprocess.run([program, "archive", "verify", str(folder / "evidence")], capture_output=True, text=True, check=False)
    if whole.returncode != 0 and "no line of the index names this object" not in whole.stderr:
        broken.append("archive: " + whole.stderr)
    kept = [line.split()[3] for line in subprocess.run([program, "archive", "list", str(folder / "evidence")], capture_output=True,
                                                       text=True, check=True).stdout.splitlines()]
    twice = [u for u, n in collections.Counter(u for u in kept if "/page/" in u or "/moved/" in u).items() if n > 1]
    check("kept twice", twice, [])
    print(f"{len(reports)} reports, {sum(Server.seen.values())} requests, {Server.conditional} of them answered 304; {len(kept)} findings kept")


def refusals(program, folder, port):
    (folder / "feeds.rec").write_text(f"feed: a\nurl: http://127.0.0.1:{port}/feed\n\nfeed: b\nurl: http://localhost:{port}/feed\n\n"
                                      f"feed: c\nurl: http://[::ffff:127.0.0.1]:{port}/feed\n")
    before = sum(Server.seen.values())
    done = subprocess.run([program, "watch", str(folder / "feeds.rec"), "--out", str(folder / "none.jsonl"), "--once"],
                          capture_output=True, text=True, check=False, timeout=60)
    check("private addresses", (done.returncode, done.stderr.count("the local network, which is refused"), sum(Server.seen.values()) - before),
          (1, 3, 0))
    (folder / "bad.rec").write_text("feed: a\nurl: ftp://x\nevry: 3 s\nevery: soon\n")
    done = subprocess.run([program, "watch", str(folder / "bad.rec"), "--out", str(folder / "none.jsonl")], capture_output=True,
                          text=True, check=False, timeout=60)
    check("a bad feed file", (done.returncode, [f"bad.rec:{n}" in done.stderr for n in (2, 3, 4)]), (2, [True] * 3))
    (folder / "out.jsonl").write_text("")
    (folder / "feeds.rec").write_text(f"feed: a\nurl: http://127.0.0.1:{port}/feed\n")
    done = subprocess.run(watch(program, folder, "--once"), capture_output=True, text=True, check=False, timeout=60)
    check("an output that lost bytes", (done.returncode, "put the file back" in done.stderr), (1, True))


def evidence(program, folder):
    page = folder / "page.html"
    page.write_bytes(b"<p>one</p>\x00\xff" * 1000)
    sha = house.run(program, "archive", "add", folder / "kept", page, "--url", "https://a.example/1").split()[0].decode()
    house.run(program, "archive", "add", folder / "kept", page, folder / "feeds.rec")
    check("untouched", house.run(program, "archive", "get", folder / "kept", sha), page.read_bytes())
    house.run(program, "archive", "verify", folder / "kept")
    index, objects = folder / "kept" / "index.jsonl", sorted((folder / "kept" / "objects").rglob("*.zst"))
    check("the same bytes are kept once", (len(objects), len(index.read_text().splitlines())), (2, 3))
    good = index.read_text()
    index.write_text(good.replace("https://a.example/1", "https://a.example/2"))
    house.run(program, "archive", "verify", folder / "kept", expect=1)
    index.write_text(good.split("\n", 1)[1])
    house.run(program, "archive", "verify", folder / "kept", expect=1)
    index.write_text(good + '{"sha256": "cut')
    house.run(program, "archive", "add", folder / "kept", page)
    house.run(program, "archive", "verify", folder / "kept")
    bytes_of = bytearray(objects[0].read_bytes())
    bytes_of[len(bytes_of) // 2] ^= 0x40
    objects[0].write_bytes(bytes(bytes_of))
    house.run(program, "archive", "verify", folder / "kept", expect=1)
    objects[0].unlink()
    house.run(program, "archive", "verify", folder / "kept", expect=1)


def main():
    program = house.program_argument()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        start = time.time()
        told, code = killed_ten_times(program, folder, port)
        print(f"watched for {time.time() - start:.0f} s; last run gave {code}")
        examine(program, folder, told, port)
        refusals(program, folder, port)
        evidence(program, folder)
    house.finish(broken)


if __name__ == "__main__":
    sys.exit(main())
