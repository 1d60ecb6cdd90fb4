"""What the page shows and which corrections it makes, without Qt."""

from collections.abc import Iterator

import pytest

from gui.reading_view import state as reading
from gui.reading_view.preview_state import preview_state
from gui.reading_view.state import EntityDetail, NoteDetail, Show
from gui.reading_view.wording import say_correction, say_date, say_kind, say_signals
from quizbank.domain.correction import Merge, Rename, Retype, Split
from quizbank.domain.reading import DateMention, EntityKind, Grain
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.reading_rows import GoneItem, ReadingView, RemakePreview
from tests.gui.reading_view_screens import HEAD, correct_head, desk_with, read_river, remade

ARTICLE = read_river().article.id


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = desk_with()
    yield desk
    desk.close()


@pytest.fixture
def view(desk: Desk) -> ReadingView:
    return desk.how_read(ARTICLE)


def key_of(view: ReadingView, name: str) -> str:
    return next(line.key for line in reading.page_state(view, Show.NAMES).lines if line.text == name)


def test_names_stand_by_kind_in_the_order_of_the_text(view: ReadingView) -> None:
    lines = reading.page_state(view, Show.NAMES).lines
    kinds = [line.kind for line in lines]
    assert kinds == sorted(kinds, key=["person", "organization", "place"].index)
    assert [line.text for line in lines[:3]] == [HEAD, "Tomas Veld", "Anneke Roth"]
    guess = next(line for line in lines if line.text == "Jonas Merrow")
    assert (guess.right, guess.doubt) == ("a guess", True)
    assert not reading.page_state(view, Show.NAMES).is_stale


def test_every_sort_has_its_list_and_its_number(view: ReadingView) -> None:
    for show in Show:
        state = reading.page_state(view, show)
        assert len(state.lines) == state.counts[show]
        for line in state.lines:
            shown = reading.detail(view, line.key)
            assert shown is not None and shown.key == line.key
    counts = reading.page_state(view, Show.NAMES).counts
    assert counts[Show.NAMES] == counts[Show.PEOPLE] + counts[Show.BODIES] + counts[Show.OTHERS]
    assert (counts[Show.DATES], counts[Show.SAID], counts[Show.CORRECTED], counts[Show.OFFERED]) == (5, 1, 0, 0)


def test_a_name_shows_its_places_and_why(view: ReadingView) -> None:
    shown = reading.detail(view, key_of(view, "Harbour League"))
    assert isinstance(shown, EntityDetail)
    assert (shown.said_kind, shown.named, len(shown.mentions)) == ("Organization (party)", "Named 2 times", 2)
    for mention in shown.mentions:
        assert mention.sentence[slice(*mention.at)] == mention.form == "Harbour League"
        assert mention.signals == "Why: a title or role beside it."


def test_a_date_says_how_it_was_understood(view: ReadingView) -> None:
    thursday = next(line for line in reading.page_state(view, Show.DATES).lines if line.text == "Thursday")
    shown = reading.detail(view, thursday.key)
    assert isinstance(shown, NoteDetail)
    assert (shown.heading, shown.notes) == ("13 Mar 2031", ("Counted from the day of publication.",))
    assert shown.sentence[slice(*shown.at)] == "Thursday"


def test_words_have_their_speaker(view: ReadingView) -> None:
    (line,) = reading.page_state(view, Show.SAID).lines
    assert line.text == "Tomas Veld" and line.meta.startswith("“We did not ask")


def test_what_is_not_there_has_no_detail(view: ReadingView) -> None:
    for key in ("", "entity:e99", "date:x", "date:1", "said:9", "corrected:1", "offered:0", "other:1"):
        assert reading.detail(view, key) is None


def test_corrections_are_made_by_place(view: ReadingView) -> None:
    head, league = key_of(view, HEAD), key_of(view, "Harbour League")
    text = view.article.text
    assert isinstance(rename := reading.rename(view, head, "  Ilsa  Maria Corrin "), Rename)
    assert (rename.name, text[rename.entity.at.start : rename.entity.at.end]) == ("Ilsa Maria Corrin", HEAD)
    assert isinstance(merge := reading.merge(view, head, key_of(view, "Anneke Roth")), Merge)
    assert merge.other.name == "Anneke Roth"
    assert isinstance(reading.retype(view, head, EntityKind.PLACE), Retype)
    places = [(m.start, m.end) for e in view.outline.entities if e.name == "Harbour League" for m in e.mentions]
    assert isinstance(split := reading.split(view, league, places[1:]), Split)
    assert split.forms == ("Harbour League",)
    assert reading.key_at(view, places[0]) == league


