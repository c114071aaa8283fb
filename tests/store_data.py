"""Reports and events by the thousand for the tests of stores, made from the reports of cases/incidents."""
import datetime
import hashlib
import json
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def shifted(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat() if day else day


def reports(count):
    """JSON lines of `count` reports: those of cases/incidents, again and again on later days under other ids."""
    found = []
    for path in sorted((ROOT / "cases/incidents").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.count("|") >= 2 and not line.startswith(("#", "=")):
                found.append([part.strip() for part in line.split("|", 2)])
    out = []
    for number in range(count):
        day, outlet, text = found[number % len(found)]
        round_ = number // len(found)
        out.append(json.dumps({"id": f"r{number:05}", "published": shifted(day, 11 * round_), "publisher": outlet, "text": text,
                               "url": f"https://example.org/{number}"}, ensure_ascii=False))
    return out


def write(path, lines):
    pathlib.Path(path).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def code(program, lines):
    done = subprocess.run([program, "code", "-", "-q"], input="".join(line + "\n" for line in lines), capture_output=True,
                          encoding="utf-8", check=True, cwd=ROOT)
    return done.stdout.splitlines()


def events(program, count, seed=7):
    """`count` event lines: coded reports of cases/incidents, moved in time, place and toll, each with an id of its own."""
    rng = random.Random(seed)
    patterns = [json.loads(line) for line in code(program, reports(300))]
    # Four events a report, as in news of a day: those of one report are of happenings far apart in the list.
    quarter = (len(patterns) + 3) // 4
    out, round_ = [], 0
    while len(out) < count:
        days, north, east, more = rng.randrange(700), rng.uniform(-1.5, 1.5), rng.uniform(-1.5, 1.5), rng.randrange(3)
        for number in range(4 * quarter):
            first, pattern = number // 4, number // 4 + quarter * (number % 4)
            if pattern >= len(patterns):
                continue
            event, head = json.loads(json.dumps(patterns[pattern])), patterns[first]["report"]
            event["report"] = {**head, "id": f"{head['id']}-{round_}", "published": shifted(head["published"], days),
                               "sha256": hashlib.sha256(f"{head['id']}-{round_}".encode()).hexdigest()}
            when, where = event["when"], event["where"]
            when["from"], when["to"] = shifted(when["from"], days), shifted(when["to"], days)
            if where["lat"] is not None:
                where["lat"], where["lon"] = round(where["lat"] + north, 4), round(where["lon"] + east, 4)
                where["id"] = f"{where['id']}-{round_}"
            for harm in event["harm"]:
                harm["min"] += more
                harm["max"] = None if harm["max"] is None else harm["max"] + more
            event["id"] = hashlib.sha256(f"{event['id']}-{round_}".encode()).hexdigest()[:16]
            out.append(json.dumps(event, ensure_ascii=False, separators=(",", ":")))
        round_ += 1
    return out[:count]
