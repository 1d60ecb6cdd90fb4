"""Choosing: what passed, no doubles, balanced truth values, and a reason for everything else."""

from dataclasses import replace

from quizbank.decks.assembler import assemble
from quizbank.domain.question import Question
from quizbank.domain.reading import Quote, Reference
from quizbank.domain.selection import Selection
from quizbank.domain.verdict import Finding, Verdict
from quizbank.strings import say
from tests.builders import make_article, make_reading, named
from tests.questions.test_writer import ARTICLE, FACTS, MEMBERS, READING, RESIGNED, recall, recognition

CANDIDATES = (*recall(), *recognition())


def select(*stopped: str, questions: tuple[Question, ...] = CANDIDATES, **options: object) -> Selection:
    verdicts = tuple(Verdict(q.id, (Finding("length", "44"),) if q.id in stopped else ()) for q in questions)
    return assemble(ARTICLE, READING, FACTS, questions, verdicts, **options)  # type: ignore[arg-type]


def test_takes_only_what_passed_and_no_two_alike() -> None:
    first = select().questions[0]
    again = select(first.id).questions
    assert first.id not in {q.id for q in again}
    stems = [q.stem for q in select().questions]
    assert len(stems) == len(set(stems))
    marks = [(q.kind, q.fact, q.asked_role if q.kind == "typed" else "") for q in select().questions]
    assert len(marks) == len(set(marks))


def test_true_and_false_are_balanced_and_one_a_fact() -> None:
    statements = [q for q in select().questions if q.kind == "true_false"]
    true = sum(q.key == "true" for q in statements)
    assert abs(2 * true - len(statements)) <= 1
    assert len({q.fact for q in statements}) == len(statements)


def test_limit_topics_and_kinds() -> None:
    assert len(select(limit=3).questions) == 3
    assert {q.topic.value for q in select(topics=("date",)).questions} == {"date"}
    assert {q.kind for q in select(kinds=("cloze", "choice")).questions} == {"cloze", "choice"}


def test_the_most_salient_come_first() -> None:
    raised = tuple(replace(q, salience=0.9) if q.fact == MEMBERS.id else q for q in CANDIDATES)
    assert select(questions=raised).questions[0].fact == MEMBERS.id


def test_everything_without_a_question_has_a_reason() -> None:
    gone = tuple(q.id for q in CANDIDATES if q.fact == RESIGNED.id)
    selection = select(*gone)
    reasons = {(o.target, o.code) for o in selection.omitted}
    assert ("sentence", "length") in reasons
    assert ("date", "length") in reasons
    assert ("date", "no_fact_date") in reasons
    assert ("sentence", "no_fact_sentence") in reasons
    assert ("entity", "not_salient") in reasons
    covered = {p.start for q in selection.questions for p in q.evidence}
    named = {o.ref for o in selection.omitted if o.target == "sentence"}
    assert {str(s.start) for s in READING.sentences} == named | {str(start) for start in covered}
    for omission in selection.omitted:
        sentence = say("omitted", omission.code, **dict(omission.parameters))
        assert not sentence.startswith("omitted.")
        assert "{" not in sentence


def test_a_sentence_says_what_alone_is_unclear() -> None:
    article = make_article(
        "Nothing moved at all.", "Mira Dole spoke. She left.", "“Let us go to the sea,” someone said."
    )
    reading = make_reading(article, [named("person", "Mira Dole")])
    she, quote = article.text.index("She"), article.text.index("Let us")
    reading = replace(
        reading,
        references=(Reference(she, she + 3, 0, 1, None),),
        quotes=(Quote(quote, quote + 20, direct=True, speaker=None, verb=-1),),
    )
    omitted = assemble(article, reading, (), (), ()).omitted
    assert [o.code for o in omitted if o.target == "sentence"] == [
        "names_nobody",
        "no_fact_sentence",
        "open_reference",
        "speaker_unknown",
    ]


def test_a_reason_names_who_and_where() -> None:
    gone = tuple(q.id for q in CANDIDATES if q.fact == RESIGNED.id)
    (friday,) = [o for o in select(*gone).omitted if o.target == "date" and o.code == "length"]
    assert dict(friday.parameters)["name"] == "Friday (“Tamm resigned as a judge on …”)"


def test_a_whole_sentence_is_asked_only_where_no_fact_in_it_is() -> None:
    cloze = next(q for q in CANDIDATES if q.kind == "cloze")
    told = replace(
        cloze, id="told", fact="told", relation="told", key="another", stem="Another stem of ___.", salience=1.0
    )
    far = replace(
        told, id="far", fact="far", stem="A stem far off with ___.", evidence=(replace(cloze.evidence[0], start=-1),)
    )
    chosen = {q.id for q in select(questions=(*CANDIDATES, told, far)).questions}
    assert "far" in chosen
    assert "told" not in chosen


def as_set(kind: str, *facts: str, number: int = 0) -> Question:
    """A candidate that asks those facts together."""
    plain = next(q for q in CANDIDATES if q.fact == facts[0])
    pairs = tuple((f"{fact} {number}", fact) for fact in facts)
    return replace(plain, id=f"{kind}-{number}", kind=kind, key=None, pairs=pairs, also=facts[1:], stem="Match them.")


def test_no_two_sets_of_a_kind_have_a_fact_in_common() -> None:
    facts = tuple(dict.fromkeys(q.fact for q in CANDIDATES))
    rivals = (
        as_set("matching", *facts[:3]), as_set("matching", *facts[2:5], number=1), as_set("ordering", *facts[2:5]),
        as_set("matching", *facts[3:6], number=2),
    )  # fmt: skip
    taken = [q.id for q in select(questions=(*CANDIDATES, *rivals)).questions if q.also]
    assert sorted(taken) == ["matching-0", "matching-2", "ordering-0"]


def test_a_short_set_asks_no_fact_of_a_set_again() -> None:
    facts = tuple(dict.fromkeys(q.fact for q in CANDIDATES))
    questions = (as_set("matching", *facts[:3]), *CANDIDATES)
    few = select(questions=questions, limit=len(facts) - 2).questions
    asked = [fact for q in few for fact in q.facts]
    assert len(few) == len(facts) - 2
    assert len(asked) == len(set(asked))
    most = select(questions=questions, limit=len(facts)).questions
    assert not [q for q in most if q.also], "no fact can be spared"
