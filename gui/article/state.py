"""What the article page shows, worked out from rows of the desk; without Qt. All offsets are code points."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from gui.answers.why import why as why_answer
from gui.article.reasons import most_common, say_omission
from gui.article.wording import is_for_today, minutes, when_due
from gui.kit.dates import say_value
from gui.kit.days import say_day, say_long_day
from quizbank.domain.article import Article, ParagraphKind
from quizbank.domain.question import Evidence, Question
from quizbank.domain.reading import Grain, Outline
from quizbank.strings import say
from quizbank.workflows.rows import ActorRow, ArticleView, CardRow, QuestionRow, RoleRow, TimelineRow, Today

type Span = tuple[int, int]

LEGEND = ("actor", "organization", "date", "place")
"""The four kinds of marks, in the order of the legend."""
QUIZ_LENGTH = 10
_KIND_OF_ENTITY = {
    "person": "actor", "organization": "organization", "group": "organization", "event": "date", "place": "place",
    "project": "place",
}  # fmt: skip
_UNMARKED = (Grain.VAGUE, Grain.DURATION)
_FEW = 3
_PLACE = re.compile(r"@([0-9]{1,9})-([0-9]{1,9})")
_ONE_LINE = str.maketrans("\n\r", "  ")
_NO_BREAK = str.maketrans(" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A name or date where it stands; ``kind`` is one of LEGEND, ``entity`` its id ("" for a date)."""

    kind: str
    start: int
    end: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class TextState:
    """The article as the reader lays it out. ``text`` has the contract's offsets; dates in it do not break."""

    article: str
    title: str
    byline: str
    text: str
    paragraphs: tuple[tuple[str, int, int], ...]
    sentences: tuple[Span, ...]
    marks: tuple[Mark, ...]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the offset."""
        number = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        if number >= 0 and self.sentences[number][0] <= offset < self.sentences[number][1]:
            return self.sentences[number]
        return None

    def mark_at(self, offset: int) -> Mark | None:
        """The name or date that holds the offset."""
        return next((mark for mark in self.marks if mark.start <= offset < mark.end), None)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds the offset, or -1."""
        held = (n for n, (_, start, end) in enumerate(self.paragraphs) if start <= offset < max(end, start + 1))
        return next(held, -1)

    def span_of(self, place: str) -> Span | None:
        """The place "@START-END", if it is one and lies in the text."""
        found = _PLACE.fullmatch(place)
        span = (int(found[1]), int(found[2])) if found else (0, 0)
        return span if span[0] < span[1] <= len(self.text) else None

    def proof_of(self, place: Span) -> tuple[Span, Span | None]:
        """What to light for a place: the whole sentences it lies in, and the words in bold if it is shorter."""
        first, last = self.sentence_at(place[0]), self.sentence_at(max(place[0], place[1] - 1))
        whole = (min(first or place, place)[0], max((last or place)[1], place[1]))
        return whole, place if place != whole else None


@dataclass(frozen=True, slots=True)
class CardItem:
    """A card of the article. ``proof`` is its sentence's place here, ``answer_at`` the answer's in ``sentence``."""

    uid: str
    fact: str
    kind: str
    when: str
    for_today: bool
    suspended: bool
    stem: str
    context: str
    day: str
    answer: str
    sentence: str
    answer_at: Span | None
    proof: Span
    source: str

    @property
    def bold(self) -> Span | None:
        """Where the answer stands in the article."""
        return (self.proof[0] + self.answer_at[0], self.proof[0] + self.answer_at[1]) if self.answer_at else None


@dataclass(frozen=True, slots=True)
class Told:
    """What the article tells of an actor: a role with its time below, or what it said."""

    text: str
    when: str
    place: Span


