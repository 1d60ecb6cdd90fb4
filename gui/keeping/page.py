"""The page that keeps a library: backups, the bin and files, a tab each."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.keeping.backups import BackupsCard
from gui.keeping.bin import BinCard
from gui.keeping.files import FilesCard
from gui.kit.base import Surface
from gui.kit.labels import Label
from gui.kit.page import Scroll
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import PAGE_MARGIN, px
from gui.kit.surfaces import spaced
from gui.kit.tabs import Tabs
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_FILES = 2
_ARTICLE = "article:"


class KeepingPage(PageWidget):
    """Nothing here is hurried: each step says what it would do before it does it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title = say("keeping", "title")
        self.backups, self.bin, self.files = BackupsCard(context), BinCard(context), FilesCard(context)
        self.tabs = Tabs(PAGE_MARGIN)
        for card, name in ((self.backups, "backups"), (self.bin, "bin"), (self.files, "files")):
            scroll = Scroll("surface", 16, (PAGE_MARGIN, 24, PAGE_MARGIN, 40))
            scroll.column.addWidget(card)
            scroll.column.addStretch(1)
            self.tabs.add(scroll, say("keeping", name))
        for asking in (self.backups, self.files):
            asking.asked.connect(self._bring)
        surface = Surface("surface")
        spaced(QVBoxLayout(self)).addWidget(surface)
        column = spaced(QVBoxLayout(surface))
        head = spaced(QVBoxLayout(), 0, PAGE_MARGIN, 28, PAGE_MARGIN, 4)
        head.addWidget(Label(self.title, "page"))
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self.tabs.changed.connect(self._lead_focus)
        self._lead_focus(0)

    def open(self, target: str) -> None:
        """Look at everything as of now; ``target`` is a file to be looked into, "article:ID" to be written, or ""."""
        self._load()
        if target:
            self.tabs.set_current(_FILES)
        if target.startswith(_ARTICLE):
            self.files.select(StudySet(SetKind.ARTICLE, target.removeprefix(_ARTICLE)))
        elif target:
            self.files.take(Path(target))  # before the backups are read, which may take longer
        self.backups.load()

    def act(self, action: str, data: object = None) -> bool:
        """Import or export a file."""
        if action not in ("import_library", "export_library"):
            return False
        self.tabs.set_current(_FILES)
        if action == "import_library":
            self.files.choose()
        else:
            self.files.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def refresh(self, changes: Changes) -> None:
        """Look again while the page is shown; ``open`` does it before."""
        if self.isVisible() and changes != NOTHING and changes.kinds & _SHOWN:
            had_focus = self._has_focus()
            self._load()
            if had_focus and not self._has_focus():  # the line went that was pressed
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def closing(self) -> None:
        """Look no file through any further."""
        self.files.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is asked."""
        asked = next((card for card in (self.backups, self.files) if card.offer.isVisible()), None)
        if event.key() == Qt.Key.Key_Escape and asked:
            asked.leave()
        else:
            super().keyPressEvent(event)

    def _bring(self, button: QWidget) -> None:
        """Scroll to the answer once the layout has come to rest."""
        scroll = self.tabs.stack.currentWidget()
        if isinstance(scroll, Scroll):
            QTimer.singleShot(0, scroll, lambda: scroll.ensureWidgetVisible(button, 0, px(24)))

    def _lead_focus(self, tab: int) -> None:
        self.setFocusProxy(self.tabs.bar.buttons[tab])

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.isVisible() and self.isAncestorOf(focus)

    def _load(self) -> None:
        self.bin.load()
        self.tabs.set_count(1, len(self.bin.lines) or None)
        self.files.load()
