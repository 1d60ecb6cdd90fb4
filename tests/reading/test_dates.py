"""Dates by grain: what is read, what is left alone, and what stays open without a publication date."""

import pytest

from quizbank.domain.reading import Grain


def dates(reading):
    return [(d.value, d.grain) for d in reading.dates]


@pytest.mark.parametrize(
    ("text", "published", "value", "grain"),
    [
        ("The troops arrived on January 7, 2022.", None, "2022-01-07", Grain.DAY),
        ("The troops arrived on 7 January 2022.", None, "2022-01-07", Grain.DAY),
        ("The troops arrived on January 7.", "2022-01-13", "2022-01-07", Grain.DAY),
        ("The troops arrived on December 30.", "2022-01-13", "2021-12-30", Grain.DAY),
        ("The vote is this coming Friday.", "2022-01-13", "2022-01-14", Grain.DAY),
        ("Last year, August 8 was hot.", "2020-09-03", "2019-08-08", Grain.DAY),
        ("He resigned on March 20 last year.", "2020-05-01", "2019-03-20", Grain.DAY),
        ("The vote was held on Friday.", "2022-01-13", "2022-01-07", Grain.DAY),
        ("The vote was held on Friday, January 7.", "2022-01-13", "2022-01-07", Grain.DAY),
        ("He resigned yesterday.", "2022-01-01", "2021-12-31", Grain.DAY),
        ("He died eight days ago.", "2022-01-13", "2022-01-05", Grain.DAY),
        ("They met on January 5–7.", "2022-01-13", "2022-01-05/2022-01-07", Grain.INTERVAL),
        ("He ruled between 2005 and 2008.", None, "2005/2008", Grain.INTERVAL),
        ("He was minister 2014-2016.", None, "2014/2016", Grain.INTERVAL),
        ("The war of 1980–87 ended badly.", None, "1980/1987", Grain.INTERVAL),
        ("The law passed in May 2019.", None, "2019-05", Grain.MONTH),
        ("The law passed in December.", "2022-01-13", "2021-12", Grain.MONTH),
        ("Talks broke down in mid-December.", "2022-01-13", "2021-12", Grain.MONTH_PART),
        ("The bloc was founded in 1999.", None, "1999", Grain.YEAR),
        ("He stepped down last year.", "2022-01-13", "2021", Grain.YEAR),
        ("The economy grew in the 1990s.", None, "199", Grain.DECADE),
        ("The border was drawn in the 19th century.", None, "18", Grain.CENTURY),
        ("Protests began last week.", "2022-01-13", "2022-W01", Grain.WEEK),
        ("He ruled for nearly 30 years.", None, "P30Y", Grain.DURATION),
        ("Influence has grown in recent years.", None, "PAST_REF", Grain.VAGUE),
        ("Fighting broke out in the spring of 2014.", None, "2014-SP", Grain.SEASON),
        ("Output fell in the first quarter of 2009.", None, "2009-01/2009-03", Grain.INTERVAL),
    ],
)
def test_grain_and_value(read, text, published, value, grain):
    assert dates(read(text, published)) == [(value, grain)]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("He was due to stand down in August.", "2020-06-10", "2020-08"),
        ("She would be sworn in on January 20.", "2020-11-26", "2021-01-20"),
        ("The summit will take place on March 3.", "2022-01-13", "2022-03-03"),
        ("The election is scheduled for June 4.", "2022-01-13", "2022-06-04"),
        ("The treaty runs until October.", "2022-01-13", "2022-10"),
        ("The trial is expected to begin on Monday.", "2022-01-13", "2022-01-17"),
        ("He said on January 7 that the troops would leave soon.", "2022-01-13", "2022-01-07"),
    ],
)
def test_the_clause_tells_past_from_future(read, text, published, value):
    assert [d.value for d in read(text, published).dates] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The minister may resign, and thousands march against him.",
        "May the talks succeed.",
        "It delivers stability at the end of the day.",
        "Decree 1430/2019 was signed.",
        "0:00 0:03:18 0:00",
        "The curfew begins at 18:00 and ends at 6.",
        "The country shares a border of 1,782 kilometers and sent 2000 troops.",
        "He reads a daily paper and paid $2014 for it.",
        "On February 30, 2021 nothing happened, nor on June 31.",
        "Former Prime Minister Theresa May left.",
        "A 19-year-old student spoke.",
        "Resolution 1973 was adopted.",
    ],
)
def test_what_is_no_date(read, text):
    assert not [d for d in read(text, "2022-01-13").dates if d.grain is not Grain.VAGUE]


@pytest.mark.parametrize(
    "text", ["He left on January 7.", "He left yesterday.", "He left on Friday.", "He left last year."]
)
def test_without_publication_date_nothing_is_guessed(read, text):
    assert not read(text).dates


def test_february_29_is_read_only_where_it_exists(read):
    assert [d.value for d in read("The deal was signed on February 29.", "2021-03-05").dates] == ["2020-02-29"]
    near = read("A meeting on February 29 followed.", "2020-02-14").dates[0]
    assert (near.value, near.certain) == ("2020-02-29", False)


def test_a_date_after_one_of_an_earlier_year_is_told_in_that_year(read):
    reading = read("The army moved on November 15, 2017. He resigned on November 21.", "2019-09-09")
    assert [(d.value, d.certain) for d in reading.dates] == [("2017-11-15", True), ("2017-11-21", False)]


def test_explicit_only_with_its_own_year(read):
    both = read("He left on January 7, 2021 and came back on January 7.", "2022-01-13").dates
    assert [(d.value, d.explicit) for d in both] == [("2021-01-07", True), ("2022-01-07", False)]


def test_the_following_day_counts_from_the_date_before(read):
    reading = read("He was detained on January 8. The following day he was charged.", "2022-01-13")
    assert [(d.value, d.certain) for d in reading.dates] == [("2022-01-08", True), ("2022-01-09", True)]
    assert not read("The following day he was charged.", "2022-01-13").dates


def test_last_friday_is_unsure_when_near(read):
    near, far = (read("He left last Friday.", day).dates[0] for day in ("2022-01-10", "2022-01-13"))
    assert (near.value, near.certain) == ("2022-01-07", False)
    assert (far.value, far.certain) == ("2022-01-07", True)


def test_a_wrong_weekday_makes_a_date_unsure(read):
    assert not read("He left on Monday, January 7.", "2022-01-13").dates[0].certain


def test_yesterday_in_somebodys_words_is_unsure(read):
    reading = read("He resigned yesterday. “I offered to resign yesterday,” he said.", "2022-01-13")
    assert [d.certain for d in reading.dates] == [True, False]


def test_the_dot_of_a_sentence_is_no_part_of_a_date(read):
    text = "He left in August. She left on Jan. 5."
    assert [text[d.start : d.end] for d in read(text, "2022-01-13").dates] == ["August", "Jan. 5"]
