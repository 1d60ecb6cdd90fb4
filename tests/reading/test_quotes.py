"""Who says what."""

import pytest


def quotes(reading, text):
    names = {e.id: e.name for e in reading.entities}
    return [(text[q.start : q.end], q.direct, names.get(q.speaker)) for q in reading.quotes]


@pytest.mark.parametrize(
    ("text", "said", "direct", "speaker"),
    [
        ("“We see new resolve in Moscow,” Boris Levin told us.", "We see new resolve in Moscow,", True, "Boris Levin"),
        ('"We see new resolve in Moscow," said Boris Levin.', "We see new resolve in Moscow,", True, "Boris Levin"),
        ("Boris Levin says that the crisis is over now.", "that the crisis is over now", False, "Boris Levin"),
        ("According to Boris Levin, the crisis is over now.", "the crisis is over now", False, "Boris Levin"),
        ("Boris Levin spoke first. He said the crisis was over.", "the crisis was over", False, "Boris Levin"),
        ("Levin met Reznik. Officials left. He said the crisis was over.", "the crisis was over", False, None),
        ("Boris Levin's spokesman said the crisis was over.", "the crisis was over", False, None),
    ],
)  # fmt: skip
def test_quote_and_speaker(read, text, said, direct, speaker):
    assert quotes(read(text), text) == [(said, direct, speaker)]


def test_a_second_quotation_of_the_same_speaker(read):
    text = "“We see new resolve in Moscow,” Boris Levin said. “It will change the region for good.”"
    assert [speaker for _, _, speaker in quotes(read(text), text)] == ["Boris Levin"] * 2


def test_a_term_in_quotation_marks_is_no_quote(read):
    assert not read("Beijing saw a “color revolution” in the country.").quotes
