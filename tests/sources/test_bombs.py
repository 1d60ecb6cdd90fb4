"""Sources made to take all time or memory, to bring something in from outside, or to fool the eye with their names."""

import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.names import fit_to_show
from quizbank.sources import apart
from quizbank.sources.apart import load_apart
from quizbank.sources.load import MAX_CHARACTERS, load, shown_name
from quizbank.strings import say_error
from quizbank.workflows import places
from tests.sources.pages import HTML, LEAD, PLAIN

PAGE = "<html><body><article>"
LOL = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 9 if n else 'lol'}'>" for n in range(12))

# Whatever is in them: an article, or a known error, within the time that a page has.
PAGES = {
    "deep blocks": PAGE + "<div>" * 29_000 + PLAIN + "</div>" * 29_000,
    "deep inline": PAGE + "<p>" + "<b>" * 59_000 + PLAIN,
    "deep table": PAGE + "<table><tr><td>" * 19_000 + PLAIN,
    "deep quotes": PAGE + "<blockquote>" * 29_000 + PLAIN,
    "huge attribute": HTML.replace("<body", f"<body data-x='{'a' * 4_800_000}'", 1),
    "endless comment": HTML + "<!--" + "x-" * 2_000_000,
    "entities": f"<html><body><p>{'&amp;' * 90_000}{PLAIN}",
    "entity bomb": f"<?xml version='1.0'?><!DOCTYPE html [{LOL}]>{PAGE}<p>&a11;</p><p>{PLAIN}",
    "metadata": HTML.replace("</head>", f"<script type='application/ld+json'>{'[' * 200_000}</script></head>"),
    "byline": HTML.replace("</head>", f"<meta name='author' content='{'By ' * 500_000}'></head>"),
    "script": f"{HTML}<script>{'<' * 50_000}{'a' * 4_000_000}",
    "endless line": f"{PAGE}<p>{'a' * 4_900_000}",
}
TEXTS = {
    "endless line": "a" * (MAX_CHARACTERS - 1),
    "digits": PLAIN + "1" * 480_000,
    "blanks": PLAIN + " " * 4_000_000 + PLAIN,
    "line ends": PLAIN + "\n" * 4_000_000 + PLAIN,
    "short lines": PLAIN + "\n".join("Ab" + chr(97 + n % 26) for n in range(20_000)),
    "quotes": PLAIN + "“" * 480_000,
    "dates": PLAIN + "4 May 2020 " * 40_000,
    "names": "By " + "Ann " * 110_000 + "\n\n" + PLAIN,
    "times": PLAIN + "0:0" * 160_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_take_for_ever_does_not(name: str) -> None:
    assert outcome(PAGES[name].encode(), "page.html") in ("article", "no_article", "article_too_long", "source_damaged")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_made_to_take_for_ever_does_not(name: str) -> None:
    before = time.process_time()
    assert outcome(TEXTS[name].encode(), "text.txt") in ("article", "no_article", "article_too_long")
    assert time.process_time() - before < 15, "process time: quadratic patterns took minutes"


def test_a_page_that_the_parsers_never_finish_is_given_up_and_the_next_one_is_read() -> None:
    endless = HTML.replace("<body", "<body " + " ".join(f"a{n}=1" for n in range(300_000)), 1)
    with pytest.raises(QuizbankError) as caught:
        load_apart(endless.encode(), "bad.html", seconds=2)
    assert caught.value.code == "source_without_end"
    assert say_error(caught.value).startswith("bad.html could not be read within 2 seconds")
    assert load_apart(HTML.encode(), "page.html") == load(HTML.encode(), "page.html")


def test_a_parser_that_dies_is_a_known_error_and_is_replaced() -> None:
    load_apart(HTML.encode(), "page.html")
    process = apart._parser._process
    assert process is not None
    os.kill(process.pid, 19)  # stopped: the request is under way when it is killed
    import threading

    threading.Timer(0.3, process.kill).start()
    with pytest.raises(QuizbankError, match="source_damaged"):
        load_apart(HTML.encode(), "page.html")
    assert load_apart(HTML.encode(), "page.html").words > 40
    apart._parser._process.kill()  # type: ignore[union-attr]
    apart._parser._process.wait()  # type: ignore[union-attr]
    assert load_apart(HTML.encode(), "page.html").words > 40


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="limits are looked up in /proc")
def test_the_parser_has_a_limit_on_memory_and_neither_model_nor_library() -> None:
    load_apart(HTML.encode(), "page.html")
    process = apart._parser._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text().splitlines()
    assert "2147483648" in next(line for line in limits if line.startswith("Max address space"))
    loaded = Path(f"/proc/{process.pid}/maps").read_text()
    assert "lxml" in loaded and "spacy" not in loaded and "_sqlite3" not in loaded


