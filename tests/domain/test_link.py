"""Which text is a link, how it is written, what people are shown of it."""

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import host_of, is_link, links_in, read_link, show_link, stem_of


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://orsa.example/veto", True),
        ("  HTTP://orsa.example \n", True),
        ("www.orsa.example", True),
        ("ftp://orsa.example/veto", True),
        ("file:///etc/passwd", True),
        ("orsa.example", False),
        ("See https://orsa.example", False),
        ("https://orsa.example and more", False),
        ("", False),
    ],
)
def test_a_link_is_an_address_and_nothing_else(text: str, link: bool) -> None:
    assert is_link(text) is link


def test_several_links_are_taken_where_nothing_else_stands_between_them() -> None:
    assert links_in("https://a.example/1\r\n\n www.b.example\nhttps://a.example/1") == (
        "https://a.example/1",
        "www.b.example",
    )
    assert links_in("https://a.example/1 says the mayor") == ()
    assert links_in(" \n") == ()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://orsa.example", "https://orsa.example/"),
        (" WWW.Orsa.Example/Veto ", "https://www.orsa.example/Veto"),
        ("HTTP://Orsa.Example:8080/a?b=c&d=%20#part", "http://orsa.example:8080/a?b=c&d=%20"),
        ("https://новости.example/шар?q=ж", "https://xn--b1amnebsh.example/%D1%88%D0%B0%D1%80?q=%D0%B6"),
        ("https://orsa.example/a;b=1/(c)/@d", "https://orsa.example/a;b=1/(c)/@d"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("http://orsa.example./x", "http://orsa.example./x"),
    ],
)
def test_a_link_is_written_in_one_way(text: str, link: str) -> None:
    assert read_link(text) == link
    assert read_link(link) == link


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ftp://orsa.example/", "link_scheme"),
        ("file:///etc/passwd", "link_scheme"),
        ("data:text/html,words", "link_scheme"),
        ("javascript:alert(1)", "link_scheme"),
        ("orsa.example/veto", "link_scheme"),
        ("https://me:secret@orsa.example/", "link_credentials"),
        ("https://me@orsa.example/", "link_credentials"),
        ("https://orsa.example@evil.example/", "link_credentials"),
        ("https://", "link_damaged"),
        ("https:///path", "link_damaged"),
        ("https://[::1", "link_damaged"),
        ("https://orsa.example:port/", "link_damaged"),
        ("https://orsa.example:0/", "link_damaged"),
        ("https://orsa.example:65536/", "link_damaged"),
        ("https://orsa example/", "link_damaged"),
        ("https://good.example\\@evil.example/", "link_credentials"),
        ("https://good.example\\evil.example/", "link_damaged"),
        ("https://orsa.example/a\r\nX-Header: 1", "link_damaged"),
        ("https://orsa.example/a\tb", "link_damaged"),
        ("https://orsa.example/\x00", "link_damaged"),
        ("https://or%73a.example/", "link_damaged"),
        ("https://a..b.ж.example/", "link_damaged"),
        ("https://" + "a" * 70 + ".ж/", "link_damaged"),
        ("https://orsa.example/" + "x" * 2000, "link_damaged"),
    ],
    ids=lambda text: ascii(text)[:40],
)
def test_what_cannot_or_may_not_be_fetched_is_refused(text: str, code: str) -> None:
    with pytest.raises(QuizbankError) as caught:
        read_link(text)
    assert caught.value.code == code
    assert "secret" not in str(caught.value)
    assert all(value.isprintable() and len(value) < 250 for value in caught.value.parameters.values())


def test_people_are_shown_the_short_of_it() -> None:
    assert show_link("https://www.orsa.example/2031/veto/?utm=1") == "orsa.example/2031/veto"
    long = show_link("https://orsa.example/" + "highland-" * 30 + "veto.html")
    assert len(long) <= 61 and long.startswith("orsa.example/") and "…" in long and long.endswith("veto.html")
    assert host_of("https://www.orsa.example/veto") == "orsa.example"


@pytest.mark.parametrize(
    ("link", "stem"),
    [
        ("https://orsa.example/2031/veto.html?id=7#top", "veto"),
        ("https://orsa.example/2031/a-veto/", "a-veto"),
        ("https://www.orsa.example/", "orsa-example"),
        ("https://orsa.example", "orsa-example"),
        ("https://orsa.example/..%2f..%2fetc", "2f-2fetc"),
        ("https://me:secret@orsa.example", "orsa-example"),
        ("https://[::1", "1"),
        ("https://", "page"),
    ],
)
def test_a_file_about_a_page_has_a_plain_name(link: str, stem: str) -> None:
    assert stem_of(link) == stem