def test_what_would_change_nothing_is_no_correction(view: ReadingView) -> None:
    head, league = key_of(view, HEAD), key_of(view, "Harbour League")
    places = [(m.start, m.end) for e in view.outline.entities if e.name == "Harbour League" for m in e.mentions]
    assert reading.rename(view, head, HEAD) is None
    assert reading.rename(view, head, "   ") is None
    assert reading.retype(view, head, EntityKind.PERSON) is None
    assert reading.split(view, league, []) is None
    assert reading.split(view, league, places) is None
    assert reading.merge(view, head, "entity:e99") is None
    assert reading.key_at(view, (0, 0)) == ""


def test_those_of_the_same_kind_are_offered_first(view: ReadingView) -> None:
    words = [words for _, words in reading.others(view, key_of(view, HEAD))]
    assert words[:3] == ["Anneke Roth (person)", "Jonas Merrow (person)", "Tomas Veld (person)"]
    assert len(words) == 12


def test_what_was_put_right_can_be_taken_back(desk: Desk) -> None:
    correct_head(desk)
    view = desk.how_read(ARTICLE)
    state = reading.page_state(view, Show.CORRECTED)
    assert state.is_stale
    (line,) = state.lines
    assert line.text == "Ilsa Corrin is Ilsa Maria Corrin in full"
    shown = reading.detail(view, line.key)
    assert isinstance(shown, NoteDetail)
    assert (shown.action, shown.number) == ("take_back", 1)


def test_every_correction_has_words(view: ReadingView) -> None:
    head = key_of(view, HEAD)
    league = key_of(view, "Harbour League")
    place = [(m.start, m.end) for e in view.outline.entities if e.name == "Harbour League" for m in e.mentions][:1]
    made = (
        reading.merge(view, head, league),
        reading.split(view, league, place),
        reading.retype(view, head, EntityKind.GROUP),
    )
    assert [say_correction(one) for one in made if one] == [
        "Harbour League is Ilsa Corrin",
        "Harbour League is not Harbour League in one place",
        "Ilsa Corrin: group of people",
    ]


def test_signals_and_kinds_that_have_no_words_stand_as_they_are() -> None:
    assert say_signals(("model", "new_signal")) == "Why: the language model, new signal."
    assert say_signals(()) == ""
    assert say_kind(EntityKind.ORGANIZATION, "think_tank") == "Organization (think tank)"
    vague = DateMention(0, 1, 0, 1, "PAST_REF", Grain.VAGUE)
    assert say_date(vague) == "no exact time"


def test_what_would_change_is_one_sentence_and_a_list(desk: Desk) -> None:
    desk.keep([read_river().questions[-1].id])
    shown = preview_state(desk.remake_preview(ARTICLE, encode(remade(read_river()))))
    assert shown.summary == "Questions can be remade: 2 change, 1 is new, 1 rests, 1 goes."
    assert [heading for heading, _ in shown.groups] == [
        "2 questions change",
        "1 question is new",
        "1 question rests with its history",
        "1 question is asked here no more",
    ]
    assert all(lines for _, lines in shown.groups)
    assert not shown.is_empty


def test_nothing_that_changes_is_said_as_well(desk: Desk) -> None:
    shown = preview_state(desk.remake_preview(ARTICLE, encode(read_river())))
    assert shown.is_empty and shown.groups == ()
    assert shown.summary == "The questions stay as they are: all 15 would be the same."


def test_an_item_that_another_article_asks_is_not_said_to_go_for_good(desk: Desk) -> None:
    question = read_river().questions[0]
    preview = RemakePreview(ARTICLE, (), (), (GoneItem("u", question, rests=False, asked_elsewhere=True),), 3)
    ((_, (line,)),) = preview_state(preview).groups
    assert line.notes == ("Another article still asks it.",)
