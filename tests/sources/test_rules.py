"""The small rules: datelines, headings, languages, first sentences."""

from datetime import date

import pytest

from quizbank.sources.datelines import is_update, parse_dateline
from quizbank.sources.language import guess
from quizbank.sources.roles import first_sentence, is_heading


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2020-08-03", date(2020, 8, 3)),
        ("January 13, 2022", date(2022, 1, 13)),
        ("Jan. 13, 2022", date(2022, 1, 13)),
        ("13 January 2022", date(2022, 1, 13)),
        ("Monday, September 9, 2019", date(2019, 9, 9)),
        ("Tue, 1 Sept 2020", date(2020, 9, 1)),
        ("November 20, 2019 - 11:28 AMT", date(2019, 11, 20)),
        ("Published on 4 May 2023 at 09:30 GMT", date(2023, 5, 4)),
        ("Updated: May 4th, 2023 9:30 a.m.", date(2023, 5, 4)),
        ("2023-05-04T09:30:00+06:00", date(2023, 5, 4)),
        ("13.01.2022", date(2022, 1, 13)),
        ("01/02/2022", None),
        ("February 30, 2022", None),
        ("January 2022", None),
        ("On January 13, 2022 the law was adopted", None),
        ("May 4, 2023 was a Thursday.", None),
        ("2021", None),
    ],
)
def test_a_dateline_is_a_date_and_nothing_else(line: str, expected: date | None) -> None:
    assert parse_dateline(line) == expected


def test_an_update_is_not_the_publication() -> None:
    assert is_update("Last updated May 4, 2023") and not is_update("Published May 4, 2023")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A New Law", True),
        ("What Comes Next?", True),
        ("Why did you join the party?", False),
        ("It failed.", False),
        ("“Never again”", False),
        ("He said:", False),
        ("and then nothing", False),
        (" ".join(["Word"] * 15), False),
        ("12 – 14", False),
    ],
)
def test_headings(line: str, expected: bool) -> None:
    assert is_heading(line) is expected


def test_the_first_sentence_ends_where_it_should() -> None:
    assert first_sentence("He won. He left.") == "He won"
    assert first_sentence("Why? Nobody knows.") == "Why?"
    assert (
        first_sentence("Inflation rose by 3.5 percent in May. It fell later.") == "Inflation rose by 3.5 percent in May"
    )
    assert first_sentence("U.S. President George W. Bush met Mr. Blair. They talked.") == (
        "U.S. President George W. Bush met Mr. Blair"
    )
    assert first_sentence("“It is over.” He left.") == "“It is over.”"
    assert first_sentence("x" * 200) == "x" * 90 + "…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nursultan Nazarbayev, Kassym-Jomart Tokayev and Karim Massimov met Sooronbay Jeenbekov in Cholpon-Ata.",
            "en",
        ),
        ("Qasym-Zhomart Toqaev in Nur-Sultan", "en"),
        ("Toqaev Nazarbaev Masimov Tasmagambetov. The law of the land was signed by Abish and Boranbaev. " * 4, "en"),
        ("", "en"),
        ("Президент страны подписал закон о воде, который парламент принял в среду.", "ru"),
        ("De president van het land heeft maandag gezegd dat hij in de hoofdstad met de minister was. " * 3, "nl"),
        ("Cumhurbaşkanı pazartesi günü ülkenin başkentine asker göndereceğini açıkladı. " * 5, "tr"),
        ("El presidente dijo el lunes que el gobierno enviará tropas a la capital del país. " * 3, "es"),
        ("哈萨克斯坦总统星期一发表讲话。" * 5, "zh"),
    ],
)
def test_languages(text: str, expected: str) -> None:
    assert guess(text) == expected
