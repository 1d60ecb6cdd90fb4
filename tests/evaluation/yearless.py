"""Days without a year ("January 7"): a hundred sentences of our own, written before the reader was asked.

``python -m tests.evaluation.yearless`` prints those that were read wrong.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from quizbank.reading.reader import Reader, load_reader
from tests.evaluation.reading import article_of

_PUBLISHED = ("2022-01-13", "2020-11-26", "2019-06-04", "2024-02-29", "2021-09-17")
_PAST = (
    "The troops arrived on {day}.",
    "On {day}, the minister resigned.",
    "He told reporters on {day} that the talks would continue.",
    "The court, which convicted him on {day}, has not published its ruling.",
    "Protests that began on {day} have spread to four cities.",
    "Since {day}, the border has been closed.",
    "Parliament's {day} vote was close.",
    "The president signed the law on {day}, a day after lawmakers approved it.",
    "A ceasefire declared on {day} had held for a week.",
    "{day} was the day the bank collapsed.",
    "More than 200 people were detained during the {day} rally.",
    "She was elected on {day} with 54 percent of the vote.",
)
_FUTURE = (
    "The runoff will be held on {day}.",
    "The leaders are to meet on {day}.",
    "The trial is scheduled to begin on {day}.",
    "Voters go to the polls on {day}.",
    "She is due to arrive in the capital on {day}.",
    "The ceasefire expires on {day}.",
    "The alliance plans to hold exercises on {day}.",
    "He is expected to be sworn in on {day}.",
)
_FARTHEST_BACK = 300
_FARTHEST_AHEAD = 200


def sentences() -> Iterator[tuple[str, date, date]]:
    """Each sentence, the day it was published and the day it means."""
    chance = random.Random(7)
    for published in map(date.fromisoformat, _PUBLISHED):
        for template in _PAST:
            yield _case(template, published, -chance.randint(1, _FARTHEST_BACK))
        for template in _FUTURE:
            yield _case(template, published, chance.randint(1, _FARTHEST_AHEAD))


def _case(template: str, published: date, days: int) -> tuple[str, date, date]:
    meant = published + timedelta(days)
    return template.format(day=f"{meant:%B} {meant.day}"), published, meant


def wrong(reader: Reader) -> list[str]:
    """What was read otherwise, a line each."""
    found = []
    for text, published, meant in sentences():
        values = [mention.value for mention in reader.read(article_of(text, published)).dates]
        if meant.isoformat() not in values:
            found.append(f"{published} {text} {meant} read as {values}")
    return found


def main() -> None:
    """Print the figure and the errors."""
    lines = wrong(load_reader())
    print("\n".join(lines))
    total = len(list(sentences()))
    print(f"days without a year: {total - len(lines)} of {total} right")


if __name__ == "__main__":
    main()
