"""The page "How this article was read": joins list, detail, dialogs and remaking with the desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gui.kit.buttons import Button
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import LIST_PANE, NARROW_UNDER, RAIL, px
from gui.kit.surfaces import Line, Message, spaced
from gui.kit.theme import appearance
from gui.reading_view import state as reading
from gui.reading_view.asking import ChoiceDialog, NameDialog
from gui.reading_view.bar import RemakeBar, beside
from gui.reading_view.detail import DetailPane, Side
from gui.reading_view.pane import ListPane
from gui.reading_view.preview import PreviewPane
from gui.reading_view.preview_state import preview_state
from gui.reading_view.remaker import Remaker, Stage
from gui.reading_view.state import PageState, Show
from gui.reading_view.wording import say_correction, say_kind, say_offer
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.correction import Correction
from quizbank.domain.errors import QuizbankError
from quizbank.domain.reading import EntityKind
from quizbank.strings import say, say_error
from quizbank.workflows.reading_rows import ReadingView

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS}
_NARROW_PANE, _MOST_OF_WIDTH = 328, 0.46


class ReadingPage(PageWidget):
    """``open(ARTICLE)`` shows how an article was read, ``open("ARTICLE/ENTITY")`` one entity of it.

    F2 renames, M says that it is the same as another, K sets the kind, S splits the chosen places off; V shows what
    would change in the questions, Ctrl+R remakes them; Esc leads back to the article.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("reading", "title")
        self.article, self.key, self.show_what = "", "", Show.NAMES
        self.view: ReadingView | None = None
        self.state: PageState | None = None
        self._refused: set[Correction] = set()
        self.pane, self.detail, self.preview = ListPane(), DetailPane(), PreviewPane()
        self.bar, self.remaker = RemakeBar(), Remaker(context, self)
        self.offer_button = Button(say("reading", "do_here"), icon="check", size="small")
        self.refuse_button = Button(say("reading", "not_now"), "quiet", size="small")
        self.offer = Message("info", "", buttons=[self.offer_button, self.refuse_button])
        self._right = QStackedWidget()
        self.side = Side(self.offer, self._right, self.bar)
        self._lay_out()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Show an article, at one of its entities or at the first line."""
        article, _, entity = target.partition("/")
        if article and article != self.article:
            self.article, self.key, self.show_what = article, "", Show.NAMES
        if entity:
            self.key, self.show_what = f"entity:{entity}", Show.NAMES
        self._show_list(shown=False)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Look again when this article was corrected or remade while the page is shown; ``open`` does it before."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._load()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The single keys."""
        key = Qt.Key(event.key())
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        own = {
            Qt.Key.Key_F2: self.rename,
            Qt.Key.Key_M: self.merge,
            Qt.Key.Key_K: self.retype,
            Qt.Key.Key_S: self.split,
            Qt.Key.Key_V: self.toggle_list,
            Qt.Key.Key_Escape: self._escape,
        }
        if control and key == Qt.Key.Key_R:
            self.remake()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in own:
            own[key]()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.pane.list.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is narrower where the window is."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the list of changes any more."""
        super().hideEvent(event)
        self.remaker.rest()

    # --- putting right ----------------------------------------------------------------------------------------
    def rename(self) -> None:
        """Ask for the full name of the shown entity."""
        if self.view is None or not isinstance(shown := reading.detail(self.view, self.key), reading.EntityDetail):
            return
        dialog = NameDialog(shown.name, self)
        dialog.accepted.connect(lambda: self._correct(self._of(reading.rename, dialog.name())))
        self._ask(dialog)

    def merge(self) -> None:
        """Ask who else the shown entity is."""
        if self.view is None or not isinstance(shown := reading.detail(self.view, self.key), reading.EntityDetail):
            return
        if choices := reading.others(self.view, self.key):
            dialog = ChoiceDialog("merge", shown.name, choices, self)
            dialog.accepted.connect(lambda: self._correct(self._of(reading.merge, dialog.value())))
            self._ask(dialog)

    def retype(self) -> None:
        """Ask what the shown entity is."""
        if self.view is None or not isinstance(shown := reading.detail(self.view, self.key), reading.EntityDetail):
            return
        kinds = [(kind.value, say_kind(kind)) for kind in EntityKind if kind.value != shown.kind]
        dialog = ChoiceDialog("kind", shown.name, kinds, self)
        dialog.accepted.connect(lambda: self._correct(self._of(reading.retype, EntityKind(dialog.value()))))
        self._ask(dialog)

    def split(self) -> None:
        """Let the chosen places mean somebody else, and show who that is now."""
        places = self.detail.chosen()
        if correction := self._of(reading.split, places):
            self._correct(correction, at=places[0])

    def remake(self) -> None:
        """Put the new questions in place of the old."""
        if self.remaker.stage is not Stage.READY:
            return
        try:
            changes = self._desk.remake(self.article, self.remaker.making)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._show_list(shown=False)
        self._context.publish(changes)
        self._context.window.tell(say("reading", "done_remake"), undo=True)
        self.pane.list.setFocus()

    def toggle_list(self) -> None:
        """Show or hide what would change."""
        preview = self.remaker.preview
        if self.remaker.stage is Stage.READY and preview is not None and not preview.is_empty:
            self._show_list(shown=self._right.currentWidget() is not self.preview)

    def _act(self, action: str, number: int) -> None:
        """Take a correction back, or do an offer here."""
        if self.view is None:
            return
        if action == "do_here":
            self._correct(self.view.offers[number].correction)
            return
        words = next((say_correction(c.correction) for c in self.view.corrections if c.number == number), "")
        try:
            changes = self._desk.take_back_correction(self.article, number)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.publish(changes)
        self._context.window.tell(say("reading", "done_take_back", correction=words), undo=True)

    def _of[T](self, make: Callable[[ReadingView, str, T], Correction | None], what: T) -> Correction | None:
        return make(self.view, self.key, what) if self.view else None

    def _correct(self, correction: Correction | None, at: reading.Span | None = None) -> None:
        """Keep a correction; go on at the entity that is named ``at`` that place then."""
        if correction is None or self.view is None:
            return
        place = at or (correction.entity.at.start, correction.entity.at.end)
        try:
            changes = self._desk.correct(self.article, correction)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.publish(changes)
        self._choose(reading.key_at(self.view, place))
        self._context.window.tell(say("reading", "done_correct", correction=say_correction(correction)), undo=True)

    def _ask(self, dialog: NameDialog | ChoiceDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self.pane.list.setFocus())
        dialog.open()

    # --- showing ----------------------------------------------------------------------------------------------
    def _load(self) -> None:
        """Take the article from the desk; one that is gone is left."""
        try:
            self.view = self._desk.how_read(self.article)
        except QuizbankError as error:
            self.view = self.state = None
            self.remaker.rest()
            self.detail.show_detail(None)
            if self.article:
                self._context.window.tell(say_error(error))
                self._context.window.go("library")
            return
        self._choose(self.key)
        if self.state is not None and self.state.is_stale:
            self.remaker.look(self.article)
        else:
            self.remaker.rest()

    def _choose(self, key: str) -> None:
        """Show the list with that line chosen; where it doesn't hold it, all names or the first line."""
        if self.view is None:
            return
        self.state = reading.page_state(self.view, self.show_what)
        if key.startswith("entity:") and not self.state.has(key):
            self.show_what = Show.NAMES
            self.state = reading.page_state(self.view, self.show_what)
        first = self.state.lines[0].key if self.state.lines else ""
        self.key = key if self.state.has(key) else first
        self.pane.set_state(self.state, self.key)
        self._show_detail()
        offers = [offer for offer in self.view.offers if offer.correction not in self._refused]
        self.side.show_offer(shown=bool(offers) and self.show_what is not Show.OFFERED)
        if offers:
            self.offer.set_words(say_offer(offers[0]))

    def _show_detail(self) -> None:
        self.detail.show_detail(reading.detail(self.view, self.key) if self.view else None)

    def _chosen(self, key: str) -> None:
        """A row became current by arrow or mouse."""
        self.key = key
        self._show_list(shown=False)
        self._show_detail()

    def _choose_show(self, show: str) -> None:
        self.show_what = Show(show)
        self._choose("")
        self.pane.list.setFocus()

    def _show_list(self, *, shown: bool) -> None:
        self._right.setCurrentWidget(self.preview if shown else self.detail)
        self._show_stage()

    def _show_stage(self) -> None:
        """Say below where the remaking stands."""
        stage, preview = self.remaker.stage, self.remaker.preview
        words, something = say("reading", "looking"), False
        if stage is Stage.FAILED and self.remaker.error:
            words = f"{say('reading', 'remake_failed')} {say_error(self.remaker.error)}"
        elif stage is Stage.READY and preview is not None:
            state = preview_state(preview)
            words, something = state.summary, not state.is_empty
            self.preview.show_preview(state)
        if not something:
            self._right.setCurrentWidget(self.detail)
        shows_list = self._right.currentWidget() is self.preview
        self.bar.set_stage(stage, words, can_remake=something, shows_list=shows_list)

    def _escape(self) -> None:
        if self._right.currentWidget() is self.preview:
            self._show_list(shown=False)
        else:
            self._context.window.go("article", self.article)

    def _take_offer(self) -> None:
        if self.view is not None and (offer := self._offer()):
            self._correct(offer)

    def _refuse_offer(self) -> None:
        if self.view is not None and (offer := self._offer()):
            self._refused.add(offer)
            self._choose(self.key)
            self.pane.list.setFocus()

    def _offer(self) -> Correction | None:
        offers = self.view.offers if self.view else ()
        return next((offer.correction for offer in offers if offer.correction not in self._refused), None)

    # --- making -----------------------------------------------------------------------------------------------
    def _fit(self) -> None:
        narrow = self.width() + px(RAIL) < px(NARROW_UNDER)
        self.pane.setFixedWidth(min(px(_NARROW_PANE if narrow else LIST_PANE), round(self.width() * _MOST_OF_WIDTH)))

    def _lay_out(self) -> None:
        self._right.addWidget(self.detail)
        self._right.addWidget(self.preview)
        self.side.setMinimumWidth(1)  # it takes what is left; what its bar would like makes no window wider
        spaced(QVBoxLayout(self)).addLayout(beside(self.pane, Line(vertical=True), self.side))
        self.setFocusProxy(self.pane.list)

    def _connect(self) -> None:
        self.pane.show_chosen.connect(self._choose_show)
        self.pane.chosen.connect(self._chosen)
        self.pane.back_asked.connect(lambda: self._context.window.go("article", self.article))
        self.detail.rename_asked.connect(self.rename)
        self.detail.merge_asked.connect(self.merge)
        self.detail.retype_asked.connect(self.retype)
        self.detail.split_asked.connect(self.split)
        self.detail.action_asked.connect(self._act)
        self.bar.show_asked.connect(self.toggle_list)
        self.bar.remake_asked.connect(self.remake)
        self.bar.again_asked.connect(lambda: self.remaker.look(self.article))
        self.offer_button.clicked.connect(self._take_offer)
        self.refuse_button.clicked.connect(self._refuse_offer)
        self.remaker.changed.connect(self._show_stage)
        self.remaker.moved.connect(self.bar.set_progress)
        appearance().changed.connect(self._fit)
