"""Judging by hand: ``python -m tests.evaluation.judge make BATCH OUT`` and ``… count BATCH OUT [--row NAME]``.

``make`` makes the items of every story of a batch of ``dev/articles/pool`` and writes what a reader gets: article and
items, never the rule or the checks, and the rubric. Readers write ``READER.jsonl`` into the same folder, a line an item
({"id", "ok", "fails": [points of the rubric], "why"}). ``count`` prints the figures, keeps the verdicts (without texts)
under ``verdicts/`` and, with ``--row``, adds a row to ROUNDS.md. An item is acceptable when all readers say so.
A batch is opened once, before any rule is changed for it; from then on it is for tuning.
"""

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quizbank.domain.question import Question
from quizbank.reading.reader import load_reader
from tests.evaluation.items import Run, run

HERE = Path(__file__).parent
POOL = HERE.parents[1].parent / "shared" / "dev" / "articles" / "pool"
ROUNDS = HERE / "ROUNDS.md"
VERDICTS = HERE / "verdicts"
RIGHT_KEY, ONE_RIGHT, ADEQUATE = 3, 4, 5
"""Points of the rubric that are counted by themselves."""

RUBRIC = """You judge quiz items as a strict but fair teacher. For each item decide each point yes or no:
1 grammatical: good English, reads as a person would ask it. 2 proven: answerable from the article alone; the shown
proof proves the key (the article's earlier sentences may say who a surname is). 3 right key, at the right grain.
4 exactly one answer or option right, also for someone who knows more. 5 every wrong option of the same kind and role
as the key, plausible, wrong (choice only). 6 stands alone (in a mixed queue, with its context line; the article is not
in sight): no "he", "this", "the move", "last week" unresolved; time and claimant said where needed. "According to the
article" is allowed in true/false only. 7 worth asking: about what the article is about. 8 nothing gives the key away.
A gap or true/false item is judged by the same points. An item is ok only when all points hold.
Write a line an item: {"id": "...", "ok": true|false, "fails": [numbers], "why": "short"}.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what all readers said: the points that fail, by reader."""

    id: str
    kind: str
    relation: str
    fails: tuple[tuple[int, ...], ...]
    ok: tuple[bool, ...]

    @property
    def acceptable(self) -> bool:
        """Whether all readers take it."""
        return all(self.ok)

    def fails_for_all(self, point: int) -> bool:
        """Whether all readers object to that point."""
        return all(point in fails for fails in self.fails)


def wilson(good: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, "Probable Inference", JASA 1927)."""
    if not n:
        return 0.0, 1.0
    share, square = good / n, z * z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return centre - half, centre + half


def stories(batch: str, *, trial: bool = False) -> dict[str, Run]:
    """What is made of each story of a batch, by its id; with the rules on trial if that is wished."""
    rows = [json.loads(line) for line in (POOL / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    reader = load_reader("en")
    return {
        row["id"]: run(POOL / batch / f"{row['id']}.txt", date.fromisoformat(row["published"]), reader, trial=trial)
        for row in rows
        if row["batch"] == batch
    }


def write_for_readers(batch: str, out: Path, *, trial: bool = False) -> None:
    """A file a story with article and items, and the rubric."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "RUBRIC.txt").write_text(RUBRIC, encoding="utf-8")
    total = words = facts = 0
    for name, made in stories(batch, trial=trial).items():
        questions = made.selection.questions
        total, words = total + len(questions), words + made.article.words
        facts += len({fact for q in questions for fact in q.facts})
        shown = "\n".join(_shown(f"{name}/{number}", q) for number, q in enumerate(questions, 1))
        (out / f"{name}.txt").write_text(f"ARTICLE {name}\n\n{made.article.text}\n\nITEMS\n\n{shown}", encoding="utf-8")
    print(f"{batch}: {total} items, {facts} facts, {words} words: {_per_thousand(total, facts, words)}")


def _shown(name: str, question: Question) -> str:
    context = " · ".join(part for part in (question.context.title, question.context.date) if part)
    lines = [f"[{name}] ({question.interaction}) {question.stem}", f"   context line: {context}"]
    lines += [f"      - {option.text}" for option in question.options]
    lines += [f"      {left}  =  {right}" for left, right in question.pairs]
    lines += [f"      {place}. {step}" for place, step in enumerate(question.order, 1)]
    if question.key is not None:
        lines += [f"   KEY: {question.key}", f"   also accepted: {' | '.join(question.accepted)}"]
    lines += [f"   PROOF: {' '.join(proof.text.split())}" for proof in question.evidence]
    return "\n".join(lines) + "\n"


