"""The paragraphs of a text that is taken as it stands."""

import re

from quizbank.domain.article import Paragraph, ParagraphKind

_GAP = re.compile(r"(?:[ \t]*(?:\r\n?|\n)){2,}")


def blocks(text: str) -> tuple[Paragraph, ...]:
    """The stretches between blank lines, without the blanks at their ends, all as body."""
    paragraphs: list[Paragraph] = []
    start = 0
    for stop, following in [*((m.start(), m.end()) for m in _GAP.finditer(text)), (len(text), len(text))]:
        block = text[start:stop]
        if stripped := block.strip():
            first = start + len(block) - len(block.lstrip())
            paragraphs.append(Paragraph(ParagraphKind.BODY, first, first + len(stripped)))
        start = following
    return tuple(paragraphs)
