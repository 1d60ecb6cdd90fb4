"""What is refused, with one line that names the source and says what to do."""

from collections.abc import Callable

import py3langid
import pytest

from quizbank import resources
from quizbank.domain.errors import QuizbankError
from quizbank.sources.load import MAX_BYTES, load
from quizbank.strings import say, say_error
from tests.sources.pages import HTML, KAZAKH, PLAIN

NO_ARTICLE = """<html><head><title>Log in</title></head><body><nav><a href="/">Home</a><a href="/n">News</a></nav>
<form><input name="user"></form></body></html>"""
GERMAN = "Der Präsident hat am Montag erklärt, dass er die Truppen des Landes in die Hauptstadt schicken werde. " * 6
FRENCH = "Le président a déclaré lundi que les troupes du pays seraient envoyées dans la capitale. " * 6
RUSSIAN = "Президент страны выступил в понедельник с обращением к народу и объявил о новых выборах. " * 6

CASES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "source_empty"),
    "blank.txt": (b" \r\n\t\n", "source_empty"),
    "mark.txt": (b"\xef\xbb\xbf\n", "source_empty"),
    "blank16.txt": (" \n".encode("utf-16"), "source_empty"),
    "huge.txt": (b"word " * (MAX_BYTES // 5 + 1), "source_too_large"),
    "long.txt": (b"The house of the people. " * 40_000, "article_too_long"),
    "broken.pdf": (b"%PDF-1.7\nbroken", "source_binary"),
    "renamed.txt": (b"%PDF-1.7\nbroken", "source_binary"),
    "words.pdf": (PLAIN.encode(), "source_binary"),
    "broken.zip": (b"PK\x03\x04broken", "source_binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + b"<html>", "source_binary"),
    "zeros.txt": (PLAIN.encode() + b"\x00", "source_binary"),
    "noise.txt": (bytes(range(1, 256)) * 8, "source_binary"),
    "deep.html": (b"<html><body>" + b"<b>" * 60_001 + PLAIN.encode(), "page_too_complex"),
    "login.html": (NO_ARTICLE.encode(), "no_article"),
    "short.txt": (b"Only a few words stand here.", "no_article"),
    "menu.txt": (b"Home\nWorld\nSport\nWeather\nMoney\n" * 20, "no_article"),
    "kk.txt": (KAZAKH.encode(), "other_language"),
    "ru.txt": (RUSSIAN.encode("cp1251"), "other_language"),
    "de.txt": (GERMAN.encode(), "other_language"),
    "fr.txt": (FRENCH.encode("cp1252"), "other_language"),
    "kk.html": (
        f"<html><body><article><p>{KAZAKH}</p><p>{KAZAKH}</p></article></body></html>".encode(),
        "other_language",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_source_gives_one_clear_line(name: str) -> None:
    data, code = CASES[name]
    with pytest.raises(QuizbankError) as caught:
        load(data, f"/folder/{name}")
    assert caught.value.code == code
    line = say_error(caught.value)
    assert line.startswith(name) and "\n" not in line and "{" not in line and "/folder" not in line


def failing(load_it: Callable[[], object]) -> QuizbankError:
    with pytest.raises(QuizbankError) as caught:
        load_it()
    return caught.value


def test_the_language_is_named() -> None:
    named = {name: failing(lambda n=name: load(CASES[n][0], n)).parameters["language"] for name in ("kk.txt", "ru.txt")}
    assert named == {"kk.txt": "Kazakh", "ru.txt": "Russian"}


def test_a_page_in_another_language_can_be_kept() -> None:
    article = load(KAZAKH.encode(), "kk.txt", any_language=True)
    assert (article.language, article.text) == ("kk", KAZAKH.strip())


def test_formats_are_asked_for_by_name() -> None:
    error = failing(lambda: load(PLAIN.encode(), "water.txt", format="docx"))
    assert (error.code, error.parameters["format"], error.parameters["formats"]) == (
        "format_unknown",
        "docx",
        "html, text",
    )
    assert load(HTML.encode(), "page", format="html").outlet == "Steppe Post"
    assert failing(lambda: load(b"\x00\x01", "x.bin", format="text")).code == "source_binary"


def test_verbatim_has_no_least_length_but_needs_text() -> None:
    assert load(b"Xi met Putin.", "short.txt", verbatim=True).words == 3
    assert failing(lambda: load(b" ", "short.txt", verbatim=True)).code == "source_empty"
    assert failing(lambda: load(HTML.encode(), "page.html", verbatim=True)).code == "verbatim_text_only"
    assert failing(lambda: load(KAZAKH.encode(), "kk.txt", verbatim=True)).code == "other_language"


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    name = b"/folder/caf\xe9.txt".decode("utf-8", "surrogateescape")
    assert load(PLAIN.encode(), name).origin == "caf?.txt"
    assert say_error(failing(lambda: load(b"", name))).startswith("caf?.txt is empty.")


def test_pasted_text_is_called_that() -> None:
    assert say_error(failing(lambda: load(b"", ""))).startswith("The pasted text is empty.")


def test_every_language_of_the_model_and_every_reason_has_a_sentence() -> None:
    labels = [label for label, _ in py3langid.rank("The law was adopted.") if len(label) == 2]
    assert [label for label in labels if say("languages", label) == f"languages.{label}"] == []
    reasons = {line.split()[0] for line in resources.lines("lexicons", "en", "furniture.txt")}
    reasons |= {"duplicate_line", "section_label", "menu"}
    assert [reason for reason in sorted(reasons) if say("left_out", reason) == f"left_out.{reason}"] == []
