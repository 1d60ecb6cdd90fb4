"""What the library lists, without Qt."""

from dataclasses import replace

from gui.library.state import FILTER_FROM, library_state, starter_line
from quizbank.workflows.rows import ArticleRow
from tests.gui.desk_double import article_row
from tests.made_up import river

ROW = article_row("a1", "Highland communes win a veto", due=5, day=14)


def test_an_empty_library_is_said_to_be_that() -> None:
    state = library_state(())
    assert state.empty
    assert (state.lines, state.can_filter) == ((), False)


def test_a_line_says_where_it_is_from_what_it_holds_and_what_is_for_today() -> None:
    (line,) = library_state((ROW,)).lines
    assert (line.id, line.title) == ("a1", ROW.title)
    assert line.meta == "The Orsa Courier · 14 Mar 2031 · 14 cards"
    assert line.today == "5 due · 5 new"


def test_what_is_not_known_or_not_there_is_left_out() -> None:
    bare = replace(ROW, outlet="", published=None, cards=1, due=0, new=0)
    (line,) = library_state((bare,)).lines
    assert (line.meta, line.today) == ("1 card", "")


def test_a_page_kept_to_read_says_so_instead_of_no_cards() -> None:
    (line,) = library_state((replace(ROW, reading_only=True, cards=0, due=0, new=0),)).lines
    assert line.meta.endswith("· to read only")


def rows(count: int) -> tuple[ArticleRow, ...]:
    return tuple(article_row(f"a{n}", f"Article Number {n}", day=n + 1) for n in range(count))


def test_titles_can_be_looked_for_once_there_are_many() -> None:
    few, many = rows(FILTER_FROM - 1), rows(FILTER_FROM)
    assert (library_state(few).can_filter, library_state(many).can_filter) == (False, True)
    assert len(library_state(few, "number 3").lines) == len(few)
    found = library_state(many, "  number 3 ")
    assert [line.id for line in found.lines] == ["a3"]
    assert (found.needle, found.total, found.empty) == ("number 3", FILTER_FROM, False)


def test_nothing_found_is_not_an_empty_library() -> None:
    state = library_state(rows(FILTER_FROM), "harbour")
    assert (state.lines, state.empty) == ((), False)


def test_the_order_is_the_desks() -> None:
    assert [line.id for line in library_state(rows(3)).lines] == ["a0", "a1", "a2"]


def test_a_starter_counts_the_facts_that_have_a_card() -> None:
    making = river()
    line = starter_line("river", making)
    on_cards = {q.fact for q in making.questions if q.interaction in ("text", "cloze")}
    assert (line.name, line.title) == ("river", making.article.title)
    assert line.meta == "The Orsa Courier · 1 min"
    assert line.cards == f"{len(on_cards)} cards"
