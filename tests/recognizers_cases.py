"""Reads the recognizers' cases, runs them through `marsad mentions`, and says which are right."""
import dataclasses
import json
import math

from house_program import ROOT, SHARED, run

DATA = SHARED / "data" / "recognizers-arabic"
DISPUTED = ROOT / "tests" / "recognizers_disputed.json"
SOME_DAY = "2016-11-07T00:00:00"  # for cases that leave it out, as those of clock times do: any day serves them
IMPLEMENTATIONS = {"dotnet", "javascript", "python", "java"}


@dataclasses.dataclass
class Outcome:
    model: object
    index: int  # of the case in its file
    case: dict
    mentions: list
    has_values: bool  # its resolution is given
    values_right: bool
    spans_right: bool


def load(model):
    return json.loads((DATA / f"{model.file}.json").read_text(encoding="utf-8-sig"))


def names(text):
    return {name.strip() for name in (text or "").split(",") if name.strip()}


def supported(case):
    """Some implementation answers it."""
    return bool(IMPLEMENTATIONS - names(case.get("NotSupported")) - names(case.get("NotSupportedByDesign")))


def resolved(case):
    return str(case.get("IgnoreResolution", False)).lower() != "true"


def now_of(case):
    return (case.get("Context") or {}).get("ReferenceDateTime") or SOME_DAY


def mentions_of(program, model, cases):
    """The mentions of each case, in order. One run of the program for all cases with the same `now` and preference."""
    runs = {}
    for number, case in enumerate(cases):
        key = (now_of(case), model.prefer(case) if model.prefer else "past")
        runs.setdefault(key, []).append(number)
    out = [[] for _ in cases]
    for (now, prefer), members in runs.items():
        lines = "".join(cases[n]["Input"].replace("\n", " ") + "\n" for n in members)
        arguments = ["mentions", "--kinds", ",".join(model.kinds), "--prefer", prefer]
        if now:
            arguments += ["--now", now]
        answers = run(program, *arguments, stdin=lines.encode("utf-8")).decode("utf-8").splitlines()
        if len(answers) != len(members):
            raise SystemExit(f"failed: {len(members)} lines of {model.file} gave {len(answers)} objects")
        for n, answer in zip(members, answers):
            out[n] = [mention for mention in json.loads(answer)["mentions"] if model.keep(mention)]
    return out


def same(a, b):
    if isinstance(a, float) and isinstance(b, (int, float)):
        return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-18)
    return a == b


def values_agree(model, case, mentions):
    if not model.expected:
        return False
    wanted = [model.expected(result) for result in case["Results"]]
    got = [model.found(mention) for mention in mentions]
    return len(wanted) == len(got) and all(map(same, wanted, got))


def expected_span(result, text):
    """Characters of the text, half open. Blanks around the words are no part of them."""
    start = result["Start"]
    end = result["End"] + 1 if "End" in result else start + result.get("Length", len(result["Text"]))
    while start < end <= len(text) and text[start].isspace():
        start += 1
    while start < end <= len(text) and text[end - 1].isspace():
        end -= 1
    return start, end


def found_span(mention, text):
    data = text.encode("utf-8")
    return tuple(len(data[:mention[key]].decode("utf-8")) for key in ("begin", "end"))


def spans_agree(case, mentions):
    text = case["Input"]
    wanted = sorted(expected_span(result, text) for result in case["Results"])
    return wanted == sorted(found_span(mention, text) for mention in mentions)


def outcomes(program, model):
    """One for each case that some implementation supports."""
    chosen = [(index, case) for index, case in enumerate(load(model)) if supported(case)]
    found = mentions_of(program, model, [case for _, case in chosen])
    return [Outcome(model, index, case, mentions, bool(model.expected) and resolved(case), values_agree(model, case, mentions),
                    spans_agree(case, mentions))
            for (index, case), mentions in zip(chosen, found)]


def disputed():
    """(model file, index) -> why we hold the case to be wrong. Such a case counts as missed all the same."""
    entries = json.loads(DISPUTED.read_text(encoding="utf-8"))
    return {(entry["model"], entry["case"]): entry["reason"] for entry in entries}
