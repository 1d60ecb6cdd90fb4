"""The printed quiz as PDF and as pages for the preview: the only door to typst.

The quiz reaches the template as JSON in an input, never as source text, so no word of an article can be markup.
"""

import json
from typing import Literal

import typst

from quizbank import resources
from quizbank.domain.paper import DrawnSheet
from quizbank.export.pack import Pack, Written
from quizbank.export.paper import sheet

NAME = "pdf"
EXTENSION = ".pdf"
NEEDS_ITEMS = True


def write(pack: Pack) -> Written:
    """The sheet and, unless the options say no, its key on pages of its own."""
    return Written(render_pdf(pack), len(pack.items))


def render_pdf(pack: Pack) -> bytes:
    """A tagged PDF/UA-1 with embedded fonts; the same pack gives the same bytes.

    typst's own fonts have Latin, Greek and Cyrillic. A quiz with other letters takes the machine's fonts too, and one
    with a letter that no font has is written without the standard, which refuses it.
    """
    quiz = json.dumps(sheet(pack))
    for own_fonts_only in (True, False):
        try:
            return _pdf(quiz, ignore_system_fonts=own_fonts_only, pdf_standards="ua-1")
        except typst.TypstError:
            continue
    return _pdf(quiz, ignore_system_fonts=False, pdf_standards=None)


def draw(pack: Pack, pixels_per_inch: float = 96) -> DrawnSheet:
    """The same pages as PNG, for the preview and for printers."""
    quiz = {"quiz": json.dumps(sheet(pack))}
    made: bytes | list[bytes] = typst.compile(_template(), format="png", ppi=pixels_per_inch, sys_inputs=quiz)
    pages = tuple(made) if isinstance(made, list) else (made,)
    key_pages: list[int] = json.loads(typst.query(_template(), "<key-page>", field="value", sys_inputs=quiz))
    return DrawnSheet(pages, key_pages[0] - 1 if key_pages else len(pages))


def _pdf(quiz: str, *, ignore_system_fonts: bool, pdf_standards: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"quiz": quiz},
        ignore_system_fonts=ignore_system_fonts,
        pdf_standards=pdf_standards,
    )


def _template() -> bytes:
    return resources.text("templates", "quiz.typ").encode()
