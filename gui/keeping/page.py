"""The page that keeps a library: backups, the bin and files, a card each."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from gui.keeping.backups import BackupsCard
from gui.keeping.bin import BinCard
from gui.keeping.files import FilesCard
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget
from gui.kit.surfaces import spaced
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.strings import say

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}


class KeepingPage(PageWidget):
    """Nothing here is hurried: each step says what it would do before it does it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.title = say("keeping", "title")
        self.files, self.bin, self.backups = FilesCard(context), BinCard(context), BackupsCard(context)
        self._page = Page(self.title)
        for card in (self.backups, self.bin, self.files):
            self._page.column.addWidget(card)
        self._page.column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(self._page)
        self.setFocusProxy(self.backups.make_button)

    def open(self, target: str) -> None:
        """Look at everything as of now; ``target`` is a file to be looked into, or ""."""
        self._load()
        self.backups.load()
        if target:
            self._show(self.files)
            self.files.take(Path(target))

    def act(self, action: str, data: object = None) -> bool:
        """Import or export a file."""
        if action == "import_library":
            self.files.choose()
        elif action == "export_library":
            self._show(self.files)
            self.files.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def refresh(self, changes: Changes) -> None:
        """Look again while the page is shown; ``open`` does it before."""
        if self.isVisible() and changes != NOTHING and changes.kinds & _SHOWN:
            self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is asked."""
        asked = next((card for card in (self.backups, self.files) if card.offer.isVisible()), None)
        if event.key() == Qt.Key.Key_Escape and asked:
            asked.leave()
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        self.bin.load()
        self.files.load()

    def _show(self, card: FilesCard) -> None:
        self._page.scroller.ensureWidgetVisible(card)
