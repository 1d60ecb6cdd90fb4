"""The little style sheet: menus, scroll bars, tooltips and a combo box's popup; everything else paints itself.

Scroll bars, menus and tooltips cannot be reached by palette or paint (LOOK.md, traps 4, 9 and 12). A QLineEdit fills
its rectangle unless told otherwise here; TextField paints the box.
"""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QMenuBar { background: $bg; color: $text; border: none; border-bottom: 1px solid $line;
  padding: 0px ${p10}px 0px ${p11}px; spacing: 0px; }
QMenuBar::item { background: transparent; padding: ${p6}px ${p12}px; border-radius: ${p6}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: ${p6}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QToolTip { background: $text; color: $bg; border: none; padding: 1px ${p4}px; font-size: ${caption}pt; }
QScrollBar { background: $bg; border: none; margin: 0px; }
*[pane="surface"] QScrollBar { background: $surface; }
*[pane="raised"] QScrollBar { background: $raised; }
QScrollBar:vertical { width: ${p12}px; }
QScrollBar:horizontal { height: ${p12}px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: ${p32}px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLineEdit { background: transparent; border: none; padding: 0px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line; outline: none;
  selection-background-color: $soft; selection-color: $text; padding: ${p4}px; }
QComboBox QAbstractItemView::item { min-height: ${p28}px; padding: 0px ${p8}px; border-radius: ${p6}px; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $soft; }
""")


def application_sheet(colours: Mapping[str, str], scale: float, caption: float) -> str:
    """The sheet for a theme's colours, lengths scaled; ``caption`` is the size of a tooltip in points."""
    lengths = {f"p{n}": str(round(n * scale)) for n in (4, 6, 8, 10, 11, 12, 24, 28, 32)}
    return _SHEET.substitute(colours, caption=f"{caption:g}", **lengths)
