"""Plain text: roles, furniture, metadata, line ends, encodings and the file as it stands."""

from datetime import date

import pytest

from quizbank.domain.article import Article, Notice, ParagraphKind
from quizbank.domain.identity import article_id
from quizbank.sources.load import load
from tests.sources.pages import BODY, LAST, LEAD, PLAIN, SCRAPED


def parts(article: Article, *kinds: ParagraphKind) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind in kinds]


def test_a_clean_text_gives_title_date_and_body() -> None:
    article = load(PLAIN.encode(), "water.txt")
    assert article.title == "Parliament votes on water law"
    assert article.published == date(2023, 5, 4)
    assert article.language == "en"
    assert article.warnings == () and article.left_out == ()
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    assert article.text == PLAIN.strip()
    assert article.id == article_id(article.text)
    assert [(s.start, s.end, s.title) for s in article.stories] == [(0, len(article.text), article.title)]


def test_a_scraped_page_keeps_its_body_in_order_and_names_what_it_leaves_out() -> None:
    article = load(SCRAPED.encode(), "scraped.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    assert parts(article, ParagraphKind.HEADING) == ["A Dispute About Rivers"]
    assert len(parts(article, ParagraphKind.CAPTION)) == 2
    reasons = [(line.reason, line.text) for line in article.left_out]
    assert ("page_furniture", "Skip to content") in reasons
    assert ("section_label", "River Watch") in reasons
    assert ("media_player", "How A River Disappears") in reasons
    assert ("media_player", "0:00 0:04:12 0:00") in reasons
    assert [reason for reason, _ in reasons].count("duplicate_line") == 2
    assert [reason for reason, _ in reasons].count("tail") == 7
    assert article.title.startswith("The lower house of parliament") and article.title.endswith("…")
    assert len(article.title) <= 91


def test_without_a_date_there_is_none_and_a_notice_says_so() -> None:
    article = load(SCRAPED.encode(), "scraped.txt")
    assert article.published is None
    assert article.warnings == (Notice("date_missing"),)


def test_what_the_caller_says_wins() -> None:
    article = load(PLAIN.encode(), "/home/someone/water.txt", published=date(2020, 1, 2), title="Water")
    assert (article.published, article.title, article.origin) == (date(2020, 1, 2), "Water", "water.txt")
    assert (article.stories[0].published, article.stories[0].title) == (date(2020, 1, 2), "Water")


def test_an_address_stays_whole_and_folders_of_another_system_go() -> None:
    assert load(PLAIN.encode(), "https://example.org/a/b").origin == "https://example.org/a/b"
    assert load(PLAIN.encode(), "C:\\Users\\me\\water.txt").origin == "water.txt"
    assert load(PLAIN.encode(), "").origin == ""


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Aigul Omarova", "Aigul Omarova"),
        ("By Aigul Omarova and Jan de Vries", "Aigul Omarova and Jan de Vries"),
        ("by Aigul Omarova | Steppe Post", "Aigul Omarova"),
        ("By the river the talks went on", ""),
    ],
)
def test_the_byline_names_the_authors(line: str, byline: str) -> None:
    article = load(PLAIN.replace("2023-05-04", line).encode(), "water.txt")
    assert article.byline == byline


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-be").join((b"\xfe\xff", b"")),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
    ],
    ids=["utf-8 with mark", "utf-16", "utf-16 big", "cp1252", "CRLF", "CR"],
)
def test_encodings_and_line_ends_do_not_change_the_article(data: bytes) -> None:
    assert load(data, "water.txt") == load(PLAIN.encode(), "water.txt")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16"])
def test_a_cyrillic_code_page_is_read(encoding: str) -> None:
    words = "Президент страны выступил в понедельник с обращением к народу и объявил о новых выборах. " * 6
    assert load(words.encode(encoding), "a.txt", any_language=True).text == words.strip()


def test_a_damaged_character_is_told() -> None:
    data = PLAIN.replace("“We", "“We ü é ñ ş ğ ı å ø ç ö ä").encode() + b"\xff"
    article = load(data, "water.txt")
    assert Notice("characters_damaged", (("count", "1"),)) in article.warnings
    assert "ş ğ ı" in article.text


def test_lines_broken_at_a_fixed_width_become_paragraphs() -> None:
    words = LEAD.split()
    block = "\n".join(" ".join(words[start : start + 9]) for start in range(0, len(words), 9))
    article = load(f"{block}\n\n{block} Again.\n\n{block} Once more.\n".encode(), "mail.txt")
    assert parts(article, ParagraphKind.BODY) == [LEAD, LEAD + " Again.", LEAD + " Once more."]


