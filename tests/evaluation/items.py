"""Prints the items made from a page, for reading aloud, and the gate's hits by code.

``python -m tests.evaluation.items FILE… --published D [--seed N] [--dropped] [--omitted]``
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizbank.decks.assembler import assemble
from quizbank.domain.article import Article
from quizbank.domain.fact import Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import Reading
from quizbank.domain.selection import Selection
from quizbank.domain.verdict import Verdict
from quizbank.facts.extract import find_facts
from quizbank.quality.context import QualityContext
from quizbank.quality.gate import judge
from quizbank.questions.writer import write_recall, write_recognition
from quizbank.reading.reader import Reader, load_reader
from quizbank.sources.load import load
from quizbank.strings import say


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one page."""

    article: Article
    reading: Reading
    facts: tuple[Fact, ...]
    candidates: tuple[Question, ...]
    verdicts: tuple[Verdict, ...]
    selection: Selection


def run(path: Path, published: date | None, reader: Reader, *, seed: int = 0, trial: bool = False) -> Run:
    """The whole chain on one file, with the rules on trial if that is wished."""
    article = load(path.read_bytes(), path.name, published=published)
    reading = reader.read(article)
    facts = find_facts(article, reading, trial=trial)
    context = QualityContext(article, reading, facts, reader.parse)
    recall = write_recall(article, reading, facts, seed=seed)
    first = judge(recall, context)
    good = {v.question for v in first if v.passed}
    passed = tuple(q for q in recall if q.id in good)
    recognition = write_recognition(article, reading, facts, passed, seed=seed)
    verdicts = (*first, *judge(recognition, context))
    candidates = (*recall, *recognition)
    return Run(article, reading, facts, candidates, verdicts, assemble(article, reading, facts, candidates, verdicts))


def show(question: Question) -> str:
    """The item in lines."""
    lines = [f"[{question.kind}/{question.topic.value}/{question.relation}.{question.asked_role}] {question.stem}"]
    if question.key is not None:
        forms = f"   ({' | '.join(question.accepted)})" if question.kind == "typed" else ""
        lines.append(f"   = {question.key}{forms}")
    lines += [f"   {left}  =  {right}" for left, right in question.pairs]
    lines += [f"   {place}. {step}" for place, step in enumerate(question.order, 1)]
    lines += [f"   {'*' if o.text == question.key else '-'} {o.text}   [{o.feedback}]" for o in question.options]
    lines += [f"   : {proof.text}" for proof in question.evidence[: None if question.also else 1]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print items, hits and counts of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--published", type=date.fromisoformat)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--trial", action="store_true", help="also by the rules on trial")
    parser.add_argument("--dropped", action="store_true", help="also what the gate stopped, with its codes")
    parser.add_argument("--omitted", action="store_true", help="also what has no item, with the reason")
    options = parser.parse_args(arguments)
    reader = load_reader("en")
    for path in options.files:
        result = run(path, options.published, reader, seed=options.seed, trial=options.trial)
        print(f"\n===== {path.name}: {result.article.title}")
        for number, question in enumerate(result.selection.questions, 1):
            print(f"{number:3}. {show(question)}")
        if options.dropped:
            _print_dropped(result)
        if options.omitted:
            for o in result.selection.omitted:
                print(f"  {o.target} {o.ref}: {say('omitted', o.code, **dict(o.parameters))}")
        _print_counts(result)


def _print_dropped(result: Run) -> None:
    by_id = {q.id: q for q in result.candidates}
    print("\n--- dropped")
    for verdict in result.verdicts:
        if not verdict.passed:
            question = by_id[verdict.question]
            codes = ", ".join(f"{f.code}({f.culprit})" for f in verdict.findings)
            asked = f"{question.kind}/{question.relation}.{question.asked_role}"
            print(f"  [{asked}] {question.stem} = {question.key}\n     ! {codes}")


def _print_counts(result: Run) -> None:
    chosen = result.selection.questions
    hits = Counter(f.code for v in result.verdicts for f in v.findings)
    sizes = f"{len(result.candidates)} candidates, {len(result.facts)} facts, {result.article.words} words"
    print(f"\n{len(chosen)} items of {sizes}")
    print("  kinds:", dict(Counter(q.kind for q in chosen)), "topics:", dict(Counter(q.topic.value for q in chosen)))
    print("  true/false:", dict(Counter(q.key for q in chosen if q.kind == "true_false")))
    print("  relations of facts:", dict(Counter(f.relation for f in result.facts)))
    print("  gate's hits:", dict(hits.most_common()))


if __name__ == "__main__":
    main()
