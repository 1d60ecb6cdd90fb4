"""The shell around an empty page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget
from gui.kit.surfaces import EmptyState, spaced
from gui.shell.window import MainWindow
from tests.gui.desk_double import LIBRARY, TODAY, AnalystDouble, DeskDouble


class EmptyPage(PageWidget):
    """A page with one thing to do."""

    title = "Library"

    def __init__(self, context: Context) -> None:
        super().__init__()
        page = Page(self.title)
        self.box = EmptyState(
            "newspaper-clipping",
            "Drop an article here",
            "A text or web page. Quizbank reads it on this computer and makes cards and a quiz, each with the sentence "
            "that proves it.",
            [Button("Choose files", "primary", icon="file-text", key="Ctrl+O", size="main"),
             Button("Paste text", icon="clipboard-text", key="Ctrl+V", size="main")],
        )  # fmt: skip
        page.column.addWidget(self.box)
        page.column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(page)


def shell() -> QWidget:
    """A filled sidebar."""
    pages = dict.fromkeys(("library", "article", "study", "questions", "progress", "export"), EmptyPage)
    window = MainWindow(DeskDouble(LIBRARY, TODAY), AnalystDouble(), pages)
    window.go("library")
    return window
