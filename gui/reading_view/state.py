"""What the page "How this article was read" shows, worked out from a ReadingView; without Qt. Offsets: code points."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.reading_view.wording import (
    say_correction,
    say_date,
    say_forms,
    say_kind,
    say_named,
    say_signals,
)
from quizbank.domain.correction import BY_HAND, Correction, Merge, Rename, Retype, Split, anchor
from quizbank.domain.fact import Span as Place
from quizbank.domain.reading import DateMention, Entity, EntityKind, Quote
from quizbank.strings import say
from quizbank.workflows.reading_rows import ReadingView
from quizbank.workflows.rows import QuestionRow

type Span = tuple[int, int]

_LONGEST_QUOTE = 90


class Show(StrEnum):
    """What the list holds."""

    NAMES = "names"
    PEOPLE = "people"
    BODIES = "bodies"
    OTHERS = "others"
    DATES = "dates"
    SAID = "said"
    CORRECTED = "corrected"
    OFFERED = "offered"
    RESTING = "resting"


_KINDS = {
    Show.NAMES: tuple(EntityKind),
    Show.PEOPLE: (EntityKind.PERSON,),
    Show.BODIES: (EntityKind.ORGANIZATION,),
    Show.OTHERS: (EntityKind.PLACE, EntityKind.GROUP, EntityKind.EVENT, EntityKind.PROJECT),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list. ``kind`` is that of a mark; ``doubt`` when nothing but a guess speaks for it."""

    key: str
    text: str
    meta: str
    kind: str
    right: str = ""
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class PageState:
    """The page: its list, how many of each sort there are, and whether questions can be made anew."""

    article: str
    title: str
    show: Show
    lines: tuple[Line, ...]
    counts: dict[Show, int]
    is_stale: bool
    can_remake: bool

    def has(self, key: str) -> bool:
        """Whether the list holds that line."""
        return any(line.key == key for line in self.lines)


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A mention in its sentence, which has it at ``at``; ``signals`` say why it was taken for a name."""

    place: Span
    form: str
    sentence: str
    at: Span
    signals: str


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """Somebody or something that is named."""

    key: str
    kind: str
    said_kind: str
    name: str
    also: str
    named: str
    mentions: tuple[MentionLine, ...]
    can_merge: bool


@dataclass(frozen=True, slots=True)
class NoteDetail:
    """A date, somebody's words, a correction, an offer or a resting question, with its sentence.

    ``word`` says the kind; ``action`` is "", "take_back" or "do_here", with the ``number`` of correction or offer.
    """

    key: str
    kind: str
    word: str
    heading: str
    title: str
    notes: tuple[str, ...]
    sentence: str = ""
    at: Span = (0, 0)
    action: str = ""
    number: int = 0


type Detail = EntityDetail | NoteDetail


def page_state(view: ReadingView, show: Show) -> PageState:
    """The page with that list."""
    counts = {wanted: len(tuple(_lines(view, wanted))) for wanted in Show}
    lines = tuple(_lines(view, show))
    return PageState(view.article.id, view.article.title, show, lines, counts, view.is_stale, view.can_remake)


def detail(view: ReadingView, key: str) -> Detail | None:
    """What a line of the list stands for; None if there is none such."""
    return next((shown for shown in _details(view, key.partition(":")[0]) if shown.key == key), None)


def _details(view: ReadingView, sort: str) -> Iterator[Detail]:
    """Every detail of that sort."""
    match sort:
        case "entity":
            yield from (_entity(view, entity) for entity in view.outline.entities)
        case "date":
            yield from (_date(view, date) for date in view.outline.dates)
        case "said":
            yield from (_quote(view, number, quote) for number, quote in enumerate(view.outline.quotes))
        case "corrected":
            yield from (_corrected(view, number) for number in range(len(view.corrections)))
        case "offered":
            yield from (_offered(view, number) for number in range(len(view.offers)))
        case "resting":
            yield from map(_resting, view.resting)


# --- what is put right --------------------------------------------------------------------------------------------
def others(view: ReadingView, key: str) -> tuple[tuple[str, str], ...]:
    """(key, words) of those that the entity can be the same as: of its kind first, in the order of the alphabet."""
    own = _named(view, key)
    rest = [entity for entity in view.outline.entities if own and entity.id != own.id and entity.mentions]
    rest.sort(key=lambda entity: (own is None or entity.kind is not own.kind, entity.name.casefold()))
    return tuple((f"entity:{entity.id}", f"{entity.name} ({say_kind(entity.kind).lower()})") for entity in rest)


def merge(view: ReadingView, key: str, other: str) -> Correction | None:
    """Both are one, under the name of the first."""
    one, two = _named(view, key), _named(view, other)
    return Merge(anchor(one), anchor(two)) if one and two else None


def split(view: ReadingView, key: str, places: Sequence[Span]) -> Correction | None:
    """Those mentions mean somebody else; None if they are none or all."""
    entity = _named(view, key)
    if entity is None or not 0 < len(places) < len(entity.mentions):
        return None
    forms = tuple(_form(view, start, end) for start, end in places)
    return Split(anchor(entity), tuple(Place(start, end) for start, end in places), forms)


def rename(view: ReadingView, key: str, name: str) -> Correction | None:
    """The full name is another."""
    entity, wanted = _named(view, key), " ".join(name.split())
    return Rename(anchor(entity), wanted) if entity and wanted and wanted != entity.name else None


def retype(view: ReadingView, key: str, kind: EntityKind) -> Correction | None:
    """It is of another kind."""
    entity = _named(view, key)
    return Retype(anchor(entity), kind) if entity and kind is not entity.kind else None


def key_at(view: ReadingView, place: Span) -> str:
    """The line of the entity that is named at that place; "" if none is."""
    start, end = place
    for entity in view.outline.entities:
        if any(m.start < end and start < m.end for m in entity.mentions):
            return f"entity:{entity.id}"
    return ""


# --- lines --------------------------------------------------------------------------------------------------------
def _lines(view: ReadingView, show: Show) -> Iterator[Line]:
    if show in _KINDS:
        kinds = _KINDS[show]
        rank = {kind: n for n, kind in enumerate(kinds)}
        for entity in sorted((e for e in view.outline.entities if e.kind in rank), key=lambda e: rank[e.kind]):
            yield _line(entity)
    elif show is Show.DATES:
        for date in view.outline.dates:
            right = "" if date.certain else say("reading", "doubtful")
            yield Line(f"date:{date.start}", _form(view, date.start, date.end), say_date(date), "date", right)
    elif show is Show.SAID:
        for number, quote in enumerate(view.outline.quotes):
            yield Line(f"said:{number}", _speaker(view, quote), _words(view, quote), "proof")
    elif show is Show.CORRECTED:
        for one in view.corrections:
            right = say("reading", "idle") if one.idle else ""
            yield Line(f"corrected:{one.number}", say_correction(one.correction), "", _kind_of(one.correction), right)
    elif show is Show.RESTING:
        for row in view.resting:
            yield Line(f"resting:{row.uid}", row.question.stem, row.question.key or "", row.question.topic.value)
    else:
        for number, offer in enumerate(view.offers):
            yield Line(f"offered:{number}", say_correction(offer.correction), offer.title, _kind_of(offer.correction))


def _line(entity: Entity) -> Line:
    by_hand = any(BY_HAND in m.evidence for m in entity.mentions)
    right = say("reading", "by_hand") if by_hand else "" if entity.is_backed else say("reading", "guess")
    return Line(
        f"entity:{entity.id}",
        entity.name,
        say_named(len(entity.mentions)),
        entity.kind.value,
        right,
        doubt=not entity.is_backed,
    )


def _speaker(view: ReadingView, quote: Quote) -> str:
    names = (entity.name for entity in view.outline.entities if entity.id == quote.speaker)
    return next(names, say("reading", "nobody_named"))


def _words(view: ReadingView, quote: Quote) -> str:
    words = _form(view, quote.start, quote.end)
    short = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{short}”" if quote.direct else short


def _kind_of(correction: Correction) -> str:
    return correction.entity.kind.value


# --- details ------------------------------------------------------------------------------------------------------
def _entity(view: ReadingView, entity: Entity) -> EntityDetail:
    return EntityDetail(
        key=f"entity:{entity.id}",
        kind=entity.kind.value,
        said_kind=say_kind(entity.kind, entity.subtype),
        name=entity.name,
        also=say_forms(entity),
        named=say_named(len(entity.mentions)),
        mentions=tuple(_mention(view, (m.start, m.end), m.evidence) for m in entity.mentions),
        can_merge=sum(bool(e.mentions) for e in view.outline.entities) > 1,
    )


def _mention(view: ReadingView, place: Span, evidence: Sequence[str]) -> MentionLine:
    sentence, at = _in_sentence(view, place)
    return MentionLine(place, _form(view, *place), sentence, at, say_signals(evidence))


def _date(view: ReadingView, date: DateMention) -> NoteDetail:
    sentence, at = _in_sentence(view, (date.start, date.end))
    notes = [say("reading", "date_counted" if not date.explicit else "date_written")]
    if not date.certain:
        notes.append(say("reading", "date_doubtful"))
    title, heading = _form(view, date.start, date.end), say_date(date)
    return NoteDetail(f"date:{date.start}", "date", say("kit", "mark_date"), heading, title, tuple(notes), sentence, at)


def _quote(view: ReadingView, number: int, quote: Quote) -> NoteDetail:
    sentence, at = _in_sentence(view, (quote.start, quote.end))
    note = say("reading", "said_direct" if quote.direct else "said_indirect")
    heading = say("reading", "said_by")
    return NoteDetail(
        f"said:{number}", "proof", say("reading", "words"), heading, _speaker(view, quote), (note,), sentence, at
    )


def _corrected(view: ReadingView, at: int) -> NoteDetail:
    one = view.corrections[at]
    notes = (say("reading", "idle_why"),) if one.idle else (say("reading", "corrected_why"),)
    return NoteDetail(
        f"corrected:{one.number}", _kind_of(one.correction), say_kind(one.correction.entity.kind),
        say("reading", "show_corrected"),
        say_correction(one.correction), notes, *_in_sentence(view, _place(one.correction)),
        action="take_back", number=one.number,
    )  # fmt: skip


def _offered(view: ReadingView, number: int) -> NoteDetail:
    offer = view.offers[number]
    return NoteDetail(
        f"offered:{number}", _kind_of(offer.correction), say_kind(offer.correction.entity.kind),
        say("reading", "show_offered"),
        say_correction(offer.correction), (say("reading", "offered_why", title=offer.title),),
        *_in_sentence(view, _place(offer.correction)), action="do_here", number=number,
    )  # fmt: skip


def _resting(row: QuestionRow) -> NoteDetail:
    question = row.question
    notes = [say("reading", "answer_is", answer=question.key)] if question.key else []
    proof = question.evidence[0].text if question.evidence else ""
    return NoteDetail(
        f"resting:{row.uid}", question.topic.value, "", say("reading", "show_resting"), question.stem,
        (*notes, say("reading", "rests_why")), proof, question.answer_span or (0, 0),
    )  # fmt: skip


def _place(correction: Correction) -> Span:
    if isinstance(correction, Split) and correction.mentions:
        return correction.mentions[0].start, correction.mentions[0].end
    return correction.entity.at.start, correction.entity.at.end


def _in_sentence(view: ReadingView, place: Span) -> tuple[str, Span]:
    """The sentence (or those) of a place, and where it stands in it."""
    start, end = place
    sentences = view.outline.sentences
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    first = sentences[at].start if at >= 0 and start < sentences[at].end else start
    last = max([end, *(s.end for s in sentences if s.start < end and start < s.end)])
    text = view.article.text[first:last].replace("\n", " ")
    return text, (start - first, end - first)


def _form(view: ReadingView, start: int, end: int) -> str:
    return " ".join(view.article.text[start:end].split())


def _named(view: ReadingView, key: str) -> Entity | None:
    return next((e for e in view.outline.entities if f"entity:{e.id}" == key and e.mentions), None)
