"""Where words stand in a text, in whichever spelling they are looked for."""

import time

import pytest

from quizbank.domain.spelling import place_of

TEXT = "Ms. Roth’s ministry met. Later Anneke Roth said “no” to Kassym-Jomart Toqaev. Қасым-Жомарт Тоқаев 🏛 left."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("anneke roth", "Anneke Roth"),
        ("roths min", "Roth’s ministry"),
        ("Тоқаев left", "Тоқаев 🏛 left"),
        ("Токаев", "Toqaev"),
        ("zhomart tok", "Jomart Toqaev"),
        ("roth anneke", "Anneke"),
        ("ANNEKE", "Anneke"),
        ("nneke", None),
        ("minist elsewhe", None),
        ("nobody", None),
        ("‘’", None),
        ("", None),
    ],
)
def test_all_words_in_a_row_else_the_longest(words: str, found: str | None) -> None:
    place = place_of(TEXT, words)
    assert (TEXT[place[0] : place[1]] if place else None) == found


def test_a_letter_whose_small_form_is_two_moves_nothing() -> None:
    text = "İstanbul and İzmir, said Roth."
    place = place_of(text, "roth")
    assert place is not None and text[place[0] : place[1]] == "Roth"


def test_a_long_text_and_many_words_take_no_long_time() -> None:
    before = time.process_time()
    assert place_of("lorem ipsum dolor " * 30_000, "lorem " * 200 + "sit") is not None
    assert time.process_time() - before < 10
