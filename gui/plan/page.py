"""The study plan: joins the four tabs with the desk; each action is written first, and can be undone."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.answers.edit import ask_words
from gui.answers.rewording import Words
from gui.kit.base import Surface
from gui.kit.labels import Label
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import PAGE_MARGIN
from gui.kit.surfaces import spaced
from gui.kit.tabs import Tabs
from gui.plan import state
from gui.plan.accepted import AcceptedPane
from gui.plan.asking import AskDialog
from gui.plan.mend import MendPane
from gui.plan.pace import PacePane
from gui.plan.sets import SetsPane
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say, say_error
from quizbank.workflows.rows import StudySetRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS, ChangeKind.SETS, ChangeKind.SETTINGS}


class PlanPage(PageWidget):
    """``open("mend")`` (or sets, pace, accepted) shows that tab, ``open("")`` the one of before."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("plan", "title")
        self._span: StudySet | None = None
        self.sets, self.pace = SetsPane(), PacePane()
        self.accepted, self.mend = AcceptedPane(), MendPane()
        self._panes = (self.sets, self.pace, self.accepted, self.mend)
        self.tabs = Tabs(PAGE_MARGIN)
        self._lay_out()
        self.sets.kind.setCurrentIndex(0 if self._desk.kept_sets() else 1)
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Show a tab, looked at anew."""
        if target in state.TABS:
            self.tabs.set_current(state.TABS.index(target))
        self._look()
        pane = self._panes[self.tabs.current()]
        self.setFocusProxy(pane.exam if isinstance(pane, PacePane) else pane.list)

    def act(self, action: str, data: object = None) -> bool:
        """The page is the action."""
        return action == "plan"

    def refresh(self, changes: Changes) -> None:
        """Look again when something that is shown has changed."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads to what is studied today."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.window.go("study")
        else:
            super().keyPressEvent(event)

    # --- showing ----------------------------------------------------------------------------------------------
    def _look(self) -> None:
        """Fill the tab that is shown, and count on the others what waits there."""
        desk, tab = self._desk, state.TABS[self.tabs.current()]
        if tab == "sets":
            self._show_sets()
        elif tab == "pace":
            self.pace.set_state(desk.study_settings(), desk.exam(), desk.day())
        variants = desk.variants()
        self.accepted.set_variants(variants)
        mended = state.mend_lines(desk.flagged(), desk.leeches(), desk.suspended())
        self.mend.set_lines(mended)
        self.tabs.set_count(state.TABS.index("accepted"), len(variants) or None)
        self.tabs.set_count(state.TABS.index("mend"), len(mended) or None)

    def _show_sets(self, current: str = "") -> None:
        kind = self.sets.chosen_kind
        rows: tuple[StudySetRow, ...] = self._desk.kept_sets() if kind is None else self._desk.study_sets(kind)
        months: tuple[tuple[str, str], ...] = ()
        if kind is SetKind.PERIOD:
            months = tuple((row.study_set.value, state.say_set(row)) for row in rows)
            years = [self._desk.study_set(year) for year in state.full_years(rows)]
            rows = state.with_years(rows, years)
            if self._span is not None:
                rows = (self._desk.study_set(self._span), *(r for r in rows if r.study_set != self._span))
        self.sets.set_months(months)
        self.sets.set_lines(state.set_lines(rows), current)

    # --- what the panes ask -----------------------------------------------------------------------------------
    def _choose_kind(self) -> None:
        self._span = None
        self._show_sets()

    def _choose_span(self, first: str, last: str) -> None:
        self._span = state.span(first, last)
        self._show_sets(state.target_of(self._span))

    def _set_acted(self, action: str, key: str) -> None:
        line = self.sets.lines[key]
        study_set = line.row.study_set
        if action == "study":
            self._context.window.go("study", state.target_of(study_set))
        elif action == "keep":
            self._ask("keep", line.name, partial(self._keep_set, study_set))
        elif action == "tags":
            words = say("plan", "comma").join(self._desk.tags(study_set.value))
            self._ask("tags", words, partial(self._tag, study_set.value))
        elif self._do(partial(self._desk.forget_set, line.row.kept_as)):
            self._context.window.tell(say("plan", "forgotten", name=line.name), undo=True)

    def _keep_set(self, study_set: StudySet, name: str) -> str:
        problem = self._try(partial(self._desk.keep_set, name, study_set))
        if not problem:
            self._context.window.tell(say("plan", "kept"), undo=True)
        return problem

    def _tag(self, article: str, words: str) -> str:
        return self._try(partial(self._desk.tag, article, words.split(say("plan", "comma").strip())))

    def _accepted_acted(self, action: str, key: str) -> None:
        row = self.accepted.variants[key]
        if action == "change":
            change = partial(self._desk.change_variant, row.uid, row.variant)
            self._ask("change", row.variant, lambda words: self._try(partial(change, words)))
        elif self._do(partial(self._desk.remove_variant, row.uid, row.variant)):
            self._context.window.tell(say("plan", "removed", variant=row.variant), undo=True)

    def _mend_acted(self, action: str, uid: str) -> None:
        desk, card = self._desk, self.mend.lines[uid].card
        doing: dict[str, Callable[[], Changes]] = {
            "suspend": partial(desk.unsuspend if card.suspended else desk.suspend, uid),
            "flag": partial(desk.flag, uid, on=not card.flagged),
            "delete": partial(desk.drop, [uid]),
        }
        if action == "article":
            self._context.window.go("article", f"{card.article}/{uid}")
        elif action == "edit":
            self._edit(uid)
        elif self._do(doing[action]):
            self._context.window.tell(say("plan", f"did_{action}{'_back' * self._turned_back(action, uid)}"), undo=True)

    def _turned_back(self, action: str, uid: str) -> bool:
        """Whether suspending or flagging was taken back just now."""
        if action == "delete":
            return False
        card = self._desk.card(uid)
        return not (card.suspended if action == "suspend" else card.flagged)

    def _edit(self, uid: str) -> None:
        def keep(words: Mapping[str, Words]) -> None:
            if self._do(partial(self._desk.reword_all, uid, words)):
                self._context.window.tell(say("study", "edited"), undo=True)

        ask_words(self._desk.card(uid).question, self, keep)

    def _set_exam(self, day: date | None) -> None:
        text = day.isoformat() if day else ""
        if text != self._desk.setting("exam_on"):
            self._do(partial(self._desk.remember, "exam_on", text))

    def _cram(self) -> None:
        if self._desk.cram(1):
            self._context.window.go("study", "cram")
        else:
            self._context.window.tell(say("plan", "cram_none"))

    # --- doing ------------------------------------------------------------------------------------------------
    def _do(self, doing: Callable[[], Changes]) -> bool:
        """Do something, tell the pages; a known error is said and changes nothing."""
        if problem := self._try(doing):
            self._context.window.tell(problem)
        return not problem

    def _try(self, doing: Callable[[], Changes]) -> str:
        """Do something, tell the pages; the sentence of a known error, or ""."""
        try:
            changes = doing()
        except QuizbankError as error:
            return say_error(error)
        self._context.publish(changes)
        return ""

    def _ask(self, code: str, words: str, keep: Callable[[str], str]) -> None:
        AskDialog(
            say("plan", f"{code}_title"), say("plan", f"{code}_body"), say("plan", f"{code}_verb"),
            label=say("plan", f"{code}_label"), words=words, keep=keep, parent=self,
        ).open()  # fmt: skip

    def _connect(self) -> None:
        self.sets.kind_chosen.connect(lambda _: self._choose_kind())
        self.sets.span_chosen.connect(self._choose_span)
        self.sets.acted.connect(self._set_acted)
        self.accepted.acted.connect(self._accepted_acted)
        self.mend.acted.connect(self._mend_acted)
        self.pace.exam_set.connect(self._set_exam)
        self.pace.chosen.connect(lambda name, text: self._do(partial(self._desk.remember, name, text)))
        self.pace.cram_asked.connect(self._cram)
        self.tabs.changed.connect(lambda _: self.open(""))

    def _lay_out(self) -> None:
        area = Surface("surface")
        column = spaced(QVBoxLayout(area))
        head = spaced(QHBoxLayout(), 0, PAGE_MARGIN, 28, PAGE_MARGIN, 4)
        head.addWidget(Label(say("plan", "title"), "page"))
        column.addLayout(head)
        for code, pane in zip(state.TABS, self._panes, strict=True):
            self.tabs.add(pane, say("plan", f"tab_{code}"))
        column.addWidget(self.tabs, 1)
        spaced(QVBoxLayout(self)).addWidget(area)
