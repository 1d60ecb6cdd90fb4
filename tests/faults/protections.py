"""What guards against each fault and each hostile input, which test sees it, and how to break it.

    python -m tests.faults.protections [--only WORD] [--list]

Each protection is broken in a copy of the checkout (one text is replaced by another), and its test must fail there; it
is run unbroken first. ``test_protections`` looks in the normal run that every entry is true still. A new protection
gets its entry in protections.toml with its test.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LONGEST = 300  # seconds


@dataclass(frozen=True, slots=True)
class Protection:
    """``hazard`` of the list below; ``file`` and the ``name`` in it that guards; ``test`` (file::name) that sees it.

    ``old`` stands once in the file and is replaced by ``new`` to break the protection.
    """

    hazard: str
    file: str
    name: str
    test: str
    old: str
    new: str


HAZARDS = (
    # Faults of the library, the computer and the window
    *("damaged library", "newer library", "locked library", "read-only library", "full disk", "folder gone"),
    *("network drive", "clock set back", "zone changed", "second window", "missing model", "wrong model"),
    *("worker killed", "worker hung", "worker out of memory", "worker not started"),
    *("window killed", "report dialog", "log without article text", "next start offers what was open"),
    *("half an action", "half a backup", "half a migration", "undone by an event"),
    # Input
    *("time of a parser", "memory of a parser", "size of a source", "parser that dies", "model-free parser"),
    *("external entity", "request from a page", "markup in the reader", "markup in a tooltip"),
    *("zip bomb", "xml bomb", "deep html", "endless line", "huge attribute", "wrong encoding"),
    *("hostile name", "hostile path", "terminal escape", "formula in a cell", "typst in a sheet", "html on a card"),
    *("latex on a card", "markup in gift", "sql in a search", "words without end in a search", "damaged making"),
    *("time of a carried file", "memory of a carried file", "size of a carried file"),
    *("carried file that kills its reader", "carried file that lies", "link that lies"),
)

PROTECTIONS = tuple(
    Protection(**line)
    for line in tomllib.loads((Path(__file__).with_suffix(".toml")).read_text(encoding="utf-8"))["protection"]
)


def missing() -> list[str]:
    """What is wrong with the table: a hazard without an entry, a text not there once, a test that is gone."""
    wrong = [f"no protection against: {hazard}" for hazard in HAZARDS if hazard not in {p.hazard for p in PROTECTIONS}]
    for protection in PROTECTIONS:
        if protection.hazard not in HAZARDS:
            wrong.append(f"no hazard is called {protection.hazard}")
        source = (ROOT / protection.file).read_text(encoding="utf-8")
        if (count := source.count(protection.old)) != 1:
            wrong.append(f"{protection.hazard}: its text stands {count} times in {protection.file}")
        if protection.name.split(".")[-1] not in source:
            wrong.append(f"{protection.hazard}: there is no {protection.name} in {protection.file}")
        file, _, test = protection.test.partition("::")
        if not test or f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8"):
            wrong.append(f"{protection.hazard}: there is no test {protection.test}")
    return wrong


def copy_to(folder: Path) -> None:
    """The files of the checkout, as they are now."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def passes(folder: Path, *tests: str) -> bool:
    """Whether the tests pass there; one that never ends does not."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in (0, 1):  # neither all passed nor some failed: nothing was tested
        sys.stderr.write(done.stdout.decode() + done.stderr.decode())
        raise SystemExit(f"pytest could not run {tests}")
    return done.returncode == 0


def broken(protection: Protection, folder: Path) -> bool:
    """Break it in the copy; whether its test failed."""
    file = folder / protection.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(protection.old, protection.new), encoding="utf-8")
    try:
        return not passes(folder, protection.test)
    finally:
        file.write_text(whole, encoding="utf-8")


def main() -> None:
    """Break each and say which tests saw it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="those whose hazard or file has this in it")
    parser.add_argument("--list", action="store_true", help="only say what guards against what")
    wishes = parser.parse_args()
    wanted = [p for p in PROTECTIONS if wishes.only in f"{p.hazard} {p.file} {p.test}"]
    if wishes.list:
        for p in wanted:
            print(f"{p.hazard:32} {p.file}:{p.name:28} {p.test}")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copy_to(folder)
        if not passes(folder, *sorted({p.test for p in wanted})):
            raise SystemExit("the tests fail with all protections in place")
        unseen = 0
        for p in wanted:
            seen = broken(p, folder)
            unseen += not seen
            print(f"{'seen' if seen else 'NOT SEEN':9} {p.hazard:32} {p.file}:{p.name}", flush=True)
    raise SystemExit(1 if unseen else 0)


if __name__ == "__main__":
    main()
