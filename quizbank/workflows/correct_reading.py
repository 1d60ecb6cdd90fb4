"""Correcting a reading at the desk: what was read, what was put right, and what another article has to offer."""

from dataclasses import replace
from functools import lru_cache

from quizbank.domain import reading_codec
from quizbank.domain.changes import Changes
from quizbank.domain.correction import Anchor, Correction, Merge, Rename, Retype, Split, anchor
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Span
from quizbank.domain.identity import fold
from quizbank.domain.reading import Entity, Outline
from quizbank.reading.corrections import correct, form, is_idle
from quizbank.store import articles, corrections, questions
from quizbank.workflows.bench import Bench
from quizbank.workflows.browse import question_row
from quizbank.workflows.make_questions import GENERATOR
from quizbank.workflows.reading_rows import NumberedCorrection, Offer, ReadingView


def view(bench: Bench, article: str) -> ReadingView:
    """How the article was read; QuizbankError("no_such_article")."""
    library = bench.library
    with library.looking():
        kept, made_from, data, generator = articles.reading(library, article)
        numbered = corrections.of_article(library, article)
        others = corrections.of_others(library, article)
        resting = tuple(map(question_row, questions.asleep(library, article)))
    outline, text = _as_read(data, made_from), kept.text
    own = []
    for number, correction in numbered:
        own.append(NumberedCorrection(number, correction, is_idle(outline, correction, text)))
        outline = correct(outline, [correction], text)
    return ReadingView(
        kept,
        outline,
        tuple(own),
        _offers(outline, text, others),
        is_stale=bool(data) and (outline != made_from or generator != GENERATOR),
        can_remake=bool(data),
        resting=resting,
    )


def add(bench: Bench, article: str, *new: Correction) -> Changes:
    """Keep corrections, in one step that can be undone; QuizbankError("correction_idle") if one changes nothing."""
    shown = view(bench, article)
    outline = shown.outline
    for correction in new:
        if is_idle(outline, correction, shown.article.text):
            raise QuizbankError("correction_idle")
        outline = correct(outline, [correction], shown.article.text)
    return corrections.add(bench.library, article, new, bench.now())


def take_back(bench: Bench, article: str, number: int) -> Changes:
    """Take one correction back; QuizbankError("no_such_correction")."""
    return corrections.remove(bench.library, article, number)


@lru_cache(maxsize=8)
def _as_read(reading: bytes, made_from: Outline) -> Outline:
    """What the reader said; for want of a stored reading, what the questions were made from."""
    try:
        return reading_codec.decode(reading).outline if reading else made_from
    except QuizbankError:
        return made_from


def _offers(outline: Outline, text: str, others: tuple[tuple[str, str, Correction], ...]) -> tuple[Offer, ...]:
    """What was put right elsewhere and can be here, the newest first; each once."""
    found: dict[Correction, Offer] = {}
    for article, title, correction in others:
        here = _here(outline, text, correction)
        if here is not None and here not in found and not is_idle(outline, here, text):
            found[here] = Offer(here, article, title)
    return tuple(found.values())


def _here(outline: Outline, text: str, correction: Correction) -> Correction | None:
    """The same correction of the entities that have the same names here."""
    entity = _named(outline, correction.entity)
    if entity is None:
        return None
    match correction:
        case Merge(other=other):
            twin = _named(outline, other)
            return Merge(anchor(entity), anchor(twin)) if twin and twin.id != entity.id else None
        case Rename() | Retype():
            return replace(correction, entity=anchor(entity))
        case Split(forms=forms):
            mentions = tuple(m for m in entity.mentions if form(m, text) in forms)
            places = tuple(Span(m.start, m.end) for m in mentions)
            return Split(anchor(entity), places, tuple(form(m, text) for m in mentions)) if places else None


def _named(outline: Outline, there: Anchor) -> Entity | None:
    """The one entity of that kind and name; none if there are several."""
    fits = [e for e in outline.entities if e.mentions and e.kind is there.kind and fold(e.name) == fold(there.name)]
    return fits[0] if len(fits) == 1 else None
