"""The two seed pages, by the whole chain: enough items over all topics and kinds, every proof in its place."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from quizbank.decks.assembler import assemble
from quizbank.reading.reader import Reader, load_reader
from tests.evaluation.items import Run, run

PAGES = {"china_in_eurasia.txt": date(2022, 1, 13), "csto_deployment.txt": date(2022, 1, 6)}
_FEWEST = 25


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader("en")


@pytest.fixture(scope="module", params=sorted(PAGES))
def made(request: pytest.FixtureRequest, shared: Path, reader: Reader) -> Run:
    return run(shared / "seed" / request.param, PAGES[request.param], reader)


def test_enough_items_over_all_topics_and_kinds(made: Run) -> None:
    questions = made.selection.questions
    assert len(questions) >= _FEWEST
    assert {q.topic.value for q in questions} == {"actor", "date", "organization"}
    assert {q.kind for q in questions} == {"typed", "cloze", "choice", "true_false", "matching"}
    sides = Counter(q.key for q in questions if q.kind == "true_false")
    assert abs(sides["true"] - sides["false"]) <= 1


def test_offsets_reproduce_the_proofs(made: Run) -> None:
    text = made.article.text
    for question in made.candidates:
        for proof in question.evidence:
            assert text[proof.start : proof.end] == proof.text


def test_every_sentence_entity_and_date_has_an_item_or_a_reason(made: Run) -> None:
    covered = {p.start for q in made.selection.questions for p in q.evidence}
    reasons = {(o.target, o.ref) for o in made.selection.omitted}
    bodies = [s for s in made.reading.sentences if made.article.paragraphs[s.paragraph].kind.value in ("body", "quote")]
    for sentence in bodies:
        proved = any(sentence.start <= start < sentence.end for start in covered)
        assert proved != (("sentence", str(sentence.start)) in reasons)


def test_a_short_set_has_each_fact_once_and_all_kinds(made: Run) -> None:
    ten = assemble(made.article, made.reading, made.facts, made.candidates, made.verdicts, limit=10).questions
    asked = [fact for q in ten for fact in q.facts]
    assert len(ten) == 10
    assert len(asked) == len(set(asked))
    assert len({q.kind for q in ten}) >= 4
    places = [made.selection.questions.index(q) for q in ten]
    assert places == sorted(places)
