"""The article as a Qt document: headline, byline, paragraphs by role at fixed line heights, and offsets both ways."""

from bisect import bisect_right

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from gui.article.state import TextState
from gui.kit.offsets import Offsets
from gui.kit.spaces import px
from gui.kit.theme import colour
from gui.kit.type import font, line_height

type Span = tuple[int, int]

CHARACTERS = 74
_SAMPLE = (
    "The council of the region met on Thursday, 14 March, to hear what the ministers, the mayors and the two banks had "
    "agreed upon: a tariff that neither side had asked for."
)
_OWN_BLOCKS = str.maketrans(
    {"\n": "\u2028", "\r": " ", "\u2029": "\u2028", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\0": "\ufffd"}
)
"""Characters that would end a block or are Qt's own marks of structure, one for one."""


class ArticleDocument:
    """Fills a QTextDocument and converts between code points of the article and positions in the document."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.state: TextState | None = None
        self._offsets = Offsets("")
        self._starts: list[int] = []
        self._blocks: list[int] = []
        self._bold: Span | None = None
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)

    def fill(self, state: TextState) -> None:
        """Lay the article out anew (also after a change of fonts or colours)."""
        self.state, self._offsets, self._bold = state, Offsets(state.text), None
        self._starts, self._blocks = [], []
        self.document.clear()
        self.document.setDefaultFont(font("reader"))
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        first = self._title_paragraph(state)
        if first:
            self._starts.append(state.paragraphs[0][1])
            self._blocks.append(0)
        self._insert(cursor, state.title, font("headline"), line_height("headline"), below=8, first=True)
        self._insert(cursor, state.byline, font("lead"), line_height("lead"), "muted", below=24)
        for kind, start, end in state.paragraphs[first:]:
            self._starts.append(start)
            self._paragraph(cursor, kind, state.text[start:end])
            self._blocks.append(cursor.block().position())
        cursor.endEditBlock()

    def set_column(self, left: int, right: int) -> None:
        """Put the text between margins; above and below it there is room as well."""
        frame = self.document.rootFrame()
        shape = QTextFrameFormat()
        shape.setLeftMargin(left)
        shape.setRightMargin(right)
        shape.setTopMargin(px(26))
        shape.setBottomMargin(px(56))
        if frame.frameFormat() != shape:
            frame.setFrameFormat(shape)

    def embolden(self, place: Span | None) -> None:
        """Set the words in bold, and those before back: only their paragraphs are laid out again."""
        for span, weight in ((self._bold, QFont.Weight.Normal), (place, QFont.Weight.Bold)):
            if span:
                shape = QTextCharFormat()
                shape.setFontWeight(weight)
                cursor = QTextCursor(self.document)
                cursor.setPosition(self.position(span[0]))
                cursor.setPosition(self.position(span[1]), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(shape)
        self._bold = place

    @property
    def bold(self) -> Span | None:
        """What is in bold."""
        return self._bold

    def position(self, offset: int) -> int:
        """Where a code point of the article stands in the document; between paragraphs the end of the one before."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        if self.state is None or not self._starts:
            return 0
        _, start, end = self.state.paragraphs[number]
        within = self._offsets.to_qt(min(max(offset, start), end)) - self._offsets.to_qt(start)
        return self._blocks[number] + within

    def offset(self, position: int) -> int:
        """The code point of the article at a position of the document; -1 for headline and byline."""
        if self.state is None or not self._blocks or position < self._blocks[0]:
            return -1
        number = bisect_right(self._blocks, position) - 1
        _, start, end = self.state.paragraphs[number]
        return min(end, self._offsets.from_qt(self._offsets.to_qt(start) + position - self._blocks[number]))

    def paragraph_of(self, position: int) -> int:
        """The paragraph whose block begins at that position of the document, or -1."""
        return self._blocks.index(position) if position in self._blocks else -1

    @staticmethod
    def _title_paragraph(state: TextState) -> int:
        """1 if the first paragraph is the title once more: then the headline is that paragraph. Else 0."""
        if not state.paragraphs:
            return 0
        kind, start, end = state.paragraphs[0]
        return int(kind == "heading" and state.text[start:end] == state.title)

    def _paragraph(self, cursor: QTextCursor, kind: str, text: str) -> None:
        if kind == "heading":
            self._insert(cursor, text, font("reader", 700), line_height("reader"), below=6, above=8)
        elif kind == "caption":
            self._insert(cursor, text, font("quote"), line_height("quote"), "muted", below=20)
        elif kind in ("dateline", "byline"):
            self._insert(cursor, text, font("lead"), line_height("lead"), "muted", below=16)
        elif kind == "quote":
            self._insert(cursor, text, font("reader"), line_height("reader"), below=16, indent=24)
        else:
            self._insert(cursor, text, font("reader"), line_height("reader"), below=16)

    def _insert(
        self, cursor: QTextCursor, text: str, face: QFont, height: int, ink: str = "text", *, below: int,
        above: int = 0, indent: int = 0, first: bool = False,
    ) -> None:  # fmt: skip
        block = QTextBlockFormat()
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(px(above))
        block.setBottomMargin(px(below))
        block.setLeftMargin(px(indent))
        shape = QTextCharFormat()
        shape.setFont(face)
        shape.setForeground(colour(ink))
        if first:
            block.setHeadingLevel(1)
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(shape)
        else:
            cursor.insertBlock(block, shape)
        cursor.insertText(text.translate(_OWN_BLOCKS), shape)


def column_width() -> int:
    """The widest that the text may be: 74 characters of running text in the reader's font."""
    metrics = QFontMetricsF(font("reader"))
    return round(CHARACTERS * metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE))
