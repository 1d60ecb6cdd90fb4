"""Web pages: roles, metadata, charset, and markup that means harm."""

import re
from datetime import date

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.sources.load import load
from tests.sources.pages import HTML, LAST, LEAD, QUOTE, SECOND, THIRD


def test_a_page_gives_its_article_and_what_it_says_about_itself() -> None:
    article = load(HTML.encode(), "water.html")
    assert article.title == "Parliament votes on water law"
    assert article.byline == "Aigul Omarova"
    assert article.outlet == "Steppe Post"
    assert article.published == date(2023, 5, 4)
    assert [(p.kind.value, article.text[p.start : p.end]) for p in article.paragraphs] == [
        ("heading", "Parliament votes on water law"),
        ("body", LEAD),
        ("body", SECOND.replace("would", "<would>")),
        ("heading", "A dispute about rivers"),
        ("body", THIRD),
        ("quote", QUOTE),
        ("body", LAST),
    ]
    assert [line.reason for line in article.left_out] == ["related_link"]


def test_the_name_does_not_decide_what_a_page_is() -> None:
    page = load(HTML.encode(), "water.html")
    assert load(HTML.encode(), "water.txt").paragraphs == page.paragraphs
    assert load(HTML.encode(), "water").paragraphs == page.paragraphs


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_the_charset_is_read(charset: str) -> None:
    data = HTML.replace('charset="utf-8"', f'charset="{charset}"').encode(charset)
    assert load(data, "water.html").text == load(HTML.encode(), "water.html").text


def test_a_date_is_only_taken_where_the_page_states_it() -> None:
    page = re.sub(r"<script type.*?</script>", "", HTML, flags=re.DOTALL)
    article = load(page.encode(), "water.html")
    assert article.published is None
    article = load(page.replace(f"<p>{LEAD}", f'<time datetime="2023-05-04">May 4</time><p>{LEAD}').encode(), "w.html")
    assert article.published == date(2023, 5, 4)


def test_entities_of_the_page_open_no_files() -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    article = load((evil + HTML.replace("<p>The", "<p>&x; The")).encode(), "evil.html")
    assert "root:" not in article.text and "evil" not in article.text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 50_000 + LEAD * 3,
        "<html><body>" + "<b>" * 20_000 + LEAD * 3,
        f'<html><body><p class="{"a" * 3_000_000}">{LEAD * 3}</p>',
        "<html><body>" + "<p>x</p>" * 100_000,
        "<html" + "<!-- -->" * 2000,
        "<!---->" * 600 + "x",
    ],
    ids=["deep", "deep inline", "huge attribute", "many tags", "unclosed", "comments"],
)
def test_hostile_markup_is_read_or_refused(page: str) -> None:
    try:
        load(page.encode(), "evil.html")
    except QuizbankError as error:
        assert error.parameters["name"] == "evil.html"


@pytest.mark.parametrize(
    "body",
    [
        "<form><input name='user'></form>",
        "",
        "<p>Please log in to read on.</p>",
        "<script>title='<title>no</title>'</script>",
        "<p>Войдите, чтобы читать дальше, или подпишитесь.</p>",
    ],
)
def test_a_page_without_an_article_is_known_by_its_title(body: str) -> None:
    page = f"<html><head><TITLE lang=en>\n Veto &amp; tariff | Steppe Post</TITLE></head><body>{body}</body></html>"
    with pytest.raises(QuizbankError) as caught:
        load(page.encode(), "https://orsa.example/veto")
    assert (caught.value.code, caught.value.parameters["title"]) == ("no_article", "Veto & tariff")


def test_a_page_without_an_article_may_say_its_day() -> None:
    page = HTML[: HTML.index("<article")] + "<p>Please log in.</p></body></html>"
    with pytest.raises(QuizbankError) as caught:
        load(page.encode(), "page.html")
    assert caught.value.parameters["published"] == "2023-05-04"
