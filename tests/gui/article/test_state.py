"""The article page's state, without Qt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gui.article.state import PageState, find, page_state, say_today, why
from gui.kit.dates import say_value
from quizbank.domain.review import Grade
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.rows import Today
from tests.gui.article_screens import kept_for_reading, without_questions
from tests.made_up import made_up_desk, river


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = made_up_desk(tmp_path / "library")
    yield desk
    desk.close()


def state_of(desk: Desk) -> PageState:
    return page_state(desk.article(river().article.id), desk.now())


def test_the_day_ends_at_the_hour_that_was_set(desk: Desk) -> None:
    uid = state_of(desk).cards[0].uid
    desk.grade(uid, Grade.EASY)
    due = next(row.due for row in desk.article(river().article.id).cards if row.uid == uid)
    assert due is not None
    # Read half an hour before the card comes: it is for today only if the day ends after that.
    view = replace(desk.article(river().article.id), tonight=due + timedelta(minutes=1))
    shown = {card.uid: card for card in page_state(view, due - timedelta(minutes=30)).cards}[uid]
    assert (shown.when, shown.for_today) == ("due today", True)
    view = replace(view, tonight=due - timedelta(minutes=1))
    shown = {card.uid: card for card in page_state(view, due - timedelta(minutes=30)).cards}[uid]
    assert (shown.when, shown.for_today) == ("due tomorrow", False)


def test_marks_stand_where_the_words_are_and_dates_do_not_break(desk: Desk) -> None:
    state = state_of(desk)
    text = desk.article(river().article.id).article.text
    shown = {(mark.kind, text[mark.start : mark.end]) for mark in state.text.marks}
    assert ("actor", "Ilsa Corrin") in shown
    assert ("organization", "Basin Council") in shown
    assert ("date", "September 2028") in shown
    assert ("place", "Port Selwyn") in shown
    assert len(state.text.text) == len(text)
    assert "September\N{NO-BREAK SPACE}2028" in state.text.text


def test_cards_follow_the_text_and_are_counted_by_paragraph(desk: Desk) -> None:
    state = state_of(desk)
    assert [card.proof for card in state.cards] == sorted(card.proof for card in state.cards)
    assert sum(state.counts) == len(state.cards) == 9
    assert [len(state.in_paragraph(n)) for n in range(len(state.counts))] == list(state.counts)


def test_an_answer_lies_where_its_card_says(desk: Desk) -> None:
    state = state_of(desk)
    text = state.view.article.text
    for card in state.cards:
        assert card.bold is not None
        assert text[slice(*card.bold)] == card.answer
        assert text[slice(*card.proof)] == card.sentence


def test_a_sentence_gives_its_cards_or_the_reason(desk: Desk) -> None:
    state = state_of(desk)
    proved = next(s for s in state.text.sentences if state.from_sentence(s))
    assert all(card.proof == proved for card in state.from_sentence(proved))
    assert "TARROWMOUTH" in state.why_none(state.text.sentences[0])


def test_beside_are_the_other_cards_of_the_sentence(desk: Desk) -> None:
    state = state_of(desk)
    card = next(c for c in state.cards if state.beside(c.uid))
    assert card.uid not in [other.uid for other in state.beside(card.uid)]
    assert {other.proof for other in state.beside(card.uid)} == {card.proof}


def test_after_the_last_card_it_begins_again_with_what_is_left(desk: Desk) -> None:
    state = state_of(desk)
    assert state.after(state.cards[0].uid) == state.cards[1].uid
    assert state.after(state.cards[-1].uid) == state.cards[0].uid
    done = replace(state, cards=tuple(replace(card, for_today=False) for card in state.cards))
    assert done.after(done.cards[0].uid) == ""
    assert done.first_for_today() == done.cards[0].uid


def test_a_place_lights_its_whole_sentence(desk: Desk) -> None:
    state = state_of(desk)
    mark = next(m for m in state.text.marks if m.kind == "actor")
    whole, bold = state.text.proof_of((mark.start, mark.end))
    assert whole in state.text.sentences
    assert bold == (mark.start, mark.end)
    assert state.text.proof_of(whole) == (whole, None)


def test_why_says_why_not_for_the_other_answers(desk: Desk) -> None:
    state = state_of(desk)
    card = next(c for c in state.cards if c.answer == "Basin Council")
    assert any("Court of Accounts" in line for _, line in why(card, state))


def test_without_questions_the_commonest_reason_is_said(tmp_path: Path) -> None:
    desk = made_up_desk(tmp_path / "none", makings=(without_questions(),))
    notice = state_of(desk).notice
    assert notice is not None
    assert "10 sentences, 0 questions" in notice.title
    assert "(3)" in notice.body
    desk.close()


def test_an_article_kept_for_reading_says_so(tmp_path: Path) -> None:
    made = kept_for_reading()
    desk = made_up_desk(tmp_path / "reading", makings=())
    identity, _ = desk.add(encode(made))
    state = page_state(desk.article(identity), desk.now())
    assert state.notice is not None
    assert "Kazakh" in state.notice.body
    assert not state.cards
    assert not state.quiz.facts
    desk.close()


@pytest.mark.parametrize(
    ("value", "grain", "part", "words"),
    [
        ("2031-03-13", "day", "", "13 Mar 2031"),
        ("2022-01-05/2022-01-07", "interval", "", "5–7 Jan 2022"),
        ("2021-12-30/2022-01-02", "interval", "", "30 Dec 2021–2 Jan 2022"),
        ("2022-01", "month", "", "January 2022"),
        ("2022-01", "month_part", "start", "early January 2022"),
        ("2022-WI", "season", "", "winter 2022"),
        ("2022-W01", "week", "", "week 1 of 2022"),
        ("199", "decade", "", "1990s"),
        ("1994", "year", "", "1994"),
        ("PAST_REF", "vague", "", "PAST_REF"),
        ("not a day", "day", "", "not a day"),
    ],
)
def test_dates_are_as_exact_as_their_grain(value: str, grain: str, part: str, words: str) -> None:
    assert say_value(value, grain, part) == words


def test_search_takes_any_case_and_any_blank() -> None:
    assert find("The Basin\nCouncil and the basin  council.", "basin council") == ((4, 17), (26, 40))
    assert find("text", "  ") == ()
    assert find("a.c abc", "a.c") == ((0, 3),)


def test_today_is_short_where_there_is_little_room() -> None:
    assert say_today(Today(12, 5, 6)) == "12 due, 5 new  ·  about 6 min"
    assert say_today(Today(0, 5, 2), short=True) == "5 new"
    assert say_today(Today(0, 0, 0)) == "nothing is due"
