#!/usr/bin/env python3
"""What is exported from a store is the same to the byte from either kind, and the same as from the lines it holds.

    store_exports_test.py --program build/marsad [--full]     --full: 20,000 events instead of 1,200
"""
import sys

import store_data
from store_places import arguments, find, must, places, run

FORMATS = ("jsonl", "acled", "ucdp", "plover", "hxl", "geojson", "csv")


def exports(program, where):
    """Each format of events and incidents, restricted and public, and a situation report."""
    out = {}
    for kind in ((), ("--incidents",)):
        for form in FORMATS:
            for care in ("--restricted", "--public"):
                args = ("export", "--store", where, "-q", "--format", form, care, *kind)
                out[form, care, kind] = run(program, *args).stdout
    for language in ("en", "ar"):
        out[language] = run(program, "sitrep", "--store", where, "-q", "--from", "2019-03-01", "--to", "2019-03-14",
                            "--lang", language).stdout
    return out


def main():
    args = arguments()
    program, count = args.program, 20_000 if args.full else 1_200
    lines = store_data.events(program, count)
    with places(args.only) as (folder, kinds):
        events = store_data.write(folder / "e.jsonl", lines)
        all_of = []
        for kind in kinds:
            where = kind.fresh()
            run(program, "ingest", events, "--store", where, "-q")
            all_of.append(exports(program, where))
            for what, option in (("events", ()), ("incidents", ("--incidents",))):
                held = find(program, where, "--kind", what)
                for form in FORMATS:
                    from_lines = run(program, "export", "-", "-q", "--format", form, stdin=held).stdout
                    must(all_of[-1][form, "--restricted", option] == from_lines, f"{what} as {form}: store and lines differ")
        for other in all_of[1:]:
            for what, text in other.items():
                must(text == all_of[0][what], f"{what} differs between the kinds of store")
        must(all(text for text in all_of[0].values()), "an export is empty")
        run(program, "export", events, "--store", where, "-q", code=2)
        run(program, "export", "--store", folder / "absent.db", "-q", code=1)
        print(f"{count} events in {' and '.join(kind.name for kind in kinds)}: {len(all_of[0])} exports, the same bytes")


if __name__ == "__main__":
    sys.exit(main())
