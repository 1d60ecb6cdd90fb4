"""What the study plan shows, from rows of the desk; without Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gui.kit.dates import say_value
from gui.kit.days import say_long_day
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say
from quizbank.workflows.rows import CardRow, ExamPlan, StudySetRow, StudySettings, VariantRow

KINDS = (
    SetKind.ARTICLE, SetKind.PERSON, SetKind.ORGANIZATION, SetKind.TOPIC, SetKind.PERIOD, SetKind.TAG,
)  # fmt: skip
TABS = ("sets", "pace", "accepted", "mend")
NEW_A_DAY = (0, 5, 10, 15, 20, 30, 50, 100)
RETENTION = (0.8, 0.85, 0.9, 0.92, 0.95, 0.97)
HOURS = tuple(range(24))
_ICONS = {
    SetKind.ARTICLE: "newspaper-clipping",
    SetKind.PERSON: "user",
    SetKind.ORGANIZATION: "bank",
    SetKind.TOPIC: "list-bullets",
    SetKind.PERIOD: "calendar-blank",
    SetKind.TAG: "tag",
}
_YEAR = 4


@dataclass(frozen=True, slots=True)
class SetLine:
    """A study set in the list."""

    key: str
    name: str
    meta: str
    icon: str
    row: StudySetRow


@dataclass(frozen=True, slots=True)
class MendLine:
    """A card to mend: why it is listed (flagged, leech or suspended) in words and as a code."""

    uid: str
    stem: str
    meta: str
    why: str
    card: CardRow


def set_lines(rows: Iterable[StudySetRow]) -> tuple[SetLine, ...]:
    """The sets as they are listed."""
    return tuple(_set_line(row) for row in rows)


def with_years(months: Sequence[StudySetRow], years: Sequence[StudySetRow]) -> tuple[StudySetRow, ...]:
    """The months, newest first, each year with more than one of them above its months."""
    rows = sorted((*months, *years), key=lambda row: (row.study_set.value[:_YEAR], len(row.study_set.value) == _YEAR,
                                                      row.study_set.value), reverse=True)  # fmt: skip
    return tuple(rows)


def full_years(months: Sequence[StudySetRow]) -> tuple[StudySet, ...]:
    """The years that have more than one month."""
    found = [row.study_set.value[:_YEAR] for row in months]
    return tuple(StudySet(SetKind.PERIOD, year) for year in dict.fromkeys(found) if found.count(year) > 1)


def span(first: str, last: str) -> StudySet:
    """The months from one to another, in whatever order they were chosen."""
    first, last = sorted((first, last))
    return StudySet(SetKind.PERIOD, first if first == last else f"{first}/{last}")


def say_set(row: StudySetRow) -> str:
    """What a set is: a name, a topic in words, months in words."""
    study_set = row.study_set
    if study_set.kind is SetKind.TOPIC:
        return say("study", f"topic_{study_set.value}")
    if study_set.kind is SetKind.PERIOD:
        first, _, last = study_set.value.partition("/")
        words = _say_months(first)
        return say("plan", "from_to", first=words, last=_say_months(last)) if last else words
    return row.name or say("plan", "gone")


def say_counts(row: StudySetRow) -> str:
    """How many cards, and of these due and new."""
    parts = [say("library", "cards", count=row.cards)]
    parts += [say("library", "due", count=row.due)] if row.due else []
    parts += [say("library", "new", count=row.new)] if row.new else []
    return " · ".join(parts)


def target_of(study_set: StudySet) -> str:
    """How the Study page is asked for the cards of a set."""
    return f"set:{study_set.kind.value}:{study_set.value}"


def exam_words(plan: ExamPlan | None, settings: StudySettings) -> str:
    """When all will have been seen, and what the last days are for."""
    if plan is None:
        return say("plan", "exam_none", count=settings.new_per_day)
    if not plan.new_per_day:
        seen = say("plan", "exam_all_seen")
    else:
        seen = say("plan", "exam_plan", day=say_long_day(plan.seen_by), count=plan.new_per_day)
    return f"{seen} {say('plan', 'exam_cramming' if plan.cramming else 'exam_last_days')}"


def exam_problem(day: date | None, today: date) -> str:
    """Why a day cannot be planned for, or ""."""
    return say("plan", "exam_over") if day is not None and day <= today else ""


def choices[T: float](usual: Sequence[T], own: T) -> tuple[T, ...]:
    """The values to choose from, with the one that is set among them."""
    return tuple(sorted({*usual, own}))


def say_share(share: float) -> str:
    """Write "90 %"."""
    return say("plan", "share", percent=f"{share * 100:.4g}")


def mend_lines(
    flagged: Sequence[CardRow], leeches: Sequence[CardRow], suspended: Sequence[CardRow]
) -> tuple[MendLine, ...]:
    """Flagged cards, then leeches, then suspended ones, each card once."""
    lines: dict[str, MendLine] = {}
    for why, cards in (("flagged", flagged), ("leech", leeches), ("suspended", suspended)):
        for card in cards:
            if card.uid not in lines:
                lines[card.uid] = _mend_line(card, "suspended" if card.suspended else why)
    return tuple(lines.values())


def variant_key(row: VariantRow) -> str:
    """What tells an accepted answer from all others."""
    return f"{row.uid}/{row.variant}"


def _set_line(row: StudySetRow) -> SetLine:
    what, counts = say_set(row), say_counts(row)
    if row.kept_as:
        return SetLine(f"kept:{row.kept_as}", row.kept_as, f"{what} · {counts}", _ICONS[row.study_set.kind], row)
    return SetLine(target_of(row.study_set), what, counts, _ICONS[row.study_set.kind], row)


def _say_months(value: str) -> str:
    return value if len(value) == _YEAR else say_value(value, "month")


def _mend_line(card: CardRow, why: str) -> MendLine:
    words = [say("plan", f"mend_{why}")]
    words += [say("plan", "missed", count=card.lapses)] if card.lapses else []
    words += [card.article_title]
    return MendLine(card.uid, card.question.stem, " · ".join(words), why, card)
