"""Articles, triage and files at the real desk."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.paper import PaperOptions
from quizbank.domain.review import ItemState
from quizbank.workflows.export_quiz import write_making
from quizbank.workflows.making_codec import encode
from tests.made_up import others, river
from tests.store.makings import first, second, to_read
from tests.workflows.conftest import Table


def test_an_article_shows_its_cards_in_the_order_of_the_text(table: Table) -> None:
    table.add(*others(), river())
    view = table.desk.article(river().article.id)
    places = [row.question.evidence[0].start for row in view.cards]
    assert places == sorted(places)
    assert len({row.question.fact for row in view.cards}) == len(view.cards)
    assert view.article == river().article
    assert view.outline == river().outline
    assert view.omitted == river().omitted
    assert view.row == next(row for row in table.desk.articles() if row.id == view.article.id)


def test_articles_stand_newest_first(table: Table) -> None:
    for making in (first(), to_read(), second()):
        table.add(making)
        table.wait(seconds=1)
    assert [row.title for row in table.desk.articles()] == ["The speaker resigns", "Forty seats", "The session opens"]
    assert [row.reading_only for row in table.desk.articles()] == [False, True, False]
    assert [row.new for row in table.desk.articles()] == [1, 0, 2]
    assert table.desk.articles()[2].added == table.moment - timedelta(seconds=3)


def test_an_article_for_reading_can_be_opened(table: Table) -> None:
    table.add(to_read())
    view = table.desk.article(to_read().article.id)
    assert (view.cards, view.questions, view.actors, view.timeline) == ((), (), (), ())


def test_a_shared_card_lights_its_proof_in_both_articles(table: Table) -> None:
    table.add(first(), second())
    for making in (first(), second()):
        view = table.desk.article(making.article.id)
        assert all(any(e.article == making.article.id for e in row.question.evidence) for row in view.cards)


def test_adding_again_changes_nothing(table: Table) -> None:
    article, changes = table.desk.add(encode(first()))
    assert changes.ids == (article,)
    again, nothing = table.desk.add(encode(first()))
    assert (again, nothing.kinds) == (article, frozenset())


def test_triage_keeps_drops_and_takes_back(table: Table) -> None:
    table.add(first())
    uids = [row.uid for row in table.desk.questions()]
    table.desk.keep(uids[:2])
    table.desk.drop(uids[1:3])
    states = [row.state for row in table.desk.questions()]
    assert states[:4] == [ItemState.KEPT, ItemState.DROPPED, ItemState.DROPPED, ItemState.NEW]
    assert table.desk.articles()[0].unread == 3
    assert table.desk.can_undo() == "drop"
    table.desk.undo()
    table.desk.undo()
    assert {row.state for row in table.desk.questions()} == {ItemState.NEW}


def test_an_article_taken_out_is_gone_until_undo(table: Table) -> None:
    table.add(first())
    table.desk.delete_article(first().article.id)
    assert table.desk.articles() == ()
    assert table.desk.queue() == ()
    assert table.desk.questions() == ()
    with pytest.raises(QuizbankError, match="no_such_article"):
        table.desk.article(first().article.id)
    table.desk.undo()
    assert len(table.desk.queue()) == 2


def test_settings_are_remembered(table: Table) -> None:
    table.desk.remember("last_article", "x")
    table.restart()
    assert table.desk.setting("last_article") == "x"
    assert table.desk.setting("other", "none") == "none"


@pytest.mark.parametrize("making", [first(), second(), river()], ids=["first", "second", "river"])
def test_import_and_export_give_the_bytes_of_make(table: Table, making: object) -> None:
    table.add(first(), second(), river())
    table.restart()
    stored = table.desk.making(making.article.id)  # type: ignore[attr-defined]
    assert stored == making
    assert write_making(stored, "json").data == write_making(making, "json").data  # type: ignore[arg-type]


def test_chosen_items_go_to_a_file(table: Table, tmp_path: Path) -> None:
    table.add(*others(), river())
    uids = [row.uid for row in table.desk.questions()][:6]
    report = table.desk.export(uids, "csv", tmp_path / "six.csv", PaperOptions("Six"))
    assert (report.written, report.left_out) == (6, ())
    assert (tmp_path / "six.csv").stat().st_size
    one_article = [row.uid for row in table.desk.questions(river().article.id)]
    assert table.desk.export(one_article, "json", tmp_path / "river.json", PaperOptions("River")).written


def test_a_sheet_is_a_pdf_and_its_pages_are_pictures(table: Table, tmp_path: Path) -> None:
    table.add(river())
    uids = [row.uid for row in table.desk.questions()]
    assert table.desk.sheet(uids, PaperOptions("Quiz")).startswith(b"%PDF")
    paper = table.desk.paper(uids, PaperOptions("Quiz"))
    table.desk.drop(uids)
    drawn = paper.draw(40)
    assert drawn.pages
    assert all(page.startswith(b"\x89PNG") for page in drawn.pages)
    assert 0 < drawn.key_at < len(drawn.pages), "the key has pages of its own"
    assert paper.save("pdf", tmp_path / "quiz.pdf").written == len(uids)


def test_a_folder_that_is_none_names_itself(table: Table, tmp_path: Path) -> None:
    table.add(river())
    with pytest.raises(QuizbankError, match="cannot_write"):
        table.desk.export([table.desk.questions()[0].uid], "csv", tmp_path / "no" / "x.csv", PaperOptions("x"))