def read_verdicts(batch: str, out: Path, *, trial: bool = False) -> tuple[list[Judged], str]:
    """The items with all readers' verdicts, and the yield; exits if a reader left one out."""
    readers = [_read(path) for path in sorted(out.glob("*.jsonl"))]
    if not readers:
        sys.exit(f"{out} holds no READER.jsonl")
    found, total, facts, words = [], 0, 0, 0
    for name, made in stories(batch, trial=trial).items():
        questions = made.selection.questions
        total, words = total + len(questions), words + made.article.words
        facts += len({fact for q in questions for fact in q.facts})
        for number, question in enumerate(questions, 1):
            lines = [reader.get(f"{name}/{number}") for reader in readers]
            if None in lines:
                sys.exit(f"{name}/{number} was not judged by all readers, or the rules have changed since")
            told = [line for line in lines if line is not None]
            fails = tuple(tuple(sorted(line.get("fails", ()))) for line in told)
            ok = tuple(bool(line["ok"]) for line in told)
            found.append(Judged(question.id, question.kind, question.relation, fails, ok))
    return found, _per_thousand(total, facts, words)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {line["id"]: line for line in lines}


def _per_thousand(items: int, facts: int, words: int) -> str:
    return f"{1000 * items / words:.1f} items, {1000 * facts / words:.1f} facts"


def figures(items: list[Judged]) -> dict[str, str]:
    """What a row of ROUNDS.md holds."""
    good, n = sum(i.acceptable for i in items), len(items)
    low, high = wilson(good, n)
    choices = [i for i in items if i.kind == "choice"]
    weak = sum(any(ADEQUATE in fails for fails in i.fails) for i in choices)
    agreed = sum(len(set(i.ok)) == 1 for i in items)
    return {
        "n": str(n),
        "acceptable": f"{good} ({100 * good / n:.0f} %, {100 * low:.0f}–{100 * high:.0f})",
        "wrong key": str(sum(i.fails_for_all(RIGHT_KEY) for i in items)),
        "second right": str(sum(i.fails_for_all(ONE_RIGHT) for i in items)),
        "weak distractors": f"{weak} of {len(choices)}",
        "agreement": f"{100 * agreed / n:.0f} %",
    }


def table(items: list[Judged], of: str) -> Iterable[str]:
    """A line for each kind or relation: acceptable of n."""
    groups: dict[str, list[Judged]] = {}
    for item in items:
        groups.setdefault(getattr(item, of), []).append(item)
    for name, group in sorted(groups.items()):
        good = sum(i.acceptable for i in group)
        low, high = wilson(good, len(group))
        yield f"  {name:12} {good:3} of {len(group):3}  {100 * low:.0f}–{100 * high:.0f} %"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("make", "count"))
    parser.add_argument("batch")
    parser.add_argument("out", type=Path)
    parser.add_argument("--trial", action="store_true", help="with the rules on trial")
    parser.add_argument("--row", default="", help="the version's name for a new row of ROUNDS.md")
    options = parser.parse_args()
    if not POOL.is_dir():
        sys.exit("the development data (../shared) is not here: nothing to judge")
    if options.step == "make":
        write_for_readers(options.batch, options.out, trial=options.trial)
        return
    items, made = read_verdicts(options.batch, options.out, trial=options.trial)
    counted = figures(items)
    print(json.dumps(counted | {"made": made}, ensure_ascii=False))
    print("\n".join(("by kind", *table(items, "kind"), "by relation", *table(items, "relation"))))
    points = Counter(point for i in items for point in {p for fails in i.fails for p in fails})
    print("points that a reader objected to:", dict(sorted(points.items())))
    VERDICTS.mkdir(exist_ok=True)
    lines = (
        json.dumps({"id": i.id, "kind": i.kind, "relation": i.relation, "ok": i.ok, "fails": i.fails}) for i in items
    )
    (VERDICTS / f"{options.batch}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.row:
        cells = (options.row, options.batch, *counted.values(), made)
        with ROUNDS.open("a", encoding="utf-8") as file:
            file.write("| " + " | ".join(cells) + " |\n")


if __name__ == "__main__":
    main()
