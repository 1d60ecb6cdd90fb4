"""Print & export as it is seen and reached: nothing squeezed, nothing on top of anything, a name on every control."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit import theme
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from quizbank.domain.paper import ExportReport
from tests.gui.export.room import TAKES_KEYS, Room


# --- the look -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("size", "scale"), [((840, 544), 1.0), ((1220, 744), 1.0), ((840, 544), 1.5)])
def test_no_label_is_squeezed(room: Room, size: tuple[int, int], scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(*size)
    room.page.pane.list.select(room.uids[0])

    def tell() -> None:
        stem = room.page.sheet.items[0].stem
        room.page._exported(Path("a long name of a file.txt"), ExportReport(9, ((stem, "gift_gaps"),) * 3))

    for show in (
        lambda: room.key(Qt.Key.Key_Delete), lambda: room.page.pane.tabs.set_current(1), tell,
        lambda: room.page.pane.form.unread.setChecked(False),
    ):  # fmt: skip
        show()
        for _ in range(4):
            QApplication.processEvents()
        labels = [label for label in room.page.findChildren(WrapLabel) if label.isVisible() and label.text()]
        for label in labels:
            if label.lines == 0:
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for widget in (*room.page.findChildren(Button), room.page.pane.form.key):
            if widget.isVisible():
                assert widget.width() >= widget.sizeHint().width(), widget.text()
                right = widget.mapTo(room.page, QPoint(widget.width(), 0)).x()
                assert right <= room.page.width(), widget.text()


def test_rows_do_not_overlap_at_any_width(room: Room) -> None:
    view = room.page.pane.list
    for width in (840, 1220, 1000):
        room.page.resize(width, 744)
        for _ in range(3):
            QApplication.processEvents()
        for number, row in enumerate(view.rows.rows):
            delegate = view.itemDelegate()
            rect = view.visualRect(view.rows.index(number))
            lines = delegate._lines(row, rect.width())  # type: ignore[attr-defined]
            assert rect.height() >= delegate._content_height(row, lines), row.text  # type: ignore[attr-defined]


def test_everything_that_takes_the_keyboard_has_a_name(room: Room) -> None:
    room.drawn()
    for tab in (0, 1):
        room.page.pane.tabs.set_current(tab)
        widgets = [w for w in room.page.findChildren(QWidget) if w.isVisible() and isinstance(w, TAKES_KEYS)]
        assert widgets
        assert all(widget.accessibleName() for widget in widgets)
    assert room.page.preview.pages.accessibleName()
    row = room.page.pane.list.rows
    spoken = row.data(row.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("1, ")
    assert str(spoken).endswith("read by nobody yet")
