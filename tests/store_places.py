"""Empty stores of both kinds for the tests, and what these do with them."""
import argparse
import contextlib
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import store_server

ROOT = pathlib.Path(__file__).resolve().parent.parent
KINDS = ("events", "incidents", "reports", "totals", "tombstones")


def arguments():
    """--program, and --full for the counts that take minutes to hours instead of seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / "build" / "marsad"))
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", default="", help="sqlite or postgres")
    return parser.parse_args()


class Sqlite:
    name = "sqlite"

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    def fresh(self):
        self.count += 1
        return str(self.folder / f"store{self.count}.db")

    def faults(self, where):
        with contextlib.closing(sqlite3.connect(where)) as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check")] + list(db.execute("PRAGMA foreign_key_check"))
            db.execute("INSERT INTO report_words (report_words) VALUES ('integrity-check')")
            db.rollback()
        return [fault for fault in found if fault != "ok"]


class Postgres:
    name = "postgres"

    def __init__(self, server):
        self.server, self.count = server, 0

    def fresh(self):
        if self.count:
            self.server.drop(f"s{self.count}")
        self.count += 1
        return self.server.database(f"s{self.count}")

    def faults(self, where):
        said = self.server.check(where.rsplit("/", 1)[1])
        return [said] if said else []


@contextlib.contextmanager
def places(only=""):
    """The kinds of store that can be tried here."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="marsad-store-"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, True)
        out = [] if only == "postgres" else [Sqlite(folder)]
        if only != "sqlite" and store_server.programs():
            out.append(Postgres(stack.enter_context(store_server.Server())))
        elif only != "sqlite":
            print("skipped: PostgreSQL, for no server is installed (postgresql-15, postgresql-15-postgis-3)")
        yield folder, out


def run(program, *args, code=0, stdin=None):
    done = subprocess.run([program, *map(str, args)], input=stdin, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    if code is not None and done.returncode != code:
        sys.exit(f"failed: marsad {' '.join(map(str, args))}: exit {done.returncode}, not {code}\n{done.stderr[-2000:]}")
    return done


def find(program, where, *args):
    return run(program, "find", "--store", where, "-q", *args).stdout


def content(program, where):
    """All that a store holds but times, authors and the history of incidents, which depends on when they were linked."""
    return {kind: find(program, where, "--kind", kind) for kind in KINDS}


def must(condition, what):
    if not condition:
        sys.exit("failed: " + what)
