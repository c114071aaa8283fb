#!/usr/bin/env python3
"""Full disks, files that may not be written to, files that are no store: a clear error, and nothing half written.

    store_failure_test.py --program build/marsad
"""
import contextlib
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys

import store_data
import store_server
from store_places import ROOT, Sqlite, arguments, content, find, must, places, run


def whole_reports(program, where, lines):
    """How many reports the store holds; each must be there with all its events, or not at all."""
    told, kept = {}, {}
    for line in lines:
        told.setdefault(line.split('"report":{"id":"')[1].split('"')[0], []).append(line)
    for line in find(program, where).splitlines():
        kept.setdefault(line.split('"report":{"id":"')[1].split('"')[0], []).append(line)
    for report, events in kept.items():
        must(sorted(events) == sorted(told[report]), f"{where}: report {report} is half written")
    return len(kept), len(told)


def goes_on(program, kind, where, events, lines):
    """With room again the same command does the rest."""
    run(program, "ingest", events, "--store", where, "-q")
    must(whole_reports(program, where, lines)[0] == whole_reports(program, where, lines)[1], f"{where}: the rest is not done")
    must(not kind.faults(where), f"{where}: {kind.faults(where)}")


def limited(program, events, where, most):
    return subprocess.run([program, "ingest", str(events), "--store", where, "-q"], capture_output=True, encoding="utf-8", cwd=ROOT,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)), check=False)


def file_may_not_grow(program, folder, events, lines):
    kind = Sqlite(folder)
    where = str(folder / "limited.db")
    done = limited(program, events, where, 3_000_000)
    must(done.returncode == 1 and where in done.stderr and "disk" in done.stderr, f"a file that may not grow: {done.returncode} {done.stderr}")
    kept, all_of_them = whole_reports(program, where, lines)
    must(0 < kept < all_of_them, f"a file that may not grow: {kept} of {all_of_them} reports")
    goes_on(program, kind, where, events, lines)
    print(f"a file that may not grow: told, {kept} of {all_of_them} reports whole, the rest done later")


@contextlib.contextmanager
def small_disk(folder, size):
    """A file system of its own, or None where we may not mount one."""
    point = folder / "small"
    point.mkdir(exist_ok=True)
    mounted = os.getuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(point)],
                                                  capture_output=True, check=False).returncode == 0
    try:
        yield point if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(point)], check=False)


def disk_is_full(program, folder, events, lines):
    with small_disk(folder, "6m") as disk:
        if disk is None:
            print("skipped: a full disk, for no file system can be mounted here")
            return
        where = str(disk / "store.db")
        done = run(program, "ingest", events, "--store", where, "-q", code=1)
        must("the disk is full" in done.stderr and "free space" in done.stderr, f"a full disk: {done.stderr}")
        kept, all_of_them = whole_reports(program, where, lines)
        must(0 < kept < all_of_them, f"a full disk: {kept} of {all_of_them} reports")
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        goes_on(program, Sqlite(folder), where, events, lines)
        print(f"a full disk: told, {kept} of {all_of_them} reports whole, the rest done later")


def servers_disk_is_full(program, folder, events, lines, kind):
    """Only the tables lie on the small disk; a server that cannot write its log stops by itself."""
    with small_disk(folder, "6m") as disk:
        if disk is None:
            print("skipped: a server's full disk, for no file system can be mounted here")
            return
        space = disk / "space"
        space.mkdir()
        os.chmod(folder, 0o755)
        if kind.server.user:
            shutil.chown(space, kind.server.user)
        kind.server.sql(f"CREATE TABLESPACE small LOCATION '{space}'")
        plain = kind.fresh()
        kind.server.sql("CREATE EXTENSION postgis", database=plain.rsplit("/", 1)[1])
        where = plain + "?options=-c%20default_tablespace%3Dsmall"
        done = run(program, "ingest", events, "--store", where, "-q", code=1)
        must("No space left" in done.stderr and "free space" in done.stderr, f"a server's full disk: {done.stderr}")
        kept, all_of_them = whole_reports(program, plain, lines)
        must(0 < kept < all_of_them, f"a server's full disk: {kept} of {all_of_them} reports")
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        goes_on(program, kind, plain, events, lines)
        print(f"a server's full disk: told, {kept} of {all_of_them} reports whole, the rest done later")
        kind.server.drop(f"s{kind.count}")
        kind.count = 0
        kind.server.sql("DROP TABLESPACE small")