def test_a_marker_of_the_tail_above_the_article_takes_nothing_with_it() -> None:
    article = load(f"Latest news\n\n{PLAIN}".encode(), "menu.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    assert article.title == "Parliament votes on water law"


def test_related_links_go_and_the_body_below_them_stays() -> None:
    block = "Related stories\nA river and its dam\nWho owns the lake\n"
    article = load(PLAIN.replace(LEAD, f"{LEAD}\n\n{block}").encode(), "related.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    assert [line.reason for line in article.left_out] == ["related"] * 3


def test_picture_credits_make_captions() -> None:
    caption = "Part of the crowd in front of the parliament. Image: A. Nurlan (flickr)."
    article = load(PLAIN.replace(LEAD, f"{LEAD}\n\n{caption}").encode(), "water.txt")
    assert parts(article, ParagraphKind.CAPTION) == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "The coalition (left office early) has no candidate of its own for the talks about the river.",
        "Russia contributed to the repair of the dam and reported from time to time what it cost.",
        "Photo identity cards are needed at the border, and the centre (right wing or not) agrees.",
    ],
)
def test_body_that_looks_like_captions_or_credits_stays_body(line: str) -> None:
    article = load((PLAIN + "\n" + line).encode(), "water.txt")
    assert parts(article, ParagraphKind.BODY) == [*BODY, line]


@pytest.mark.parametrize("line", ["(Reporting by Ann Lee; Editing by Jan de Vries)", "Ann Lee reported from Tashkent."])
def test_credits_at_the_end_make_bylines(line: str) -> None:
    article = load((PLAIN + "\n" + line).encode(), "water.txt")
    assert parts(article, ParagraphKind.BYLINE) == [line]


def test_a_credit_with_a_copyright_mark_does_not_end_the_article() -> None:
    article = load(PLAIN.replace(LAST, f"© Ann Lee / Agency\n\n{LAST}\n\n© 2023 Steppe Post").encode(), "water.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    assert [line.reason for line in article.left_out] == ["tail"]


def test_a_section_above_the_headline_and_small_print_go() -> None:
    head = "Water\n\nParliament votes on water law\n\nPublished 4 May 2023\n\n3 min read\n\nBy Ann Lee\n\n12 comments"
    article = load("\n\n".join((head, *BODY)).encode(), "water.txt")
    assert article.title == "Parliament votes on water law"
    assert (article.byline, article.published) == ("Ann Lee", date(2023, 5, 4))
    assert [line.reason for line in article.left_out] == ["section_label", "page_furniture", "page_furniture"]


def test_dates_and_bylines_under_furniture_are_no_labels() -> None:
    head = ("Skip to content", "Parliament votes on water law", "4 May 2023\n4 May 2023", "By Ann Lee\nBy Ann Lee")
    article = load("\n\n".join((*head, *BODY)).encode(), "water.txt")
    assert (article.title, article.byline, article.published) == (head[1], "Ann Lee", date(2023, 5, 4))
    assert [p.kind.value for p in article.paragraphs][:3] == ["heading", "dateline", "byline"]


def test_a_player_takes_no_paragraph_above_it() -> None:
    article = load("\n".join((*BODY[:2], "Listen to the report", "Play video", *BODY[2:])).encode(), "water.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)
    article = load("\n".join((*BODY[:2], "Play video", *BODY[2:])).encode(), "water.txt")
    assert parts(article, ParagraphKind.BODY) == list(BODY)


def test_short_questions_and_speech_stay_body() -> None:
    lines = ("Why did the talks fail?", "He said:", "“Never.”", "But nobody came.")
    article = load((PLAIN + "\n\n".join(("", *lines))).encode(), "water.txt")
    assert parts(article, ParagraphKind.BODY) == [*BODY, *lines]


def test_verbatim_offsets_are_those_of_the_file() -> None:
    raw = "Load more\r\n\r\n  Putin met Xi.  \r\nThey talked.\r\n \r\n\r\nShare\r\n"
    article = load(raw.encode(), "short.txt", verbatim=True)
    assert article.text == raw
    assert parts(article, *ParagraphKind) == ["Load more", "Putin met Xi.  \r\nThey talked.", "Share"]
    assert article.left_out == () and article.published is None
    assert article.title == "Load more"


def test_verbatim_takes_the_title_from_the_first_sentence() -> None:
    article = load(b"Xi met Putin in Beijing. They signed.", "short.txt", verbatim=True, published=date(2022, 2, 4))
    assert article.title == "Xi met Putin in Beijing"
    assert article.warnings == ()
