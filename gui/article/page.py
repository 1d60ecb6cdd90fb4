"""The article page: joins the reader, the bars and the tabs, and does what they ask for at the desk."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from gui.article.aside import Aside
from gui.article.cards import HINTS
from gui.article.memory import Memory
from gui.article.panes import CARDS, TIMELINE, WHO, Panes
from gui.article.state import CardItem, Mark, PageState, Span, page_state, say_today, why
from gui.kit.pages import Context, PageWidget
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.strings import say, say_error

_FRESH = timedelta(minutes=1)
_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_LONGEST_MS = 300_000  # a card that lay open longer than that was left alone


class ArticlePage(PageWidget):
    """``open(ARTICLE)`` shows an article, ``open("")`` the last one; behind a "/" may stand a card, whose proof is lit,
    "@START-END" in the text, or "who:ENTITY". ``quiz_wanted`` gives the article that Study is asked for a quiz on.
    """

    quiz_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.state: PageState | None = None
        self.uid = ""
        self._since, self._loaded = 0.0, datetime.min.replace(tzinfo=UTC)
        self._pointed: Span | None = None
        self._memory = Memory(context.desk)
        self.panes = Panes()
        self.reader, self.cards, self.tabs = self.panes.reader, self.panes.cards, self.panes.tabs
        self.who, self.timeline = self.panes.who, self.panes.timeline
        self._aside = Aside(self._desk, self, self.cards, lambda: self.uid, self._set_aside)
        spaced(QVBoxLayout(self)).addWidget(self.panes)
        self.setFocusProxy(self.cards.card)
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Show an article, at its first card for today or at the place where it was left."""
        article, _, place = target.partition("/")
        article = article or self._memory.last_article()
        if self.state is not None and article == self.state.text.article:
            self._open_place(place)
            return
        self._leave()
        if not article or not self._load(article):
            self._show_nothing()
            return
        self._memory.keep_article(article)
        self.tabs.set_current(CARDS)
        self._go(self._first_card(place))
        self._open_place(place)

    def act(self, action: str, data: object = None) -> bool:
        """Search in the text."""
        if action == "find" and self.state is not None:
            self.panes.reader_bar.show_find(shown=True)
            return True
        return False

    def refresh(self, changes: Changes) -> None:
        """Look again when cards, questions or articles changed, and at today's number whenever the page is shown."""
        if self.state is None or (changes.kinds and not changes.kinds & _SHOWN):
            return
        elsewhere = ChangeKind.ARTICLES in changes.kinds and self.state.text.article not in changes.ids
        if elsewhere or (not changes.kinds and self._desk.now() - self._loaded < _FRESH):
            self._show_today()  # another article came or went, or the page is only shown again
            return
        if not self._load(self.state.text.article):
            self._show_nothing()
            return
        if self.state.number(self.uid) < 0:
            self._go(self.state.first_for_today())
        else:
            self._show_card(keep=True)

    def closing(self) -> None:
        """Remember the place."""
        self._leave()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width of the window decides about margins and the pane."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Look at the scale again."""
        self.panes.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The single keys of the card; Esc leads out."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    # --- cards ------------------------------------------------------------------------------------------------
    def _go(self, uid: str, *, light: bool = False) -> None:
        """Open a card; ``light`` lights its proof at once, for one who came from the sentence."""
        self.reader.light(None)
        if self.state is None or self.state.number(uid) < 0:
            self.uid = ""
            self._show_no_card()
            return
        self.uid = uid
        self._since = monotonic()
        self._pointed = None
        self._show_card(keep=False)
        self.tabs.set_current(CARDS)
        if light:
            self._light_proof()

    def _show_card(self, *, keep: bool) -> None:
        """Show the open card; ``keep`` leaves question and answer as they are (only its rows changed)."""
        assert self.state is not None
        if not self.uid:
            self._show_no_card()
            return
        at = self.state.number(self.uid)
        item = self.state.cards[at]
        shown = keep and self.cards.card.is_shown
        self.cards.show_card(item, self._desk.card(self.uid).intervals, at, len(self.state.cards))
        self.cards.set_notice(self.state.notice, instead=False)
        self.cards.set_beside(self.state.beside(self.uid))
        self.cards.set_shown(shown=shown)
        if not keep:
            self.cards.hide_sentence()
        self.reader.set_counts(self.state.counts, self.state.text.paragraph_at(item.proof[0]))

    def _show_no_card(self) -> None:
        assert self.state is not None
        self.cards.set_beside(())
        self.cards.set_notice(self.state.notice, instead=True)
        self.reader.set_counts(self.state.counts, -1)

    def _item(self) -> CardItem | None:
        at = self.state.number(self.uid) if self.state else -1
        return self.state.cards[at] if self.state and at >= 0 else None

    def _step(self, by: int) -> None:
        if self.state is not None and self.uid:
            at = self.state.number(self.uid) + by
            if 0 <= at < len(self.state.cards):
                self._go(self.state.cards[at].uid)

    def _show_answer(self) -> None:
        """Show the answer and light its proof."""
        if self._item() is None or self.cards.card.is_shown:
            return
        self.cards.hide_sentence()
        self.cards.set_shown(shown=True)
        self._light_proof()
        if self.cards.isVisible():
            self.cards.card.setFocus()

    def _light_proof(self) -> None:
        if item := self._item():
            self._pointed = None
            self.reader.light(item.proof, item.bold if self.cards.card.is_shown else None)
            self.reader.reveal(item.proof)

    def _grade(self, grade: int) -> None:
        """Confirm a grade and go on."""
        item = self._item()
        if item is None or self.state is None or not self.cards.card.is_shown:
            return
        spent = min(_LONGEST_MS, round((monotonic() - self._since) * 1000))
        button = self.cards.card.grades.buttons[grade - 1]
        word, interval = button.text(), button.interval
        following = self.state.after(item.uid)
        try:
            _, changes = self._desk.grade(item.uid, Grade(grade), duration_ms=spent)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        if "proof" not in self._memory.closed_hints():
            self._close_hint("proof")
        self._context.publish(changes)
        told = "graded" if following else "graded_last"
        self._context.window.tell(say("article", told, grade=word, interval=interval), undo=True)
        self._go(following or item.uid)

    def _set_aside(self, doing: Callable[[], Changes], told: Callable[[Changes], str], *, goes_on: bool = True) -> None:
        """Bury, resume, drop or reword the open card, and go on."""
        if self.state is None or not self.uid:
            return
        following = self.state.after(self.uid)
        try:
            changes = doing()
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.publish(changes)
        self._context.window.tell(told(changes), undo=True)
        if goes_on and following:
            self._go(following)

    def _show_why(self) -> None:
        item = self._item()
        if item is None or self.state is None or not self.cards.card.is_shown:
            return
        note = self.cards.why_note
        note.set_lines(why(item, self.state))
        note.setVisible(note.isHidden())

    # --- from the text ----------------------------------------------------------------------------------------
    def _open_sentence(self, offset: int) -> None:
        """The cards of a sentence, or why it has none."""
        if self.state is None or (sentence := self.state.text.sentence_at(offset)) is None:
            return
        own = self.state.from_sentence(sentence)
        self.tabs.set_current(CARDS)
        if own:
            here = next((card for card in own if card.uid == self.uid), own[0])
            if here.uid == self.uid:
                self.cards.hide_sentence()
                self._light_proof()
            else:
                self._go(here.uid, light=True)
            return
        self._pointed = sentence
        self.reader.light(sentence, role="hover")
        self.cards.show_sentence(self.state.why_none(sentence))

    def _open_paragraph(self, number: int) -> None:
        if self.state is not None and (own := self.state.in_paragraph(number)):
            self._go(own[0].uid, light=True)

    def _open_mark(self, mark: Mark) -> None:
        """Who that is, or when; a place that no list holds opens its sentence."""
        if self.state is None:
            return
        if mark.entity and self.who.open(mark.entity):
            self.tabs.set_current(WHO)
            self.who.list.setFocus()
        elif not mark.entity and (line := self.state.event_at(mark.start)) >= 0:
            self.timeline.open(str(line))
            self.tabs.set_current(TIMELINE)
            self.timeline.list.setFocus()
        else:
            self._open_sentence(mark.start)

    def _open_place(self, place: str) -> None:
        """What ``open`` was asked for in the article."""
        if self.who.open(entity := place.removeprefix("who:")):
            self.tabs.set_current(WHO)
            self.who.list.opened.emit(entity)
        elif self.state and (span := self.state.text.span_of(place)):
            self._light_place(*span)
        elif self.state and self.state.number(place) >= 0:
            self._go(place, light=True)
        elif not place and self._pointed is None and not self.cards.card.is_shown:
            self.reader.light(None)  # who comes back to a question is not shown its answer

    def _light_place(self, start: int, end: int) -> None:
        if self.state is not None:
            self._pointed, bold = self.state.text.proof_of((start, end))
            self.reader.light(self._pointed, bold)
            self.reader.reveal(self._pointed)

    def _back_to_card(self) -> None:
        self.cards.hide_sentence()
        self._pointed = None
        if self.cards.card.is_shown:
            self._light_proof()
        else:
            self.reader.light(None)

    # --- size, deletion, hints --------------------------------------------------------------------------------
    def _size(self, by: int) -> None:
        appearance().set_reader_scale(1.0 if by == 0 else round(appearance().reader_scale + by * 0.1, 1))

    def _delete(self) -> None:
        if self.state is None:
            return
        try:
            changes = self._desk.delete_article(self.state.text.article)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        title = self.state.text.title
        self._show_nothing()
        self._context.publish(changes)
        self._context.window.tell(say("article", "deleted", title=title), undo=True)
        self._context.window.go("library")

    def _show_reading(self, entity: str) -> None:
        if self.state is not None:
            self._context.window.go("reading", f"{self.state.text.article}/{entity}")

    def _close_hint(self, code: str) -> None:
        self._context.publish(self._memory.close_hint(code))
        self._show_hints()

    def _show_hints(self) -> None:
        closed = self._memory.closed_hints()
        starter = self.state is not None and self.state.starter
        codes = [code for code in HINTS if code not in closed] if starter else []
        self.cards.set_hints(codes)
        self.status = say("article", "first_status") if codes else ""
        self._context.window.page_changed()

    # --- inside -----------------------------------------------------------------------------------------------
    def _load(self, article: str) -> bool:
        """Take the article's rows from the desk; whether it is there."""
        try:
            view = self._desk.article(article)
        except QuizbankError:
            return False
        self._loaded = self._desk.now()
        self.state = page_state(view, self._loaded)
        self.title = self.state.text.title
        self.panes.set_state(self.state)
        self._show_today()
        self._show_hints()
        return True

    def _show_today(self) -> None:
        today = self._desk.today()
        self.panes.today_bar.set_words(say_today(today), say_today(today, short=True), can_study=today.total > 0)

    def _show_nothing(self) -> None:
        """No article is open."""
        self.state, self.uid, self.title = None, "", ""
        self.panes.set_nothing()

    def _leave(self) -> None:
        """Remember where in which article one was."""
        if self.state is not None:
            self._memory.keep_place(self.state.text.article, self.reader.top_offset(), self.uid)

    def _first_card(self, place: str) -> str:
        """The card that was open when this article was left, the text at its place; for a ``place`` the first one."""
        assert self.state is not None
        if place:
            return self.state.first_for_today()
        offset, uid = self._memory.place(self.state.text.article)
        self.reader.start_at(offset)
        return uid if self.state.number(uid) >= 0 else self.state.first_for_today()

    def _key(self, key: Qt.Key) -> bool:
        """Do what a single key stands for; whether it stands for anything."""
        shown = self.cards.card.is_shown
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif self.tabs.current() != CARDS or not self.uid:
            return False
        elif key == Qt.Key.Key_Space:
            if shown:
                self.cards.card.grades.grade_default()
            else:
                self._show_answer()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4 and shown:
            self._grade(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_B:
            self._aside.bury()
        elif key == Qt.Key.Key_R:
            self._aside.ask_wrong()
        elif key == Qt.Key.Key_W:
            self._show_why()
        elif key == Qt.Key.Key_P:
            self._light_proof()
        else:
            return False
        return True

    def _escape(self) -> None:
        if self.panes.reader_bar.finding():
            self.panes.close_find()
        elif self._pointed is not None or not self.cards.sentence_note.isHidden():
            self._back_to_card()
        elif self.cards.why_note.isVisible():
            self.cards.why_note.hide()
        else:
            self._context.window.go("library")

    def _connect(self) -> None:
        panes, reader, cards = self.panes, self.reader, self.cards
        panes.library_wanted.connect(lambda: self._context.window.go("library"))
        panes.today_bar.study_button.clicked.connect(lambda: self._context.window.go("study"))
        panes.reader_bar.sized.connect(self._size)
        panes.reader_bar.deleted.connect(self._delete)
        panes.reader_bar.reading_asked.connect(lambda: self._show_reading(""))
        panes.quiz.wanted.connect(lambda: self.quiz_wanted.emit(self.state.text.article if self.state else ""))
        panes.quiz.choice_wanted.connect(lambda: self._context.window.go("quiz", self._memory.last_article()))
        reader.sentence_opened.connect(self._open_sentence)
        reader.paragraph_opened.connect(self._open_paragraph)
        reader.mark_opened.connect(self._open_mark)
        reader.zoomed.connect(self._size)
        cards.card.answer_asked.connect(self._show_answer)
        cards.card.graded.connect(self._grade)
        cards.stepped.connect(self._step)
        cards.opened.connect(lambda uid: self._go(uid, light=self.cards.card.is_shown))
        cards.why_asked.connect(self._show_why)
        cards.back_asked.connect(self._back_to_card)
        cards.history_asked.connect(lambda: self._context.window.go("progress", f"card/{self.uid}"))
        cards.hint_closed.connect(self._close_hint)
        self.quiz_wanted.connect(lambda article: self._context.window.go("study", f"quiz:{article}"))
        self.who.lit.connect(self._light_place)
        self.who.asked.connect(self._show_reading)
        self.timeline.lit.connect(self._light_place)
        appearance().changed.connect(self.restyle)
