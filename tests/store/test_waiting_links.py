"""Links that wait for their text: kept as they were, gone with the article, brought back by undo."""

from datetime import date, timedelta

import pytest

from quizbank.domain.changes import NOTHING, ChangeKind
from quizbank.domain.link import WaitingLink
from quizbank.store import articles, waiting_links
from quizbank.store.engine import Library, open_library
from quizbank.store.events import Stamp
from quizbank.store.undo import redo_last, undo_last
from tests.store.makings import NOW, first

VETO = WaitingLink(
    "https://orsa.example/veto", "Veto “on” the tariff", date(2031, 3, 1), "no_article", (("words", "62"), ("x", "ж"))
)
COAST = WaitingLink("https://orsa.example/coast", "", None, "link_type")
STAMP = Stamp(NOW, "UTC", "2031-05-02")


def test_a_link_waits_as_it_was_kept_the_newest_first(library: Library) -> None:
    assert waiting_links.keep(library, VETO, NOW).kinds == {ChangeKind.ARTICLES}
    waiting_links.keep(library, COAST, NOW + timedelta(seconds=1))
    assert waiting_links.every(library) == (COAST, VETO)
    library.close()
    library = open_library(library.path.parent)
    assert waiting_links.every(library) == (COAST, VETO)
    library.close()


def test_a_link_waits_once_with_its_newest_words(library: Library) -> None:
    waiting_links.keep(library, VETO, NOW)
    newer = WaitingLink(VETO.link, "Another title", None, "link_kept_out")
    waiting_links.keep(library, newer, NOW)
    assert waiting_links.every(library) == (newer,)
    undo_last(library, STAMP)
    assert waiting_links.every(library) == (VETO,)


def test_with_its_article_it_waits_no_more_and_undo_brings_it_back(library: Library) -> None:
    waiting_links.keep(library, COAST, NOW)
    waiting_links.keep(library, VETO, NOW)
    articles.add(library, articles.draft(first()), NOW, link=VETO.link)
    assert (waiting_links.every(library), len(articles.records(library))) == ((COAST,), 1)
    undo_last(library, STAMP)
    assert (waiting_links.every(library), articles.records(library)) == ((VETO, COAST), ())
    redo_last(library, STAMP)
    assert (waiting_links.every(library), len(articles.records(library))) == ((COAST,), 1)


@pytest.mark.parametrize("deleted", [False, True])
def test_also_when_the_article_was_there_before(library: Library, deleted: bool) -> None:
    articles.add(library, articles.draft(first()), NOW)
    if deleted:
        articles.delete(library, first().article.id, NOW)
    waiting_links.keep(library, VETO, NOW)
    changes = articles.add(library, articles.draft(first()), NOW, link=VETO.link)
    assert changes.label == ("import" if deleted else "forget_link")
    assert waiting_links.every(library) == ()
    undo_last(library, STAMP)
    assert waiting_links.every(library) == (VETO,)
    assert len(articles.records(library)) == int(not deleted)


def test_forgetting_can_be_taken_back(library: Library) -> None:
    assert waiting_links.forget(library, VETO.link) == NOTHING
    waiting_links.keep(library, VETO, NOW)
    assert waiting_links.forget(library, VETO.link).label == "forget_link"
    assert waiting_links.every(library) == ()
    undo_last(library, STAMP)
    assert waiting_links.every(library) == (VETO,)
