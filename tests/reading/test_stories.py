"""Two stories on one page: seen where everybody is introduced again, and nowhere else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quizbank.domain.article import Article, Paragraph, ParagraphKind, Story

BODY, HEADING, DATELINE = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.DATELINE
FIRST = (
    (BODY, "President Aram Petrosyan opened a bridge on Friday with the Northern River Basin Commission (NRBC)."),
    (BODY, "Petrosyan thanked the NRBC for its patience. The work had taken four years."),
    (BODY, "Engineers praised the bridge, too. Petrosyan walked across it twice."),
    (BODY, "The NRBC plans another one."),
)
SECOND = (
    (HEADING, "Money for ports"),
    (BODY, "Three ports get new cranes, the government said on Friday."),
    (BODY, "The Northern River Basin Commission (NRBC) pays for them, President Aram Petrosyan told reporters."),
    (BODY, "Petrosyan left for the coast on January 6."),
)
DATED = (SECOND[0], (DATELINE, "December 20, 2021"), *SECOND[1:])


def page(parts: Sequence[tuple[ParagraphKind, str]]) -> Article:
    paragraphs, start = [], 0
    for kind, words in parts:
        paragraphs.append(Paragraph(kind, start, start + len(words)))
        start += len(words) + 2
    text = "\n\n".join(words for _, words in parts)
    day = date(2022, 1, 13)
    return Article("a", "", "", "", day, "", "en", text, tuple(paragraphs), (Story(0, len(text), "Bridge", day),))


def test_a_second_story_begins_at_its_heading(reader):
    article = page((*FIRST, *SECOND))
    first, second = reader.read(article).stories
    border = article.text.index("Money for ports")
    assert first == Story(0, border, "Bridge", date(2022, 1, 13))
    assert second == Story(border, len(article.text), "Money for ports", None)


def test_a_story_is_read_with_its_own_date(reader):
    article = page((*FIRST, *DATED))
    reading = reader.read(article)
    assert reading.stories[1].published == date(2021, 12, 20)
    fridays = [d for d in reading.dates if article.text[d.start : d.end] == "Friday"]
    assert [(d.value, d.certain) for d in fridays] == [("2022-01-07", True), ("2021-12-17", True)]


def test_without_a_date_of_its_own_weekdays_are_unsure(reader):
    article = page((*FIRST, *SECOND))
    dates = {d.start: d for d in reader.read(article).dates}
    fridays = [d.certain for d in dates.values() if article.text[d.start : d.end] == "Friday"]
    assert fridays == [True, False]
    assert dates[article.text.index("January 6")].certain


def test_one_story_stays_one(reader):
    for parts in (FIRST, SECOND, (*FIRST, SECOND[0], SECOND[1], SECOND[3])):
        assert len(reader.read(page(parts)).stories) == 1


def test_stories_that_the_source_parted_are_kept(reader):
    article = page((*FIRST, *SECOND))
    parted = (Story(0, 9, "", None), Story(9, 12, "", None), Story(12, len(article.text), "", None))
    assert reader.read(replace(article, stories=parted)).stories == parted
