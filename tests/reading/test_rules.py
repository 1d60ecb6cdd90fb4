"""Rules that need no model: short forms of names, phrases in a text, the calendar, acronyms on a hand-built draft."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import EntityKind, Sentence, Tokens
from quizbank.reading.annotators import acronyms
from quizbank.reading.calendar import Context, Outlook, day_in_year, month_in_year, pick, weekday_near
from quizbank.reading.draft import Draft
from quizbank.reading.lexicon import load_lexicon
from quizbank.reading.people import is_same_person, is_variant, short_forms
from quizbank.reading.phrases import PhraseIndex

LEXICON = load_lexicon("en")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Vladimir Putin", {"Putin"}),
        ("Xi Jinping", {"Xi", "Jinping"}),
        ("Charles de Gaulle", {"Gaulle", "de Gaulle", "De Gaulle"}),
        ("Zine El Abidine Ben Ali", {"Ali", "Ben Ali"}),
        ("Abdel Fattah el-Sisi", {"el-Sisi", "Sisi", "Fattah el-Sisi"}),
        ("Qaboos bin Said", {"Qaboos", "Said", "bin Said", "Bin Said"}),
        ("Martin King Jr.", {"King", "King Jr.", "King, Jr."}),
        ("Gabriel Borec Font", {"Font", "Borec Font", "Borec"}),
        ("Madonna", set()),
        ("Andrés Manuel López Obrador", {"Obrador", "López Obrador", "López"}),
        ("Rodolfo Benítez Caballero", {"Caballero", "Benítez Caballero", "Benítez"}),
        (
            "Cristina Fernández de Kirchner",
            {"Kirchner", "de Kirchner", "De Kirchner", "Fernández", "Fernández de Kirchner"},
        ),
    ],
)
def test_short_forms(name, forms):
    assert set(short_forms(name, LEXICON)) == forms


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Robert Mugabe", "Robert Gabriel Mugabe", True),
        ("J. Bolton", "John Bolton", True),
        ("Anna Levina", "Boris Levina", False),
        ("Laura Harmon", "Bill Harmon", False),
        ("Temur Umarov", "Temur Umraov", True),
    ],
)
def test_full_names_of_one_person(one, other, same):
    assert is_same_person(one, other) is same


def test_short_words_have_no_variants():
    assert is_variant("Chirac", "Chriac")
    assert not is_variant("Obama", "Osama")


def test_the_longest_phrase_wins_at_word_borders():
    index = PhraseIndex({"Guinea": 1, "Guinea-Bissau": 2, "US": 3, "Côte d'Ivoire": 4})
    text = "Guinea-Bissau, Guineans, US$ 40, the US, Côte d’Ivoire"
    assert [(text[a:b], value) for a, b, value in index.find(text)] == [
        ("Guinea-Bissau", 2),
        ("US", 3),
        ("Côte d’Ivoire", 4),
    ]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(0, 32), st.sampled_from(Outlook))
def test_days_without_a_year_exist_and_lie_where_the_outlook_says(base, month, day, outlook):
    value = day_in_year(month, day, Context(base, outlook))
    if value and value.certain:
        found = date.fromisoformat(value.value)
        assert (found.month, found.day) == (month, day)
        assert outlook is not Outlook.PAST or found <= base
        assert outlook is not Outlook.FUTURE or found >= base


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.sampled_from(Outlook))
def test_weekdays_are_less_than_a_week_off(base, weekday, outlook):
    found = weekday_near(weekday, base, outlook)
    assert found.weekday() == weekday
    assert abs((found - base).days) < 7


def test_nothing_is_known_without_a_publication_date():
    assert day_in_year(1, 7, Context(None)) is None
    assert month_in_year(1, Context(None)) is None
    assert pick([], date(2022, 1, 13), Outlook.PAST) is None


def flat(text: str) -> Draft:
    """A draft of one sentence without a parse."""
    found = list(re.finditer(r"[\w-]+|[^\w\s]", text))
    words = tuple(match[0] for match in found)
    blank = ("",) * len(words)
    after = tuple(text[match.end() : match.end() + 1] == " " for match in found)
    starts = tuple(match.start() for match in found)
    tokens = Tokens(words, words, ("PROPN",) * len(words), blank, blank, blank, tuple(range(len(words))), starts, after)
    sentence = Sentence(0, len(words), 0, len(text), 0)
    return Draft(text, None, (ParagraphKind.BODY,), tokens, (sentence,), LEXICON)


@pytest.mark.parametrize(
    ("text", "long", "kind"),
    [
        ("the Northern River Basin Commission (NRBC)", "Northern River Basin Commission", EntityKind.ORGANIZATION),
        ("the Northern Trade Agreement (NTA)", "Northern Trade Agreement", EntityKind.PROJECT),
        ("an exclusive economic zone (EEZ)", None, None),
        ("the speaker (R-TX)", None, None),
    ],
)
def test_acronyms_on_a_draft_without_a_model(text, long, kind):
    spans = acronyms.annotate(flat(text)).spans
    assert {(span.canonical, span.kind) for span in spans} == ({(long, kind)} if long else set())