def outcome(data: bytes, name: str) -> str:
    try:
        load_apart(data, name, any_language=True)
    except QuizbankError as error:
        return error.code
    return "article"


# --- nothing comes in from outside --------------------------------------------------------------------------------
def test_no_entity_brings_a_file_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The treasure lies under the old oak.")
    page = (
        f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
        f"{PAGE}<p>&x; {LEAD}</p><p>{PLAIN}</p></article></body></html>"
    )
    for name in ("page.html", "page.xhtml", "page.xml"):
        assert "treasure" not in load_apart(page.encode(), name, any_language=True).text


def test_an_address_in_a_page_is_not_fetched() -> None:
    """The network is cut off here and in the parser (tests/conftest.py); this page asks for it in every way."""
    page = HTML.replace(
        "</head>",
        "<link rel=stylesheet href='http://127.0.0.1:9/x'><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>"
        "<base href='http://127.0.0.1:9/'><script src='http://127.0.0.1:9/x.js'></script></head>",
    ).replace("<article", "<img src='http://127.0.0.1:9/p.png'><iframe src='http://127.0.0.1:9/f'></iframe><article")
    assert load(page.encode(), "page.html").text == load(HTML.encode(), "page.html").text


# --- what is no text ----------------------------------------------------------------------------------------------
def test_an_archive_is_refused_unopened() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.html", HTML + " " * 500_000_000)
    assert len(packed.getvalue()) < 1_000_000
    for name in ("bomb.zip", "bomb.html", "bomb.txt", "bomb.docx", "bomb"):
        assert outcome(packed.getvalue(), name) == "source_binary"


# --- names --------------------------------------------------------------------------------------------------------
HOSTILE = (
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "a\nb.txt",
    "a\0b.txt",
    "\x1b[2J\x1b[31mred.txt",
    "\u202etxt.exe",
    "invisible\u200b\u2066.txt",
    "caf\udce9.txt",
    "x" * 5000 + ".txt",
    "{name}{0}%s.txt",
    "-rf",
    "https://[::1",
    "http://example.org/\u202egnp.html",
    "CON.txt",
    " .txt",
)


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_cannot_fool_the_eye_or_the_screen(name: str) -> None:
    origin = shown_name(name)
    with pytest.raises(QuizbankError) as caught:
        load(b"", name)
    sentence = say_error(caught.value)
    for shown in (origin, sentence, places.name_of(Path(name))):
        assert shown.encode().isascii() or shown.isprintable()
        assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x2069 or c == "\u200b" for c in shown)
        assert len(shown) < 400
    assert "/" not in origin.removeprefix("https://").removeprefix("http://example.org/") and "\\" not in origin


def test_names_as_people_give_them_stay() -> None:
    for name in ("Жаңа заң.html", "café – 2021.txt", "新闻.txt", "a b (1).html", "https://example.org/a?b=c&d=é"):
        assert fit_to_show(name) == name


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000, "no such.txt"], ids=["zero", "long", "missing"])
def test_a_name_that_no_file_can_have_is_a_known_error(tmp_path: Path, name: str) -> None:
    for call in (places.source_files, places.read_source):
        with pytest.raises(QuizbankError, match=r"source_(missing|unreadable)"):
            call(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for name in ("pipe.txt", "loop.txt"):
        with pytest.raises(QuizbankError, match="source_missing"):
            places.source_files(tmp_path / name)
    with pytest.raises(QuizbankError, match="folder_without_sources"):
        places.source_files(tmp_path)


def test_a_device_without_a_size_is_not_read_for_ever() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there are no devices here")
    with pytest.raises(QuizbankError, match="source_too_large"):
        places.read_source(Path("/dev/zero"))
