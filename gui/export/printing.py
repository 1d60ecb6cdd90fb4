"""Printers and files: the system's dialogs, and pages onto paper. Qt's print support is loaded when it is asked for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from quizbank.strings import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PIXELS_PER_INCH = 300
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def new_printer(paper: str, title: str) -> "QPrinter":
    """The system's usual printer, set to that paper."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PIXELS_PER_INCH)
    size = QPageSize(_SIZES[paper])
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setDocName(title)
    return printer


def choose_printer(parent: QWidget, paper: str, title: str, pages: int) -> "QPrinter | None":
    """Ask for the printer, copies and pages (of ``pages``, 0 if that isn't known yet); None when it was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog

    printer = new_printer(paper, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("print", "print"))
    if pages:
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, pages)
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def print_pages(printer: "QPrinter", pages: Sequence[bytes]) -> int:
    """Put the chosen ones of these PNG pages on paper; how many went, 0 if the printer did not take them."""
    from PySide6.QtPrintSupport import QPrinter

    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = list(pages[first - 1 : last])
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    printer.setFullPage(True)  # the sheet has its own margins; the dialog forgets this if it is set before
    painter = QPainter()
    if not chosen or not painter.begin(printer):
        return 0
    for number, page in enumerate(chosen):
        if number and not printer.newPage():
            painter.end()
            return 0
        image = QImage.fromData(page)
        painter.drawImage(_place(painter.viewport(), image.size()), image)
    taken = painter.end() and printer.printerState() not in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    return len(chosen) if taken else 0


def choose_file(parent: QWidget, words: str, name: str, folder: str = "") -> Path | None:
    """Ask where to write the file of that name; the system asks before one is overwritten. None when cancelled."""
    suffix = Path(name).suffix
    dialog = QFileDialog(parent, words)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{words} (*{suffix})")
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.setDirectory(folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() == QFileDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _place(paper: QRect, page: QSize) -> QRect:
    """The page as large as the paper allows, in its middle: whoever prints A4 on Letter loses nothing."""
    size = page.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    return QRect(paper.x() + left, paper.y() + top, size.width(), size.height())
