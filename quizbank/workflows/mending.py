"""What a person mends at the desk: cards flagged, missed again and again or suspended, their words and variants."""

from collections.abc import Iterable, Mapping

from quizbank.domain.changes import Changes
from quizbank.domain.edit import Words, edit
from quizbank.store import cards, edits, flags, questions, variants
from quizbank.store.card_rows import CardRecord
from quizbank.workflows import browse
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import CardRow, VariantRow


def leeches(bench: Bench) -> tuple[CardRow, ...]:
    """The cards in study that are leeches and not suspended, most lapses first."""
    with bench.library.looking():
        return _rows(bench, cards.lapsed(bench.library, bench.settings().leech_at))


def flagged(bench: Bench) -> tuple[CardRow, ...]:
    """The cards in study that are flagged."""
    with bench.library.looking():
        return _rows(bench, cards.among(bench.library, flags.every(bench.library)))


def suspended(bench: Bench) -> tuple[CardRow, ...]:
    """The cards that are suspended and would else be in study."""
    with bench.library.looking():
        return _rows(bench, cards.suspended(bench.library))


def flag(bench: Bench, uid: str, *, on: bool) -> Changes:
    """Flag a card to look at it later, or take the flag away; QuizbankError("no_such_card")."""
    cards.card(bench.library, uid)
    return flags.put(bench.library, uid, on=on)


def reword(bench: Bench, uid: str, words: Mapping[str, Words]) -> Changes:
    """Put a person's words over fields of an item in one step.

    QuizbankErrors: no_such_question, not_editable. Nothing is written then.
    """
    made = questions.generated(bench.library, uid)
    return edits.put(bench.library, uid, [edit(made, field, value) for field, value in words.items()], bench.now())


def variant_rows(bench: Bench) -> tuple[VariantRow, ...]:
    """Every answer that somebody said was right."""
    with bench.library.looking():
        said = variants.every(bench.library)
        there = questions.with_words(bench.library, (uid for uid, _ in said))  # the bin may have been emptied
        found = [(uid, questions.question(bench.library, uid).question, own) for uid, own in said if uid in there]
    return tuple(VariantRow(uid, asked.stem, asked.key or "", variant) for uid, asked, own in found for variant in own)


def _rows(bench: Bench, found: Iterable[CardRecord]) -> tuple[CardRow, ...]:
    return tuple(browse.card_row(bench, card.uid) for card in found)
