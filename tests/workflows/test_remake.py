"""Remaking a studied library: no answer, no edit, no decision is lost, and every change is said before."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizbank.domain.correction import Correction, Rename, anchor
from quizbank.domain.edit import fingerprint
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Argument, EntityValue, Fact
from quizbank.domain.identity import derived_id, fact_key
from quizbank.domain.question import Question
from quizbank.domain.review import Grade, ItemState
from quizbank.domain.selection import Making
from quizbank.workflows.doctor import examine
from quizbank.workflows.export_quiz import write_article, write_making
from quizbank.workflows.making_codec import encode
from quizbank.workflows.reading_rows import RemakePreview
from tests.made_up import others, river
from tests.store.makings import first, second, to_read
from tests.workflows.conftest import Table

RIVER = river()
HEAD = "Ilsa Corrin"


def rows(table: Table, query: str) -> list[Any]:
    library = table.desk._bench.library  # type: ignore[attr-defined]
    return list(library.connection.execute(query).fetchall())


def kept(table: Table) -> dict[str, list[Any]]:
    """What a remaking must leave to the byte: the log, the words of people, their decisions, every schedule."""
    return {
        "log": rows(table, "SELECT * FROM event ORDER BY id"),
        "edits": rows(table, "SELECT * FROM question_edit ORDER BY uid, field"),
        "days": rows(table, "SELECT * FROM day_total ORDER BY day"),
        "attempts": rows(table, "SELECT * FROM attempt JOIN attempt_answer USING (quiz, position) ORDER BY 1, 2"),
        "states": rows(table, "SELECT uid, state FROM question WHERE state <> 'new' ORDER BY uid"),
        "schedules": rows(
            table,
            "SELECT uid, phase, due, stability, difficulty, step, last_review, reviews, lapses, suspended, buried_until"
            " FROM card WHERE uid IN (SELECT uid FROM event) ORDER BY uid",
        ),
    }


def everything(table: Table) -> dict[str, list[Any]]:
    """The library as pages see it: rows that nothing shows are left out."""
    seen = "uid IN (SELECT uid FROM generated UNION SELECT uid FROM sleeping)"
    return {
        "cards": rows(table, "SELECT * FROM card WHERE NOT asleep OR uid IN (SELECT uid FROM event) ORDER BY uid"),
        "questions": rows(table, f"SELECT * FROM question WHERE {seen} ORDER BY uid"),
        **{
            name: rows(table, f"SELECT * FROM {name} ORDER BY 1, 2, 3")
            for name in ("article", "reading", "fact", "generated", "evidence", "omission", "sleeping", "question_edit")
        },
    }


def studied(table: Table, *, reviews: int = 60) -> None:
    """Articles studied for days, with edits, drops, suspensions, kept items and a quiz."""
    table.add(*others(), first(), second(), RIVER)
    dice = random.Random(5)
    asked = [row.uid for row in table.desk.questions(RIVER.article.id)]
    cards = [row.uid for article in table.desk.articles() for row in table.desk.article(article.id).cards]
    for number in range(reviews):
        table.desk.grade(dice.choice(cards), Grade(dice.randint(1, 4)), duration_ms=900 * number)
        table.wait(hours=dice.randint(1, 9))
    table.desk.reword(asked[0], "stem", "In my words: who is it?")
    table.desk.reword(asked[1], "accepted", ("mine", "yours"))
    table.desk.keep(asked[2:4])
    table.desk.drop(asked[4:6])
    table.desk.suspend(cards[0])
    table.desk.suspend(table.desk.article(RIVER.article.id).cards[1].uid)
    quiz, _ = table.desk.new_quiz(RIVER.article.id, 5)
    table.desk.answer_quiz(quiz.id, 0, "Corrin")


def remade(making: Making, change: Callable[[Question], Question | None], *, maker: str = "quizbank 9.9") -> Making:
    """The Making of another version, with each question changed or, for None, left out."""
    questions = tuple(new for q in making.questions if (new := change(q)))
    return replace(making, questions=questions, generator=maker)


def renamed(making: Making, name: str, full: str) -> Making:
    """The Making as it is when the entity bears another name: facts and items that name it have other ids."""
    text = str.replace
    facts: dict[str, Fact] = {}
    for fact in making.facts:
        arguments = tuple(_renamed(argument, name, full) for argument in fact.arguments)
        facts[fact.id] = replace(fact, id=fact_key(fact.relation, arguments), arguments=arguments)
    entities = tuple(
        replace(e, name=full, aliases=(name, *e.aliases)) if e.name == name else e for e in making.outline.entities
    )

    def change(q: Question) -> Question:
        fact = facts[q.fact].id
        key = text(q.key or "", name, full)
        polarity = key if q.kind == "true_false" else ""
        accepted = (key, *q.accepted) if key != q.key else q.accepted
        id_ = derived_id(fact, q.kind, q.asked_role, polarity)
        return replace(q, id=id_, fact=fact, key=key, stem=text(q.stem, name, full), accepted=accepted)

    outline = replace(making.outline, entities=entities)
    return replace(remade(making, change), facts=tuple(facts.values()), outline=outline)


def _renamed(argument: Argument, name: str, full: str) -> Argument:
    value = argument.value
    return replace(argument, value=replace(value, name=full)) if value == _of(value, name) else argument


def _of(value: object, name: str) -> object:
    return value if isinstance(value, EntityValue) and value.name == name else None


def without_paragraph(making: Making, number: int) -> Making:
    place = making.article.paragraphs[number]
    return remade(making, lambda q: None if place.start <= q.evidence[0].start < place.end else q)


def reworded(making: Making) -> Making:
    return remade(making, lambda q: replace(q, stem=q.stem + " (Say it.)"))


def one_less(making: Making) -> Making:
    return replace(making, questions=making.questions[1:])


def other_ways(making: Making) -> Making:
    """Typed items are gone: their facts are asked as a cloze, if at all."""
    return remade(making, lambda q: None if q.kind == "typed" else q)


CHANGES: dict[str, Callable[[Making], Making]] = {
    "head entity renamed": lambda making: renamed(making, HEAD, "Ilsa Maria Corrin"),
    "stems reworded": reworded,
    "a paragraph deleted": lambda making: without_paragraph(making, 1),
    "an item deleted": one_less,
    "no typed items": other_ways,
    "nothing made": lambda making: remade(making, lambda q: None),
    "made by another version": lambda making: replace(making, generator="quizbank 9.9"),
}


def said(table: Table, before: dict[str, Question], preview: RemakePreview) -> None:
    """Assert that the preview named exactly what is different now."""
    now = {row.uid: row.question for row in table.desk.questions(preview.article)}
    assert {item.uid for item in preview.gone} == before.keys() - now.keys()
    assert {item.question.id for item in preview.new} == {q.id for uid, q in now.items() if uid not in before}
    edited = {uid for (uid,) in rows(table, "SELECT uid FROM question_edit")}
    differ = {
        uid
        for uid in before.keys() & now.keys()
        if replace(before[uid], id="", fact="", salience=0) != replace(now[uid], id="", fact="", salience=0)
    }
    assert differ <= {item.uid for item in preview.changed} <= differ | edited
    assert preview.same == len(now) - len(preview.changed) - len(preview.new)


@pytest.mark.parametrize("name", CHANGES)
def test_a_remaking_keeps_what_people_made(table: Table, name: str) -> None:
    studied(table)
    new = CHANGES[name](RIVER)
    held, start = kept(table), everything(table)
    before = {row.uid: row.question for row in table.desk.questions(RIVER.article.id)}
    article = RIVER.article.id
    preview = table.desk.remake_preview(article, encode(new))
    assert everything(table) == start, "looking changes nothing"
    changes = table.desk.remake(article, encode(new))
    assert changes.label == "remake"
    assert kept(table) == held
    assert table.desk.making(article) == new
    said(table, before, preview)
    end = everything(table)
    assert {row.uid for row in table.desk.asleep(article)} == {item.uid for item in preview.gone if item.rests}
    each_card_is_somewhere(table)
    table.desk.undo()
    assert (kept(table), everything(table)) == (held, start)
    table.desk.redo()
    assert (kept(table), everything(table)) == (held, end)
    table.restart()
    assert table.desk.making(article) == new
    table.desk.close()
    assert examine(table.folder).healthy


def each_card_is_somewhere(table: Table) -> None:
    """Each card that was studied can be found with its words, and each fact that can be asked has one card awake."""
    for (uid,) in rows(table, "SELECT DISTINCT uid FROM event"):
        assert table.desk.card(uid).question.stem
    each_fact_has_its_card(table)


def each_fact_has_its_card(table: Table) -> None:
    """Each card in study has its words, and each fact that can be asked has one card awake."""
    for article in table.desk.articles():
        assert all(row.question.stem for row in table.desk.article(article.id).cards)
    askable = rows(
        table,
        "SELECT DISTINCT fact_key FROM question JOIN generated USING (uid) JOIN article ON article.id = article"
        " WHERE interaction IN ('text', 'cloze') AND deleted IS NULL",
    )
    awake = [fact for (fact,) in rows(table, "SELECT fact_key FROM card WHERE NOT asleep")]
    assert {fact for (fact,) in askable} <= set(awake) and len(awake) == len(set(awake))
    assert not rows(table, "SELECT uid FROM card WHERE NOT asleep AND uid NOT IN (SELECT uid FROM generated)")
    facts = rows(
        table, "SELECT card.fact_key, question.fact_key FROM card JOIN question USING (uid) WHERE NOT card.asleep"
    )
    assert all(own == asked for own, asked in facts)
    assert not rows(
        table,
        "SELECT uid FROM generated JOIN question USING (uid) JOIN article ON article.id = article AND deleted IS NULL"
        " WHERE json_extract(body, '$.id') <> derived_id OR json_extract(body, '$.fact') <> fact_key",
    )


def test_all_of_it_after_a_thousand_reviews(table: Table) -> None:
    studied(table, reviews=1000)
    held = kept(table)
    assert len(held["log"]) >= 1000
    making = RIVER
    for change in (*CHANGES.values(), lambda _: RIVER):
        before = {row.uid: row.question for row in table.desk.questions(RIVER.article.id)}
        making = change(making)
        preview = table.desk.remake_preview(RIVER.article.id, encode(making))
        table.desk.remake(RIVER.article.id, encode(making))
        assert kept(table) == held
        said(table, before, preview)
        each_card_is_somewhere(table)
    assert {row.uid for row in table.desk.asleep(RIVER.article.id)} == set(), "all have come back"
    for _ in range(len(CHANGES) + 1):
        table.desk.undo()
    assert kept(table) == held
    assert table.desk.making(RIVER.article.id) == RIVER


def test_a_renamed_head_keeps_its_cards(table: Table) -> None:
    studied(table)
    cards = {row.uid: (row.phase, row.due) for row in table.desk.article(RIVER.article.id).cards}
    table.desk.remake(RIVER.article.id, encode(renamed(RIVER, HEAD, "Ilsa Maria Corrin")))
    now = {row.uid: (row.phase, row.due) for row in table.desk.article(RIVER.article.id).cards}
    assert now == cards
    assert any(row.question.key == "Ilsa Maria Corrin" for row in table.desk.questions(RIVER.article.id))


def test_own_words_stay_and_are_said_to_be_based_on_others(table: Table) -> None:
    studied(table)
    article = RIVER.article.id
    uid = table.desk.questions(article)[0].uid
    preview = table.desk.remake_preview(article, encode(reworded(RIVER)))
    assert next(item for item in preview.changed if item.uid == uid).reworded == ("stem",)
    assert [item.uid for item in preview.changed if item.reworded] == [uid]
    table.desk.remake(article, encode(reworded(RIVER)))
    row = table.desk.questions(article)[0]
    assert (row.question.stem, row.state) == ("In my words: who is it?", ItemState.EDITED)


def test_an_edit_is_worded_judged_printed_and_taken_back(table: Table) -> None:
    table.add(RIVER)
    row = table.desk.questions(RIVER.article.id)[0]
    table.desk.reword(row.uid, "accepted", ("the lady of the river",))
    assert table.desk.judge(row.uid, "the lady of the river").verdict.value == "right"
    table.desk.reword(row.uid, "stem", "Who?")
    table.desk.reword(row.uid, "stem", "Who is it?")
    assert table.desk.card(row.uid).question.stem == "Who is it?"
    ((based_on,),) = rows(table, "SELECT based_on FROM question_edit WHERE field = 'stem'")
    assert based_on == fingerprint(row.question, "stem")
    assert table.desk.making(RIVER.article.id) == RIVER, "what was made is as it was"
    for _ in range(3):
        table.desk.undo()
    assert table.desk.questions(RIVER.article.id)[0] == row
    with pytest.raises(QuizbankError, match="not_editable"):
        table.desk.reword(row.uid, "key", "X")
    with pytest.raises(QuizbankError, match="no_such_question"):
        table.desk.reword("none", "stem", "X")


def test_what_nobody_touched_goes_and_what_was_touched_rests(table: Table) -> None:
    table.add(RIVER)
    article = RIVER.article.id
    typed, kept_one, _, *rest = [row.uid for row in table.desk.questions(article)]
    table.desk.keep([kept_one])
    table.desk.grade(table.desk.article(article).cards[-1].uid, Grade.GOOD)
    studied_one = table.desk.article(article).cards[-1].uid
    preview = table.desk.remake_preview(article, encode(replace(RIVER, questions=())))
    assert {item.uid for item in preview.gone if item.rests} == {kept_one, studied_one}
    assert (preview.rests, preview.goes) == (2, len(RIVER.questions) - 2)
    table.desk.remake(article, encode(replace(RIVER, questions=())))
    assert table.desk.queue(article) == ()
    assert table.desk.article(article).cards == ()
    assert table.desk.card(studied_one).state is ItemState.ASLEEP
    table.desk.remake(article, encode(RIVER))
    assert {row.uid: row.state for row in table.desk.questions(article)}[kept_one] is ItemState.KEPT
    assert len(table.desk.article(article).cards) == len(
        {q.fact for q in RIVER.questions if q.kind in ("typed", "cloze")}
    )
    assert typed in rest or table.desk.card(studied_one).due is not None


def test_a_card_that_was_undone_can_be_made_again(table: Table) -> None:
    """A new card that was studied before the remaking is undone: its log stays, nothing refers to a missing row."""
    table.add(replace(RIVER, questions=RIVER.questions[:2]))
    article = RIVER.article.id
    table.desk.remake(article, encode(RIVER))
    new = next(row for row in table.desk.article(article).cards if row.uid not in {q.id for q in RIVER.questions[:2]})
    assert new.uid == new.question.id
    table.desk.grade(new.uid, Grade.GOOD)
    quiz, _ = table.desk.new_quiz(article, 3, [new.uid])
    table.desk.undo()
    table.desk.undo()
    assert new.uid not in table.desk.queue(article)
    table.desk.remake(article, encode(RIVER))
    assert new.uid in {row.uid for row in table.desk.article(article).cards}
    assert table.desk.quiz(quiz.id).items


def test_what_another_article_asks_too_is_not_touched_by_one_of_them(table: Table) -> None:
    table.add(first(), second())
    shared = second().questions[1].id
    table.desk.grade(shared, Grade.GOOD)
    held = kept(table)
    emptied = replace(first(), questions=(), facts=())
    preview = table.desk.remake_preview(first().article.id, encode(emptied))
    assert [item.uid for item in preview.gone if item.asked_elsewhere] == [shared]
    table.desk.remake(first().article.id, encode(emptied))
    assert kept(table) == held
    assert [row.uid for row in table.desk.article(second().article.id).cards] == [shared]
    assert table.desk.article(first().article.id).cards == ()
    assert table.desk.asleep(first().article.id) == ()


def test_a_name_changed_in_one_article_leaves_the_other_its_own_card(table: Table) -> None:
    table.add(first(), second())
    shared = second().questions[1].id
    table.desk.grade(shared, Grade.GOOD)
    new = renamed(first(), "Mara Quill", "Mara Ann Quill")
    table.desk.remake(first().article.id, encode(new))
    (card,) = table.desk.article(second().article.id).cards
    assert (card.uid, card.question.key) == (shared, "Mara Quill")
    assert shared not in {row.uid for row in table.desk.article(first().article.id).cards}
    each_card_is_somewhere(table)
    table.desk.undo()
    assert shared in {row.uid for row in table.desk.article(first().article.id).cards}


def test_an_article_added_later_with_the_old_name_gets_items_of_its_own(table: Table) -> None:
    """A uid is the id at first; when the item bears another id since, the old id is free for another item."""
    table.add(first())
    uid = first().questions[2].id
    table.desk.grade(uid, Grade.EASY)
    table.desk.remake(first().article.id, encode(renamed(first(), "Mara Quill", "Mara Ann Quill")))
    assert uid in {row.uid for row in table.desk.article(first().article.id).cards}
    table.add(second())
    assert table.desk.making(second().article.id) == second()
    (card,) = table.desk.article(second().article.id).cards
    assert card.uid != uid and card.phase.value == "new"
    each_card_is_somewhere(table)


def test_a_fact_whose_way_of_asking_is_gone_is_asked_as_another_article_asks_it(table: Table) -> None:
    other = replace(second(), questions=second().questions[:1])
    table.add(first(), other)
    table.desk.remake(first().article.id, encode(replace(first(), questions=(), facts=())))
    assert [row.uid for row in table.desk.article(other.article.id).cards] == [other.questions[0].id]
    each_card_is_somewhere(table)


def test_a_better_way_of_asking_takes_a_card_that_nobody_has_studied(table: Table) -> None:
    table.add(other_ways(first()))
    cloze = [row.uid for row in table.desk.article(first().article.id).cards]
    table.desk.remake(first().article.id, encode(first()))
    kinds = {row.question.kind for row in table.desk.article(first().article.id).cards}
    assert kinds == {"typed", "cloze"}
    table.desk.undo()
    assert [row.uid for row in table.desk.article(first().article.id).cards] == cloze
    table.desk.grade(cloze[0], Grade.GOOD)
    table.desk.remake(first().article.id, encode(first()))
    assert cloze[0] in {row.uid for row in table.desk.article(first().article.id).cards}, "a studied one stays"


def test_a_remaking_that_fails_on_its_way_changes_nothing(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    studied(table)
    start, label = everything(table), table.desk.can_undo()

    def fail(*_: object) -> None:
        raise RuntimeError("on the way")

    monkeypatch.setattr("quizbank.store.remade_cards.prove", fail)
    with pytest.raises(RuntimeError):
        table.desk.remake(RIVER.article.id, encode(reworded(RIVER)))
    assert everything(table) == start
    assert table.desk.can_undo() == label


def test_an_article_goes_out_in_own_words_under_lasting_ids(table: Table) -> None:
    table.add(first())
    typed = next(q for q in first().questions if q.asked_role == "holder" and q.kind == "typed")
    assert write_article(table.desk, first().article.id, "json").data == write_making(first(), "json").data
    table.desk.reword(typed.id, "stem", "In my words: who is it?")
    table.desk.remake(first().article.id, encode(renamed(first(), "Mara Quill", "Mara Ann Quill")))
    out = write_article(table.desk, first().article.id, "csv").data.decode("utf-8-sig")
    line = next(line for line in out.splitlines() if "In my words" in line)
    assert typed.id in line and "Mara Ann Quill" in line


def test_known_errors(table: Table) -> None:
    table.add(RIVER, to_read())
    with pytest.raises(QuizbankError, match="making_damaged"):
        table.desk.remake(RIVER.article.id, encode(first()))
    with pytest.raises(QuizbankError, match="no_such_article"):
        table.desk.remake(first().article.id, encode(first()))
    with pytest.raises(QuizbankError, match="cannot_remake"):
        table.desk.remake_job(to_read().article.id)


def test_the_job_carries_the_reading_and_the_corrections(table: Table) -> None:
    table.add(RIVER)
    rename: Correction = Rename(anchor(RIVER.outline.entities[0]), "House of Marenia")
    table.desk.correct(RIVER.article.id, rename)
    job = table.desk.remake_job(RIVER.article.id)
    assert (job.name, job.corrections) == (RIVER.article.title, (rename,))
