"""The paragraphs of a text that is taken as it stands."""

from quizbank.domain.article import Paragraph, ParagraphKind


def blocks(text: str) -> tuple[Paragraph, ...]:
    """The stretches between blank lines, without the blanks at their ends, all as body."""
    paragraphs: list[Paragraph] = []
    position, first, last = 0, -1, -1
    for line in [*text.splitlines(keepends=True), ""]:
        if stripped := line.strip():
            start = position + line.index(stripped)
            first, last = first if first >= 0 else start, start + len(stripped)
        elif first >= 0:
            paragraphs.append(Paragraph(ParagraphKind.BODY, first, last))
            first = -1
        position += len(line)
    return tuple(paragraphs)
