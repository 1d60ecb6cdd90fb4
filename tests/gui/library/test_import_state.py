"""The course of an import, without Qt: the queue, its questions, what failed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gui.library import import_state as steps
from gui.library.import_state import ASKED, Failure, ImportState, Source
from quizbank.domain.errors import QuizbankError

VETO, COAST = Source("veto.html", data=b"1"), Source("coast.txt", Path("coast.txt"))
PASTED = Source(data=b"<p>words</p>", format="html", plain=b"words")
MISSING = QuizbankError("source_missing", name="veto.html")
UNDATED = QuizbankError("date_missing", name="veto.html")
KAZAKH = QuizbankError("other_language", name="tarif.html", language="Kazakh")


def on(*sources: Source) -> ImportState:
    """The first of them is being read."""
    return steps.begun(steps.given(ImportState(), sources))


def test_sources_wait_and_are_taken_in_order() -> None:
    state = steps.given(ImportState(), (VETO, COAST))
    assert (state.idle, state.given, state.alone) == (False, 2, False)
    state = steps.begun(state)
    assert (state.current, state.waiting) == (VETO, (COAST,))
    state = steps.begun(steps.came_in(state))
    assert (state.current, state.waiting, state.added) == (COAST, (), 1)
    assert steps.came_in(state).idle


def test_what_is_given_meanwhile_joins_the_round() -> None:
    state = steps.given(on(VETO), (COAST,))
    assert (state.current, state.waiting, state.given) == (VETO, (COAST,), 2)


def test_a_new_round_forgets_what_failed_before_and_counts_anew() -> None:
    state = steps.stopped(on(VETO), MISSING)
    assert state.failed
    state = steps.given(state, (COAST,))
    assert (state.failed, state.given, state.added) == ((), 1, 0)


def test_one_that_was_there_is_not_counted_as_added() -> None:
    state = steps.was_there(on(VETO))
    assert (state.idle, state.added) == (True, 0)


def test_the_bytes_of_a_file_come_into_the_current_source() -> None:
    state = steps.read(on(COAST), b"words")
    assert state.current is not None
    assert state.current.job().data == b"words"
    assert state.current.job().name == "coast.txt"


def test_the_share_grows_with_every_step_and_never_reaches_the_end_before_it() -> None:
    state, shares = on(VETO), []
    for step in ("loading", "model", "reading", "facts", "questions", "choosing"):
        for done in (0, 5, 10):
            state = steps.moved(state, step, done, 10)
            shares.append(state.share())
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 100)
    assert steps.moved(state, "reading", 0, 0).share() == 15
    assert steps.moved(state, "reading", 20, 10).share() == 80, "more done than there is"


def test_it_says_what_is_done_and_how_many_wait() -> None:
    state = steps.moved(on(VETO, COAST), "reading", 1, 4)
    assert (state.title(), state.detail()) == ("Adding veto.html", "Reading · 1 more waiting")
    assert on(PASTED).title() == "Adding The pasted text"
    assert ImportState().title() == ""


def test_a_known_error_is_noted_in_one_sentence_and_the_rest_goes_on() -> None:
    state = steps.stopped(on(VETO, COAST), MISSING)
    assert state.failed == (
        Failure("veto.html was not added", "There is no file veto.html. Check the name and the folder."),
    )
    assert (state.current, state.waiting) == (None, (COAST,))
    assert steps.dismissed(state).failed == ()


@pytest.mark.parametrize("code", ["no_article", "source_damaged", "page_too_complex", "source_too_large"])
def test_a_pasted_page_that_cannot_be_read_is_tried_as_plain_text_once(code: str) -> None:
    state = steps.stopped(on(PASTED), QuizbankError(code, name="The pasted text"))
    (again,) = state.waiting
    assert (again.data, again.format, again.plain, state.failed) == (b"words", "text", b"", ())
    state = steps.stopped(steps.begun(state), QuizbankError("no_article", name="The pasted text"))
    assert (state.waiting, len(state.failed)) == ((), 1)


def test_errors_that_are_questions_wait_for_an_answer() -> None:
    state = steps.stopped(on(VETO, COAST), UNDATED)
    (asked,) = state.asked
    assert (asked.code, asked.name, asked.language) == ("date_missing", "veto.html", "")
    assert (state.failed, state.waiting) == ((), (COAST,))
    state = steps.stopped(steps.begun(state), KAZAKH)
    assert [a.code for a in state.asked] == list(ASKED)
    assert state.asked[1].language == "Kazakh"
    assert state.idle


def test_a_question_without_a_name_is_about_the_source() -> None:
    (asked,) = steps.stopped(on(PASTED), QuizbankError("date_missing", name="")).asked
    assert asked.name == "The pasted text"


def test_an_answer_puts_the_source_in_front() -> None:
    asked = steps.given(steps.stopped(on(VETO), UNDATED), (COAST,))
    day = date(2031, 3, 14)
    dated = steps.begun(steps.dated(asked, day)).current
    assert dated is not None
    assert (dated.job().name, dated.job().published, dated.job().date_settled) == ("veto.html", day, True)
    without = steps.begun(steps.dated(asked, None)).current
    assert without is not None
    assert (without.job().published, without.job().date_settled) == (None, True)


def test_a_page_kept_to_read_is_not_asked_for_its_date() -> None:
    state = steps.kept_to_read(steps.stopped(on(VETO), KAZAKH))
    job = state.waiting[0].job()
    assert (job.reading_only, job.date_settled) == (True, True)
    assert state.asked == ()


def test_a_question_can_be_left() -> None:
    state = steps.not_added(steps.stopped(on(VETO), UNDATED))
    assert state.idle
    assert (state.asked, state.failed, state.added) == ((), (), 0)


def test_while_a_question_is_open_a_new_source_belongs_to_its_round() -> None:
    state = steps.given(steps.stopped(on(VETO), UNDATED), (COAST,))
    assert (len(state.asked), state.given) == (1, 2)


def test_cancel_leaves_questions_and_what_came_in() -> None:
    state = steps.stopped(on(VETO, COAST, PASTED), UNDATED)
    state = steps.begun(steps.came_in(steps.begun(state)))
    state = steps.cancelled(state)
    assert state.idle
    assert (len(state.asked), state.added) == (1, 1)


def test_what_cannot_be_queued_is_told_beside_what_failed_in_the_round() -> None:
    link = Failure("That is a link", "Paste the text.")
    busy = steps.refused(steps.stopped(on(VETO, COAST), MISSING), (link,))
    assert len(busy.failed) == 2
    idle = steps.refused(steps.stopped(on(VETO), MISSING), (link, link))
    assert idle.failed == (link, link)


def test_one_failure_is_named_and_several_are_counted() -> None:
    one, two = Failure("a.txt was not added", "It is empty."), Failure("b.txt was not added", "It is missing.")
    assert steps.failure_words((one,)) == ("a.txt was not added", "It is empty.")
    assert steps.failure_words((one, two)) == ("2 sources were not added", "• It is empty.\n• It is missing.")


def test_a_day_of_publication_is_there_and_not_to_come() -> None:
    today = date(2031, 3, 20)
    assert steps.date_problem(today, today) == ""
    assert steps.date_problem(None, today) == "Type the day first. Example: 14 Mar 2031"
    assert steps.date_problem(date(2031, 3, 21), today) == "21 Mar 2031 is still to come. When was it published?"


# --- links --------------------------------------------------------------------------------------------------------
LINK = Source(link="https://www.orsa.example/veto?id=1")
PAYWALL = QuizbankError(
    "no_article", name=LINK.link, words="62", minimum="40", title="Highland veto\u202e", published="2031-03-01"
)


def test_a_link_is_fetched_then_read_under_its_own_name() -> None:
    state = on(LINK)
    assert (state.step, state.share(), state.title()) == ("fetching", 0, "Adding orsa.example/veto")
    state = steps.read(state, b"<p>words", "html")
    assert state.current is not None and state.step == "loading"
    job = state.current.job()
    assert (job.name, job.data, job.format, job.title) == (LINK.link, b"<p>words", "html", "")


def test_a_question_about_a_link_names_it_in_short() -> None:
    (asked,) = steps.stopped(on(LINK), QuizbankError("date_missing", name=LINK.link)).asked
    assert asked.name == "orsa.example/veto"


def test_a_page_without_an_article_waits_with_what_it_says_of_itself() -> None:
    waiting = steps.waiting_link(LINK, PAYWALL)
    assert waiting is not None
    assert (waiting.link, waiting.title, waiting.published) == (LINK.link, "Highland veto?", date(2031, 3, 1))
    assert dict(waiting.parameters)["words"] == "62"
    title, body = steps.waiting_words(waiting)
    assert title == "“Highland veto?” waits for its text"
    assert body.startswith("This page shows only 62 words of the article;")
    assert body.endswith("title and link are kept.")


@pytest.mark.parametrize(
    ("code", "parameters", "says"),
    [
        ("no_article", {"words": "0"}, "shows no article"),
        ("no_article", {"words": "1"}, "only one word"),
        ("link_kept_out", {"status": "403"}, "it answered 403"),
        ("link_type", {"type": "application/pdf"}, "leads to a file (PDF)"),
        ("link_type", {"type": "application/octet-stream"}, "leads to a file (application/octet-stream)"),
        ("source_damaged", {}, "could not be read"),
    ],
)
def test_why_a_page_waits_is_said_plainly(code: str, parameters: dict[str, str], says: str) -> None:
    waiting = steps.waiting_link(LINK, QuizbankError(code, name="x", **parameters))
    assert waiting is not None
    title, body = steps.waiting_words(waiting)
    assert title == "“orsa.example/veto” waits for its text"
    assert says in body and body.endswith("the link is kept.") and "{" not in body


@pytest.mark.parametrize("code", ["link_gone", "link_unreachable", "link_leads_inside", "source_missing", "disk_full"])
def test_a_link_without_a_page_does_not_wait(code: str) -> None:
    assert steps.waiting_link(LINK, QuizbankError(code, name="x")) is None
    assert steps.waiting_link(VETO, PAYWALL) is None, "a file is no link"


def textless(*links: Source) -> ImportState:
    state = ImportState()
    for link in links:
        waiting = steps.waiting_link(link, PAYWALL)
        assert waiting is not None
        state = steps.asking_for_text(state, waiting)
    return state


OTHER = Source(link="https://orsa.example/other")


def test_a_pasted_text_completes_the_first_link_that_is_asked_for() -> None:
    state = steps.completed(textless(LINK, OTHER), PASTED)
    (source,) = state.waiting
    assert (source.link, source.title, source.published) == (LINK.link, "Highland veto?", date(2031, 3, 1))
    assert (source.data, source.plain, source.shown) == (PASTED.data, PASTED.plain, "Highland veto?")
    assert len(state.textless) == 2, "until it is in the library"
    state = steps.came_in(steps.begun(state))
    assert [one.link for one in state.textless] == [OTHER.link]


def test_a_pasted_text_that_is_none_fails_and_the_link_waits_on() -> None:
    state = steps.begun(steps.completed(textless(LINK), replace(PASTED, plain=b"")))
    assert state.current is not None
    assert steps.waiting_link(state.current, PAYWALL) is None
    state = steps.stopped(state, PAYWALL)
    assert (len(state.failed), len(state.textless)) == (1, 1)


def test_a_link_is_asked_for_once_and_may_come_first() -> None:
    state = textless(LINK, OTHER, LINK)
    assert [one.link for one in state.textless] == [OTHER.link, LINK.link]
    state = steps.asking_for_text(state, state.textless[1], first=True)
    assert [one.link for one in state.textless] == [LINK.link, OTHER.link]
    assert steps.let_wait(state).textless == state.textless[1:]
    assert steps.still_waiting(state, state.textless[1:]).textless == state.textless[1:]
