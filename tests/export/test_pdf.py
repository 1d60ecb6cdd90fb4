"""The PDF: whole, tagged, the same bytes each time, and no text of an article is ever markup."""

import pytest
import typst

from quizbank.export.formats.pdf import draw, render_pdf
from quizbank.export.write import write
from tests.export import builders

PNG = b"\x89PNG\r\n"


def test_a_quiz_is_one_tagged_file_with_the_same_bytes_each_time() -> None:
    data = write("pdf", builders.pack()).data
    assert data.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in data
    assert data == write("pdf", builders.pack()).data


def test_the_key_stands_on_a_page_of_its_own_and_can_be_left_out() -> None:
    drawn = draw(builders.pack(), 20)
    assert (len(drawn.pages), drawn.key_at) == (2, 1)
    assert all(page.startswith(PNG) for page in drawn.pages)
    without = draw(builders.pack(key=False), 20)
    assert (len(without.pages), without.key_at) == (1, 1)


def test_letter_and_a4() -> None:
    def size(page: bytes) -> tuple[int, int]:
        return int.from_bytes(page[16:20]), int.from_bytes(page[20:24])

    assert size(draw(builders.pack(), 72).pages[0]) == (595, 842)
    assert size(draw(builders.pack(paper="letter"), 72).pages[0]) == (612, 792)


def test_hostile_text_prints() -> None:
    assert render_pdf(builders.hostile_pack()).startswith(b"%PDF-")


def test_a_letter_that_no_font_has_still_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF/UA refuses a missing glyph; the file is then written without the standard, not refused."""
    real, tried = typst.compile, []

    def poor(*args: object, **options: object) -> object:
        tried.append((options["ignore_system_fonts"], options["pdf_standards"]))
        options["ignore_system_fonts"] = True
        return real(*args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(typst, "compile", poor)
    assert render_pdf(builders.pack("Quiz \U0001f600")).startswith(b"%PDF-")
    assert tried == [(True, "ua-1"), (False, "ua-1"), (False, None)]
