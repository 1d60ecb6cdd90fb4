"""A window in a test: shown at a size, settled, and left so that nothing of it stays."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget


def put_up(window: QWidget, size: tuple[int, int] = (1280, 800), focus: QWidget | None = None) -> None:
    """Show the window at that size, with the keyboard in ``focus``."""
    window.resize(*size)
    window.show()
    window.activateWindow()
    if focus is not None:
        focus.setFocus()
    settle()


def settle() -> None:
    """Let layouts with height-for-width come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def in_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def leave(window: QWidget) -> None:
    """Close the window and let Qt delete it."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
