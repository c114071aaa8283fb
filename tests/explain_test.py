"""`marsad explain` has something to say of every word of every case: one long text of all of them, and of the examples."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def case_texts():
    for path in sorted(ROOT.glob("cases/*.rec")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("text: "):
                yield line.removeprefix("text: ").replace("\\n", "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    texts = list(case_texts())
    assert len(texts) > 300, f"only {len(texts)} case texts found"
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = sorted(ROOT.glob("examples/*.txt"))
        for first in range(0, len(texts), 50):
            paths.append(pathlib.Path(folder) / f"cases-{first}.txt")
            paths[-1].write_text("\n\n".join(texts[first : first + 50]) + "\n", encoding="utf-8")
        for path in paths:
            run = subprocess.run([program, "explain", str(path)], capture_output=True, text=True, check=False)
            if run.returncode != 0 or "EVENTS" not in run.stdout:
                print(f"{path.name}: exit {run.returncode}, {len(run.stdout)} characters: {run.stderr[-300:]}")
                failed += 1
    print(f"{len(texts)} case texts and the examples explained, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
