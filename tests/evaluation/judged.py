"""``python -m tests.evaluation.judged``: which items judged by hand come back, bad ones and good ones, by kind.

The development data has 918 items of an earlier generator, each judged good or bad. A bad one comes back when an item
of the same kind on the same article has its key and nearly its words; it is printed. A good one is met when any item
asks its key with much the same words.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.reading.reader import Reader, load_reader
from tests.evaluation.items import run

SHARED = Path(__file__).parents[3] / "shared"
SEED = {"china_in_eurasia.txt": date(2022, 1, 13), "csto_deployment.txt": date(2022, 1, 6)}
_KINDS = {"SA": "typed", "MC": "choice", "TF": "true_false", "CL": "cloze"}
_SAME, _ALIKE = 0.75, 0.4
_EMPTY = frozenset(
    ["the", "a", "an", "of", "in", "on", "to", "and", "is", "was", "as", "who", "which", "what", "named", "described",
     "article", "according", "these", "people", "did", "date", "year", "month", "when"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """An item judged by hand; ``words`` are the content words of its stem."""

    article: str
    kind: str
    stem: str
    key: str
    good: bool
    words: frozenset[str]


def content(stem: str) -> frozenset[str]:
    """The words that a stem is told by."""
    return frozenset(fold(stem).split()) - _EMPTY


def judged(folder: Path) -> Iterator[Judged]:
    """All judged items of the kinds that are still made."""
    for name in ("seed", "wikinews"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] in _KINDS:
                good = row["judgement"] == "good"
                yield Judged(
                    row["article"], _KINDS[row["kind"]], row["stem"], str(row["key"]), good, content(row["stem"])
                )


def nearness(item: Judged, question: Question) -> float:
    """How far the words agree, 0 to 1; 0 with another key."""
    if fold(item.key) not in {fold(form) for form in (question.key or "", *question.accepted)}:
        return 0.0
    words = content(question.stem)
    return len(item.words & words) / max(1, len(item.words | words))


def came_back(item: Judged, questions: Iterable[Question]) -> bool:
    """Whether an item of the same kind asks the same in nearly the same words."""
    return any(q.kind == item.kind and nearness(item, q) >= _SAME for q in questions)


def is_met(item: Judged, questions: Iterable[Question]) -> bool:
    """Whether any item asks for the same in much the same words (statements need their own kind)."""
    fitting = (q for q in questions if (q.kind == "true_false") == (item.kind == "true_false"))
    return any(nearness(item, q) >= _ALIKE for q in fitting)


def made(shared: Path, reader: Reader) -> dict[str, tuple[Question, ...]]:
    """The items made now, by the articles' names in the judgements."""
    found: dict[str, tuple[Question, ...]] = {}
    for name, published in SEED.items():
        found["seed"] = (*found.get("seed", ()), *run(shared / "seed" / name, published, reader).selection.questions)
    folder = shared / "dev" / "articles" / "judged"
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / f"{row['id']}.txt"
        found[row["id"]] = run(path, date.fromisoformat(row["published"]), reader).selection.questions
    return found


def main() -> None:
    if not (SHARED / "dev" / "judged").is_dir():
        sys.exit("The development data is not beside this folder.")
    items = made(SHARED, load_reader("en"))
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for item in judged(SHARED / "dev" / "judged"):
        questions = items.get(item.article, ())
        back = is_met(item, questions) if item.good else came_back(item, questions)
        counts[item.kind, item.good, back] += 1
        if back and not item.good:
            print(f"bad, back: [{item.article} {item.kind}] {item.stem} = {item.key}")
    for good in (False, True):
        for kind in (*_KINDS.values(), ""):
            chosen = {k: n for k, n in counts.items() if k[1] is good and kind in (k[0], "")}
            total, back = sum(chosen.values()), sum(n for k, n in chosen.items() if k[2])
            print(f"{'good' if good else 'bad':5}{kind or 'all':11}{back:4} of {total:4}  {back / max(1, total):6.1%}")


if __name__ == "__main__":
    main()
