"""Whatever comes: an Article whose ranges hold, or a known error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.errors import QuizbankError
from quizbank.sources.load import load
from quizbank.strings import say_error
from tests.sources.pages import HTML, LEAD, PLAIN, SCRAPED
from tests.sources.ranges import check_ranges

NAMES = st.sampled_from(["a.txt", "a.html", "", "a.pdf", "https://example.org/x"])
SCRAPS = st.lists(
    st.sampled_from(
        [
            *SCRAPED.splitlines(),
            LEAD,
            "Tags",
            "0:00",
            "By Ann Lee",
            "2020-01-02",
            "Related",
            "Share",
            "(left)",
            "“",
            "\u2028",
        ]
    ),
    max_size=40,
)
MARKUP = st.sampled_from(
    ["<p>", "</article>", "<div>", "<!--", "<blockquote>", "&#0;", "&lt", "<h2 ", '"', "<q>", "\x01", "</p>"]
)


def check(data: bytes, name: str, *, verbatim: bool = False) -> None:
    try:
        article = load(data, name, verbatim=verbatim, any_language=True)
    except QuizbankError as error:
        assert "{" not in say_error(error).replace(name, "")
        return
    check_ranges(article, verbatim=verbatim)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000), NAMES, st.booleans())
def test_random_bytes(data: bytes, name: str, verbatim: bool) -> None:
    check(data, name, verbatim=verbatim)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2000), NAMES, st.booleans())
def test_random_text(text: str, name: str, verbatim: bool) -> None:
    check((PLAIN + text).encode(errors="replace"), name, verbatim=verbatim)


@settings(max_examples=150, deadline=None)
@given(SCRAPS, st.booleans())
def test_shuffled_scraps_of_pages(lines: list[str], verbatim: bool) -> None:
    check("\n".join(lines).encode(), "a.txt", verbatim=verbatim)
    check("\n\n".join(lines).encode(), "a.txt", verbatim=verbatim)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(HTML)), st.integers(0, 200), MARKUP), max_size=6))
def test_mutated_pages(changes: list[tuple[int, int, str]]) -> None:
    page = HTML
    for start, length, markup in changes:
        page = page[:start] + markup + page[start + length :]
    check(page.encode(), "a.html")