def read_only(program, folder, events, lines):
    where = str(folder / "kept.db")
    run(program, "ingest", events, "--store", where, "-q")
    before = content(program, where)
    other = store_data.write(folder / "other.jsonl", [line.replace('"id":"', '"id":"x', 1) for line in lines[:3]])
    folder.chmod(0o555)
    pathlib.Path(where).chmod(0o444)
    as_other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    try:
        call = lambda *args: subprocess.run([*as_other, program, *map(str, args)], capture_output=True, encoding="utf-8", cwd="/",
                                            check=False)
        if call("version").returncode != 0:
            print("skipped: a read-only file, for the program cannot be run by another account here")
            return
        done = call("ingest", other, "--store", where, "-q")
        must(done.returncode == 1 and where in done.stderr and ("read-only" in done.stderr or "readonly" in done.stderr),
             f"a read-only store: {done.returncode} {done.stderr}")
        must(call("find", "--store", where, "-q").stdout == before["events"], "a read-only store cannot be read")
    finally:
        folder.chmod(0o755)
        pathlib.Path(where).chmod(0o644)
    must(content(program, where) == before, "a read-only store was changed")
    print("a read-only store: told, unchanged, and can be searched")


def server_is_read_only(program, folder, events, kind):
    where = kind.fresh()
    run(program, "ingest", events, "--store", where, "-q")
    before = content(program, where)
    other = store_data.write(folder / "other.jsonl", store_data.events(program, 3, seed=99))
    refused = where + "?options=-c%20default_transaction_read_only%3Don"
    done = run(program, "ingest", other, "--store", refused, "-q", code=1)
    must("read-only" in done.stderr and "may only read" in done.stderr, f"a read-only server: {done.stderr}")
    must(content(program, where) == before, "a read-only server was changed")
    done = run(program, "find", "--store", where.replace(str(kind.server.port), str(store_server.free_port())), code=1)
    must("no connection" in done.stderr, f"an absent server: {done.stderr}")
    secret = f"postgresql://someone:hushhush@127.0.0.1:{store_server.free_port()}/x"
    must("hushhush" not in run(program, "find", "--store", secret, code=1).stderr, "a password is told")
    print("a read-only server, an absent one: told, unchanged")


def no_stores(program, folder):
    (folder / "text.db").write_text("no database at all, but long enough to be looked at " * 40, encoding="utf-8")
    with contextlib.closing(sqlite3.connect(folder / "other.db")) as db:
        db.execute("CREATE TABLE something (x)")
        db.commit()
    run(program, "ingest", "--store", folder / "newer.db", "-q")
    with contextlib.closing(sqlite3.connect(folder / "newer.db")) as db:
        db.execute("INSERT INTO schema_version VALUES (999)")
        db.commit()
    for name, says in (("text.db", "not a database"), ("other.db", "no store of Marsad's"), ("newer.db", "schema version 999"),
                       ("absent.db", "no such store"), ("absent/x.db", "no such store"), ("", "folder is no store")):
        for command in (["find"], ["ingest", "-"]) if name not in ("absent.db",) else (["find"],):
            done = run(program, *command, "--store", folder / name, code=1, stdin="")
            must(says in done.stderr or "unable to open" in done.stderr, f"{command} {name}: {done.stderr}")
    must("no such kind of store" in run(program, "find", "--store", "mysql://x/y", code=1).stderr, "mysql:// is not refused")
    print("what is no store: told")


def main():
    args = arguments()
    lines = store_data.events(args.program, 1_500)
    with places(args.only) as (folder, kinds):
        events = store_data.write(folder / "events.jsonl", lines)
        folder.chmod(0o755)
        if args.only != "postgres":
            file_may_not_grow(args.program, folder, events, lines)
            disk_is_full(args.program, folder, events, lines)
            read_only(args.program, folder, events, lines)
            no_stores(args.program, folder)
        for kind in kinds:
            if kind.name == "postgres":
                servers_disk_is_full(args.program, folder, events, lines, kind)
                server_is_read_only(args.program, folder, events, kind)


if __name__ == "__main__":
    sys.exit(main())
