"""What is done to a card on the way, by its key: other words, a flag, deletion; and cards missed again and again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from gui.answers.edit import EditDialog
from gui.answers.rewording import reworded
from quizbank.domain.question import Interaction
from quizbank.domain.review import Grade
from quizbank.workflows.rows import CardRow
from tests.gui.study.room import ARTICLE, Room


def typed_card(room: Room) -> CardRow:
    """A card up that is typed and has a name as key."""
    room.page.open(ARTICLE)
    return room.desk.card(room.uid)


def dialog_of(room: Room) -> EditDialog:
    (found,) = [d for d in room.page.findChildren(EditDialog) if d.isVisible()]
    return found


def test_a_card_is_put_in_other_words_in_its_place(room: Room) -> None:
    card = typed_card(room)
    room.key("e")
    assert not room.page.findChildren(EditDialog), "before the answer its words would give it away"
    room.page.card_view.field.setText("the old name")
    room.page.card_view.acted.emit("show")
    assert room.page.card_view.verdict.words.text().endswith("not right")
    room.page.setFocus()
    room.key("e")
    dialog = dialog_of(room)
    dialog.stem.setPlainText("In my words:\n who is it?")
    dialog.also.setPlainText("The Old Name\n\nanother one")
    room.qtbot.keyClick(dialog.stem, Qt.Key.Key_Return)
    QApplication.processEvents()
    after = room.desk.card(card.uid).question
    assert after.stem == "In my words: who is it?"
    assert after.accepted == (card.question.key, "The Old Name", "another one")
    assert room.uid == card.uid and room.page.card_view.stem.text() == after.stem
    assert room.page.card_view.verdict.words.text() == "You typed: the old name", "it is right now"
    room.window.act("undo")
    assert room.desk.card(card.uid).question == card.question
    assert (room.mode, room.uid) == ("review", card.uid), "taking it back is no step back"


def test_words_that_cannot_be_asked_are_not_kept(room: Room) -> None:
    card = typed_card(room)
    room.page.card_view.acted.emit("show")
    room.page.card_view.acted.emit("edit")
    dialog = dialog_of(room)
    dialog.stem.setPlainText("  ")
    dialog.accept_button.click()
    assert dialog.isVisible() and dialog.stem_field.error.text().startswith("A question needs words.")
    dialog.reject()
    assert room.desk.card(card.uid).question == card.question


@pytest.mark.parametrize(
    ("stem", "accepted", "fields"),
    [
        (None, None, {}),
        ("Who?", None, {"stem": "Who?"}),
        (None, ("A",), {"accepted": ("KEY", "A")}),
        (None, ("A", " a  b", "A", ""), {"accepted": ("KEY", "A", "a b")}),
    ],
)
def test_only_what_is_other_is_kept(
    room: Room, stem: str | None, accepted: tuple[str, ...] | None, fields: dict[str, object]
) -> None:
    question = typed_card(room).question
    key = question.key or ""
    old = tuple(form for form in question.accepted if form != key)
    said = reworded(question, question.stem if stem is None else stem, old if accepted is None else accepted)
    wanted = {n: tuple(key if v == "KEY" else v for v in w) if isinstance(w, tuple) else w for n, w in fields.items()}
    assert (dict(said.fields), said.problem) == (wanted, "")


def test_a_gap_stays_in_a_gapped_sentence(room: Room) -> None:
    rows = room.desk.questions(ARTICLE)
    gapped = next(row.question for row in rows if row.question.interaction is Interaction.CLOZE)
    assert reworded(gapped, "No gap here.", ()).problem.startswith("The gap")
    assert not reworded(gapped, "Here is the ___.", ()).problem


def test_a_flag_stays_on_the_card_and_the_card_up(room: Room) -> None:
    uid = typed_card(room).uid
    room.key("f")
    assert room.uid == uid and room.desk.card(uid).flagged
    assert room.page.card_view.context.text().endswith("flagged")
    assert room.window.told[-1] == "Flagged: it stands under To mend in the study plan."
    assert room.page.card_view.undo.isVisible(), "Ctrl+Z would take the flag away"
    room.key("f")
    assert not room.desk.card(uid).flagged
    assert room.window.told[-1] == "The flag is taken away."
    room.window.act("undo")
    assert (room.uid, room.desk.card(uid).flagged) == (uid, True)


def test_a_card_is_deleted_by_its_key_and_comes_back_by_undo(room: Room) -> None:
    uid = typed_card(room).uid
    room.key("d")
    assert room.uid != uid and room.window.told == ["Deleted: it is not asked again."]
    room.window.act("undo")
    assert room.uid == uid


def test_what_is_seldom_done_stands_in_a_menu_with_its_keys(room: Room) -> None:
    uid = typed_card(room).uid
    room.page.card_view.more.click()
    (menu,) = [m for m in room.page.card_view.findChildren(QMenu) if m.isVisible()]
    assert [entry.text() for entry in menu.actions()] == [
        "Not today\tB",
        "Suspend\tS",
        "Flag for later\tF",
        "Wrong question\tR",
        "Delete\tD",
    ]
    menu.actions()[2].trigger()
    menu.close()
    assert room.desk.card(uid).flagged


def test_a_leech_is_offered_in_the_session_and_at_its_end(room: Room) -> None:
    room.desk.remember("leech_at", "2")
    uid = room.desk.queue(ARTICLE)[0]
    for grade in (Grade.EASY, Grade.AGAIN, Grade.EASY):
        room.desk.grade(uid, grade)
    others = room.desk.queue(ARTICLE)[:2]
    room.page._begin_review(ARTICLE, (uid, *others))
    room.key(" ")
    room.key("1")
    offer = room.page.card_view.offer
    assert offer is not None and "was missed 2 times" in offer.title.text()
    offer.buttons[0].click()
    assert dialog_of(room).question.stem == room.desk.card(uid).question.stem
    dialog_of(room).reject()
    offer.buttons[1].click()
    assert [row.uid for row in room.desk.suspended()] == [uid]
    assert uid not in room.page.sittings.current.session.queue[1:], "it comes no more in this session"
    up = room.uid
    room.window.act("undo")
    assert room.desk.suspended() == () and (room.mode, room.uid) == ("review", up), "no grade was taken back"
    for _ in others:
        room.key(" ")
        room.key("4")
    assert room.mode == "end"
    shown = room.page.end_view.offers.itemAt(0)
    assert shown is not None and shown.widget().title.text() == "One card was missed again and again."
    shown.widget().buttons[0].click()
    assert room.window.asked[-1] == ("plan", "mend")
