"""A table of answers as people type them, with what each is worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.question import Context, Interaction, Option, Question, Topic
from quizbank.domain.review import AnswerVerdict
from quizbank.strings import say
from quizbank.study.grading import hint, judge

R, N, W = AnswerVerdict.RIGHT, AnswerVerdict.NEARLY, AnswerVerdict.WRONG


def question(
    key: str,
    *accepted: str,
    interaction: Interaction = Interaction.TEXT,
    key_date: str = "",
    key_grain: str = "",
    options: tuple[Option, ...] = (),
    pairs: tuple[tuple[str, str], ...] = (),
    order: tuple[str, ...] = (),
) -> Question:
    return Question(
        id="q1",
        kind="short",
        interaction=interaction,
        topic=Topic.DATE if key_date else Topic.ACTOR,
        fact="f1",
        relation="role",
        asked_role="holder",
        context=Context("A title", "2022-01-13"),
        stem="Who was it?",
        key=key,
        evidence=(),
        accepted=accepted,
        options=options,
        pairs=pairs,
        order=order,
        key_date=key_date,
        key_grain=key_grain,
    )


TOQAEV = question("Qasym-Zhomart Toqaev", "Kassym-Jomart Tokayev", "Toqaev", "Tokayev")
NAZARBAEVA = question("Dariga Nazarbaeva", "Nazarbaeva")
XI = question("Xi Jinping", "Xi")
CSTO = question("Collective Security Treaty Organization", "CSTO")
BANK = question("National Bank of Kazakhstan")
PRIME = question("prime minister of Kazakhstan")
SUMMIT = question("G20", "Group of 20")
KOREA = question("North Korea")
LENT = question("Ólafur Grímsson", "Grímsson")
OTHERS = ("Nursultan Nazarbaev", "Vladimir Putin", "Li Keqiang", "Kim Yo Jong", "Collective Rescue Force")

NAMES = [
    (TOQAEV, "Qasym-Zhomart Toqaev", R, ""),
    (TOQAEV, "qasym zhomart toqaev", R, ""),
    (TOQAEV, "  Toqaev. ", R, ""),
    (TOQAEV, "Tokayev", R, ""),
    (TOQAEV, "Tokayef", R, ""),
    (TOQAEV, "Tokyaev", R, ""),
    (TOQAEV, "Tokaev", R, ""),
    (TOQAEV, "President Toqaev", R, ""),
    (TOQAEV, "the former president Tokayev", R, ""),
    (TOQAEV, "Tkyv", W, ""),
    (TOQAEV, "Qasym", N, "whole_name"),
    (TOQAEV, "Putin", W, ""),
    (TOQAEV, "Toqaev and Putin", W, ""),
    (TOQAEV, "Toqaev, I think", N, "too_much"),
    (TOQAEV, "Toqaev or Somebody", W, ""),
    (TOQAEV, "president", W, ""),
    (TOQAEV, "", W, ""),
    (TOQAEV, "   ", W, ""),
    (TOQAEV, "?!", W, ""),
    (TOQAEV, "Toqaev " * 200, W, ""),
    (NAZARBAEVA, "Nazarbaeva", R, ""),
    (NAZARBAEVA, "Nazarbayeva", R, ""),
    (NAZARBAEVA, "Nazarbaev", W, ""),
    (NAZARBAEVA, "Nazarbayev", W, ""),
    (NAZARBAEVA, "Dariga", N, "whole_name"),
    (XI, "xi", R, ""),
    (XI, "Jinping Xi", R, ""),
    (XI, "Xi Jinpin", R, ""),
    (XI, "Li Jinping", W, ""),
    (XI, "Li", W, ""),
    (CSTO, "csto", R, ""),
    (CSTO, "C.S.T.O.", R, ""),
    (CSTO, "the CSTO", R, ""),
    (CSTO, "CTSO", W, ""),
    (CSTO, "Collective Security Treaty Organisation", R, ""),
    (CSTO, "Colective Securty Treaty Organization", R, ""),
    (CSTO, "Collective Treaty Security Organization", R, ""),
    (CSTO, "Security Treaty Organization", N, "whole_name"),
    (CSTO, "collective", W, ""),
    (BANK, "Kazakhstan's National Bank", R, ""),
    (BANK, "national bank", N, "whole_name"),
    (BANK, "National Bank of Uzbekistan", W, ""),
    (PRIME, "Kazakhstan's prime minister", R, ""),
    (PRIME, "the Prime Minister of Kazakhstan", R, ""),
    (PRIME, "prime minister", N, "whole_name"),
    (SUMMIT, "G20", R, ""),
    (SUMMIT, "g 20", R, ""),
    (SUMMIT, "G7", W, ""),
    (SUMMIT, "Group of 21", W, ""),
    (KOREA, "South Korea", W, ""),
    (KOREA, "Nort Korea", R, ""),
    (LENT, "Olafur Grimsson", R, ""),
    (LENT, "grimson", R, ""),
]

DAY = question("January 7, 2022", "January 7", key_date="2022-01-07", key_grain="day")
WEEKDAY = question("Friday", "January 7, 2022", key_date="2022-01-07", key_grain="day")
STRETCH = question("January 5 to 7", key_date="2022-01-05/2022-01-07", key_grain="interval")
YEARS = question("1980–1987", key_date="1980/1987", key_grain="interval")
MONTH = question("May 2019", key_date="2019-05", key_grain="month")
PART = question("mid-December 2021", key_date="2021-12", key_grain="month_part")
SEASON = question("winter 2022", key_date="2022-WI", key_grain="season")
YEAR = question("2014", key_date="2014", key_grain="year")

DATES = [
    (DAY, "January 7, 2022", R, ""),
    (DAY, "7 Jan", R, ""),
    (DAY, "Jan. 7th, 2022", R, ""),
    (DAY, "on the 7th of January", R, ""),
    (DAY, "2022-01-07", R, ""),
    (DAY, "7.1.2022", R, ""),
    (DAY, "01/07/22", R, ""),
    (DAY, "7-Jan-2022", R, ""),
    (DAY, "Friday, 7 January 2022", R, ""),
    (DAY, "Janaury 7", R, ""),
    (DAY, "7 January 22", R, ""),
    (DAY, "January 2022", N, "which_day"),
    (DAY, "January", N, "which_day"),
    (DAY, "2022", N, "which_day"),
    (DAY, "2022-01", N, "which_day"),
    (DAY, "early January", N, "which_day"),
    (DAY, "late January", W, ""),
    (DAY, "winter 2022", N, "which_day"),
    (DAY, "the 7th", N, "which_month"),
    (DAY, "January 5-7", N, "which_day"),
    (DAY, "January 10-17", W, ""),
    (DAY, "January 8", W, ""),
    (DAY, "January 17, 2022", W, ""),
    (DAY, "7 February", W, ""),
    (DAY, "7 January 2021", W, ""),
    (DAY, "January 7 or 8", W, ""),
    (DAY, "Friday", N, "which_day"),
    (DAY, "Monday", W, ""),
    (DAY, "31 February 2022", W, ""),
    (DAY, "soon", W, ""),
    (WEEKDAY, "friday", R, ""),
    (WEEKDAY, "7 January", R, ""),
    (STRETCH, "5-7 January 2022", R, ""),
    (STRETCH, "from January 5 until January 7", R, ""),
    (STRETCH, "between 5 and 7 January", R, ""),
    (STRETCH, "2022-01-05/2022-01-07", R, ""),
    (STRETCH, "January 5 to 8", N, "which_end"),
    (STRETCH, "January 5", N, "which_end"),
    (STRETCH, "January 2022", N, "which_days"),
    (STRETCH, "January 6", W, ""),
    (STRETCH, "February", W, ""),
    (YEARS, "1980-1987", R, ""),
    (YEARS, "from 1980 to 1987", R, ""),
    (YEARS, "1980-87", R, ""),
    (YEARS, "1980s", N, "which_days"),
    (YEARS, "1980-1988", N, "which_end"),
    (MONTH, "may 2019", R, ""),
    (MONTH, "May", R, ""),
    (MONTH, "05/2019", R, ""),
    (MONTH, "2019-05", R, ""),
    (MONTH, "0/2019", W, ""),
    (MONTH, "13/2019", W, ""),
    (MONTH, "2019", N, "which_month"),
    (MONTH, "spring 2019", N, "which_month"),
    (MONTH, "May 3, 2019", N, "only_month"),
    (MONTH, "May 2018", W, ""),
    (MONTH, "June 2019", W, ""),
    (PART, "the middle of December", R, ""),
    (PART, "mid-December 2021", R, ""),
    (PART, "December 2021", N, "which_part"),
    (PART, "December 16", N, "only_part"),
    (PART, "late December", W, ""),
    (SEASON, "winter", R, ""),
    (SEASON, "the winter of 2021-22", R, ""),
    (SEASON, "winter 2020", W, ""),
    (SEASON, "January 2022", N, "only_season"),
    (SEASON, "summer 2022", W, ""),
    (YEAR, "in 2014", R, ""),
    (YEAR, "March 2014", N, "only_year"),
    (YEAR, "the 2010s", N, "which_year"),
    (YEAR, "2013–2015", N, "which_year"),
    (YEAR, "2014-15", N, "which_year"),
    (YEAR, "2015", W, ""),
    (YEAR, "0000-9999", W, ""),
    (YEAR, "March", W, ""),
]


@pytest.mark.parametrize(("item", "typed", "verdict", "nearly"), NAMES + DATES)
def test_answers(item: Question, typed: str, verdict: AnswerVerdict, nearly: str) -> None:
    judged = judge(item, typed, others=OTHERS)
    assert (judged.verdict, judged.nearly) == (verdict, nearly)


def test_every_nearly_has_a_sentence() -> None:
    codes = {nearly for _, _, _, nearly in NAMES + DATES if nearly}
    assert not [code for code in sorted(codes) if say("nearly", code).startswith("nearly.")]


def test_a_slip_is_not_forgiven_towards_another_actor() -> None:
    assert judge(NAZARBAEVA, "Nazarbaev").verdict is R
    assert judge(NAZARBAEVA, "Nazarbaev", others=("Nursultan Nazarbaev",)).verdict is W


def test_an_accepted_form_is_right_though_another_actor_has_it() -> None:
    assert judge(NAZARBAEVA, "Nazarbaeva", others=("Nazarbaeva",)).verdict is R


def test_cloze_is_judged_as_typed_text() -> None:
    assert judge(question("Toqaev", interaction=Interaction.CLOZE), "toqaef").verdict is R


def test_a_choice_is_its_very_option() -> None:
    item = question("Toqaev", interaction=Interaction.CHOICE, options=(Option("Toqaev"), Option("Putin")))
    assert [judge(item, given).verdict for given in ("Toqaev", "toqaev", "Putin")] == [R, W, W]
    truth = question("true", interaction=Interaction.TRUE_FALSE)
    assert [judge(truth, given).verdict for given in ("true", "false", "")] == [R, W, W]


def test_pairs_and_orders_are_right_as_a_whole_only() -> None:
    pairs = question("", interaction=Interaction.MATCHING, pairs=(("chair", "Roth"), ("clerk", "Corrin")))
    order = question("", interaction=Interaction.ORDERING, order=("the vote", "the veto " * 80))
    for item, right in ((pairs, "Roth\nCorrin"), (order, "the vote\n" + "the veto " * 80)):
        swapped = "\n".join(reversed(right.split("\n")))
        assert [judge(item, given).verdict for given in (right, swapped, "Roth", "")] == [R, W, W, W]


@pytest.mark.parametrize("grain", ["day", "interval", "month", "month_part", "season", "year"])
def test_a_hint_for_a_date_is_its_grain(grain: str) -> None:
    given = hint(question("x", key_date="2022", key_grain=grain))
    assert given and not given.startswith("hints.")


def test_a_hint_for_a_name_is_its_first_letter() -> None:
    assert "N" in hint(question("the National Bank")) and "C" in hint(question("“CSTO”"))
    assert hint(question("Toqaev", interaction=Interaction.CHOICE)) == ""


ITEMS = sorted({item.key or "": item for item, *_ in NAMES + DATES}.items())
WORDS = st.sampled_from(
    ["January", "jan", "7", "07", "2022", "22", "-", "/", ".", "to", "early", "winter", "1990s", "፩"]
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([item for _, item in ITEMS]), st.one_of(st.text(), st.lists(WORDS, max_size=7).map(" ".join)))
def test_any_text_is_judged(item: Question, typed: str) -> None:
    for given_text in (typed, typed.replace(" ", "")):
        judged = judge(item, given_text, others=OTHERS)
        assert bool(judged.nearly) == (judged.verdict is N)


@pytest.mark.parametrize(
    ("key", "one_slip", "two_slips"),
    [("Oman", W, W), ("Qatar", R, W), ("Pakistan", R, W), ("Indonesia", R, R), ("Kazakhstan", R, R)],
)
def test_longer_words_forgive_more_slips(key: str, one_slip: AnswerVerdict, two_slips: AnswerVerdict) -> None:
    assert judge(question(key), key[:-1] + "y").verdict is one_slip
    assert judge(question(key), key[:-2] + "yy").verdict is two_slips


def test_a_slip_as_near_to_another_actor_is_wrong() -> None:
    assert judge(question("Tokmak"), "Tokmik", others=("Somebody",)).verdict is R
    assert judge(question("Tokmak"), "Tokmik", others=("Tokmok",)).verdict is W