@dataclass(frozen=True, slots=True)
class WhoLine:
    """An actor or organization: how it is named, how many cards, the places to light one after the other, and more."""

    entity: str
    kind: str
    name: str
    named: str
    cards: int
    places: tuple[Span, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A dated event."""

    when: str
    text: str
    place: Span


@dataclass(frozen=True, slots=True)
class QuizState:
    """What a quiz on this article can hold: facts, items by kind, how many will be asked; the article's coverage."""

    facts: int
    kinds: tuple[tuple[str, int], ...]
    count: int
    coverage: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A message in place of cards (or beside a few of them)."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class PageState:
    """Everything on the page but what is open in it."""

    text: TextState
    cards: tuple[CardItem, ...]
    counts: tuple[int, ...]
    who: tuple[WhoLine, ...]
    timeline: tuple[TimeLine, ...]
    quiz: QuizState
    notice: Notice | None
    starter: bool
    view: ArticleView

    def number(self, uid: str) -> int:
        """The card's place among the cards, from 0; -1 if it isn't there."""
        return next((n for n, card in enumerate(self.cards) if card.uid == uid), -1)

    def from_sentence(self, sentence: Span) -> tuple[CardItem, ...]:
        """The cards that a sentence proves."""
        return tuple(card for card in self.cards if _meet(card.proof, sentence))

    def beside(self, uid: str) -> tuple[CardItem, ...]:
        """The other cards from the same sentence."""
        own = self.cards[self.number(uid)]
        return tuple(card for card in self.from_sentence(own.proof) if card.uid != uid)

    def in_paragraph(self, paragraph: int) -> tuple[CardItem, ...]:
        """The cards whose proof stands in a paragraph."""
        _, start, end = self.text.paragraphs[paragraph]
        return tuple(card for card in self.cards if start <= card.proof[0] < end)

    def first_for_today(self) -> str:
        """The card to open first: the first one that is due or new, else the first of all; "" without cards."""
        return next((c.uid for c in self.cards if c.for_today), self.cards[0].uid if self.cards else "")

    def event_at(self, offset: int) -> int:
        """The line of the timeline whose place holds the offset, or -1."""
        return next((n for n, line in enumerate(self.timeline) if line.place[0] <= offset < line.place[1]), -1)

    def after(self, uid: str) -> str:
        """The card to go on with after a grade: the next one due or new, from the top again after the last."""
        at = self.number(uid)
        ring = self.cards[at + 1 :] + self.cards[:at]
        return next((card.uid for card in ring if card.for_today), "")

    def why_none(self, sentence: Span) -> str:
        """Why a sentence has no card."""
        own = [o for o in self.view.omitted if o.target == "sentence" and o.ref == str(sentence[0])]
        if own:
            return " ".join(map(say_omission, own))
        kind = self.text.paragraphs[self.text.paragraph_at(sentence[0])][0]
        if kind not in (ParagraphKind.BODY, ParagraphKind.QUOTE):
            return say("article", "none_furniture")
        items = [q for q in self.view.questions if any(_meet((e.start, e.end), sentence) for e in _own(q, self.view))]
        return say("article", "none_quiz", count=len(items)) if items else say("article", "none_unknown")


def page_state(view: ArticleView, now: datetime) -> PageState:
    """The state of the page for an article."""
    text = text_state(view.article, view.outline)
    cards = tuple(sorted((_card(row, view, now) for row in view.cards), key=lambda card: card.proof))
    starts = Counter(text.paragraph_at(card.proof[0]) for card in cards)
    return PageState(
        text=text,
        cards=cards,
        counts=tuple(starts.get(n, 0) for n in range(len(text.paragraphs))),
        who=tuple(map(_who, view.actors)),
        timeline=tuple(map(_event, view.timeline)),
        quiz=_quiz(view),
        notice=_notice(view),
        starter=view.row.starter,
        view=view,
    )


def text_state(article: Article, outline: Outline) -> TextState:
    """The text with its marks; an article without paragraphs is one."""
    marks = [
        Mark(_KIND_OF_ENTITY[entity.kind], mention.start, mention.end, entity.id)
        for entity in outline.entities
        if entity.subtype != "nationality"  # "Kazakh" is neither somebody nor some body
        for mention in entity.mentions
    ]
    dates = [d for d in outline.dates if d.grain not in _UNMARKED]
    marks += [Mark("date", d.start, d.end) for d in dates]
    text = article.text
    for d in dates:
        text = text[: d.start] + text[d.start : d.end].translate(_NO_BREAK) + text[d.end :]
    day = say_long_day(article.published) if article.published else ""
    length = say("article", "minutes", count=minutes(article.words))
    return TextState(
        article=article.id,
        title=article.title,
        byline="  ·  ".join(part for part in (article.outlet, day, article.byline, length) if part),
        text=text,
        paragraphs=tuple((p.kind.value, p.start, p.end) for p in article.paragraphs) or (("body", 0, len(text)),),
        sentences=tuple((s.start, s.end) for s in outline.sentences),
        marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
    )


def say_today(today: Today, *, short: bool = False) -> str:
    """What there is to do today, for the line above the reader."""
    if not today.total:
        return say("article", "today_nothing")
    parts = []
    if today.due:
        parts.append(say("article", "today_due", count=today.due))
    if today.new:
        parts.append(say("article", "today_new", count=today.new))
    words = ", ".join(parts)
    return words if short else f"{words}  ·  {say('article', 'today_minutes', count=today.minutes)}"


def find(text: str, words: str) -> tuple[Span, ...]:
    """Where words occur, in any case and over any blanks."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    return tuple(m.span() for m in re.finditer(r"\s+".join(parts), text, re.IGNORECASE))


def why(card: CardItem, state: PageState) -> tuple[tuple[str, str], ...]:
    """Headings and lines of "Why this answer"; the sentences around the proof stand in the text beside it."""
    return why_answer(card.uid, state.view.questions)


def _card(row: CardRow, view: ArticleView, now: datetime) -> CardItem:
    question, article = row.question, view.article
    proof = next((e for e in question.evidence if e.article == article.id), question.evidence[0])
    asked, title = question.context_date, question.context.title
    day = say_day(asked).translate(_NO_BREAK) if asked else ""
    long = say_long_day(article.published) if article.published else ""
    return CardItem(
        uid=row.uid,
        fact=question.fact,
        kind=question.topic.value,
        when=when_due(row, now, view.tonight),
        for_today=is_for_today(row, view.tonight),
        suspended=row.suspended,
        stem=question.stem,
        context="\N{NO-BREAK SPACE}· ".join(part for part in (title, day) if part),
        day=day,
        answer=question.key or "",
        sentence=proof.text.translate(_ONE_LINE),
        answer_at=_answer_at(question, proof),
        proof=(proof.start, proof.end),
        source=", ".join(part for part in (article.outlet, long) if part),
    )


def _answer_at(question: Question, proof: Evidence) -> Span | None:
    """The answer's place in the proof: as the question says, or where its words stand in another proof."""
    if proof == question.evidence[0]:
        return question.answer_span
    at = proof.text.find(question.key or "\0")
    return (at, at + len(question.key or "")) if at >= 0 else None


def _own(row: QuestionRow, view: ArticleView) -> tuple[Evidence, ...]:
    return tuple(e for e in row.question.evidence if e.article == view.article.id)


def _who(row: ActorRow) -> WhoLine:
    named = say("article", "who_named", count=len(row.mentions))
    if row.aliases:
        named = say("article", "who_aliases", names=", ".join(row.aliases), named=named)
    roles = [Told(role.text[:1].upper() + role.text[1:], _role_time(role), role.place) for role in row.roles]
    said = [
        Told(say("article", "who_quote" if words.direct else "who_said", words=words.text), "", words.place)
        for words in row.said
    ]
    return WhoLine(row.entity, row.kind, row.name, named, row.cards, row.mentions, (*roles, *said))


def _role_time(role: RoleRow) -> str:
    """When the role was held: on the day of the text, before it, or at the time that is told of."""
    if role.time == "then":
        return say("article", "role_then")
    if not role.as_of:
        return ""
    code = "role_before" if role.time in ("former", "past") else "role_as_of"
    return say("article", code, day=say_long_day(date.fromisoformat(role.as_of)))


def _event(row: TimelineRow) -> TimeLine:
    return TimeLine(say_value(row.value, row.grain, row.part), row.text[:1].upper() + row.text[1:], row.proof)


def _quiz(view: ArticleView) -> QuizState:
    facts = len({row.question.fact for row in view.questions})
    kinds = Counter(row.question.kind for row in view.questions)
    covered = view.coverage
    return QuizState(
        facts=facts,
        kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        count=min(QUIZ_LENGTH, facts),
        coverage=say("article", "coverage", asked=covered.asked, count=covered.sentences) if covered.sentences else "",
    )


def _notice(view: ArticleView) -> Notice | None:
    if view.row.reading_only:
        named = say("languages", view.article.language)
        language = say("languages", "another") if named.startswith("languages.") else named
        return Notice(say("article", "reading_only"), say("article", "reading_only_why", language=language))
    if len(view.cards) >= _FEW:
        return None
    reason, count = most_common(view.omitted)
    sentences = say("article", "sentences", count=len(view.outline.sentences))
    made = say("article", "questions", count=len(view.questions))
    title = say("article", "few_title" if view.questions else "no_questions", sentences=sentences, questions=made)
    return Notice(title, say("article", "common_reason", reason=reason, count=count) if reason else "")


def _meet(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
