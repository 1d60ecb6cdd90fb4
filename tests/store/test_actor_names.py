"""The names in the library, read once and again when articles come or go."""

from quizbank.store import actor_names, articles
from quizbank.store.engine import Library
from quizbank.store.events import Stamp
from quizbank.store.undo import undo_last
from tests.store.makings import NOW, first, second, to_read


def names(library: Library) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(actor.article, actor.kind, actor.names) for actor in actor_names.in_library(library)]


def test_names_come_and_go_with_their_articles(library: Library) -> None:
    assert names(library) == []
    for making in (to_read(), first()):
        articles.add(library, articles.draft(making), NOW)
    one = first().article.id
    of_one = [(one, "person", ("Mara Quill", "Quill")), (one, "organization", ("Tidal Assembly", "TA"))]
    assert names(library) == of_one
    assert actor_names.in_library(library) is actor_names.in_library(library)
    articles.add(library, articles.draft(second()), NOW)
    assert len(names(library)) == 4
    articles.delete(library, second().article.id, NOW)
    assert names(library) == of_one
    undo_last(library, Stamp(NOW, "UTC", "2031-05-02"))
    assert len(names(library)) == 4
