"""Several stories in one page: where persons and bodies that were known by short names are introduced again.

A writer names somebody in full once, then by surname; explains an acronym once, then uses it. A paragraph that does
both over again belongs to the beginning of another story, which has its own date if a line of it gives one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from quizbank.domain.article import ParagraphKind, Story
from quizbank.domain.reading import Entity, EntityKind, Grain, Mention
from quizbank.reading.calendar import Context
from quizbank.reading.draft import Draft, Layer

NAME = "stories"
NEEDS = frozenset({Layer.TOKENS, Layer.ENTITIES})
GIVES = frozenset({Layer.STORIES})

_READ = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE})
# How many paragraphs of a story may stand before the one that introduces everybody.
_LEAD = 3
# A story that is told in fewer paragraphs is a part of one.
_SHORTEST = 3


def annotate(draft: Draft) -> Draft:
    """The draft with its stories, if the source did not part them already."""
    if len(draft.stories) > 1 or not draft.sentences:
        return draft
    starts = _starts(draft)
    if not starts:
        return draft
    whole = draft.stories[0] if draft.stories else Story(0, len(draft.text), "", draft.published)
    borders = [whole.start, *(_offset(draft, number) for number in starts), whole.end]
    stories = [replace(whole, end=borders[1])]
    for number, (start, end) in zip(starts, pairwise(borders[1:]), strict=True):
        stories.append(Story(start, end, _title(draft, number), _date(draft, number)))
    return replace(draft, stories=tuple(stories))


def _starts(draft: Draft) -> list[int]:
    """The numbers of the paragraphs at which another story begins."""
    again = _persons_again(draft) & _acronyms_again(draft)
    starts: list[int] = []
    behind = 0
    for number in sorted(again):
        start = _head(draft, number)
        if start - behind >= _SHORTEST:
            starts.append(start)
        behind = max(behind, number)
    return starts


def _persons_again(draft: Draft) -> set[int]:
    """The paragraphs in which a person is named in full, with a title, who went by the surname before."""
    found = set()
    for entity in draft.entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        is_full = is_short = False
        for paragraph, mention in _mentions(draft, entity):
            form = draft.words(mention.first, mention.last)
            if form == entity.name and is_short and "title" in mention.evidence:
                found.add(paragraph)
            is_full = is_full or form == entity.name
            is_short = is_short or (is_full and form in entity.name.split())
    return found


def _acronyms_again(draft: Draft) -> set[int]:
    """The paragraphs in which an acronym is explained that was explained and then used before."""
    found = set()
    for entity in draft.entities:
        if not entity.acronym:
            continue
        is_explained = is_used = False
        for paragraph, mention in _mentions(draft, entity):
            is_short = draft.words(mention.first, mention.last) == entity.acronym
            explains = is_short and draft.tokens.text[mention.first - 1 : mention.first] == ("(",)
            if explains and is_used:
                found.add(paragraph)
            is_used = is_used or (is_explained and is_short and not explains)
            is_explained = is_explained or explains
    return found


def _mentions(draft: Draft, entity: Entity) -> Iterator[tuple[int, Mention]]:
    """Each mention in running text with its paragraph."""
    for mention in entity.mentions:
        paragraph = draft.sentence_of(mention.first).paragraph
        if draft.kinds[paragraph] in _READ:
            yield paragraph, mention


def _head(draft: Draft, number: int) -> int:
    """The first paragraph of the story: the heading, caption or date line shortly above, if there is one."""
    for lead in range(number, max(number - _LEAD, 0), -1):
        if draft.kinds[lead - 1] not in _READ:
            while lead > 0 and draft.kinds[lead - 1] not in _READ:
                lead -= 1
            return lead
    return number


def _offset(draft: Draft, number: int) -> int:
    return next(s.start for s in draft.sentences if s.paragraph >= number)


def _paragraphs(draft: Draft, number: int) -> Iterator[tuple[ParagraphKind, str]]:
    """Kind and text of the paragraphs of a story's head."""
    for paragraph in range(number, len(draft.kinds)):
        sentences = [s for s in draft.sentences if s.paragraph == paragraph]
        if draft.kinds[paragraph] in _READ:
            return
        if sentences:
            yield draft.kinds[paragraph], draft.text[sentences[0].start : sentences[-1].end]


def _title(draft: Draft, number: int) -> str:
    """The story's heading, or ""."""
    return next((text for kind, text in _paragraphs(draft, number) if kind is ParagraphKind.HEADING), "")


def _date(draft: Draft, number: int) -> date | None:
    """The day that the story's date line gives, or None."""
    for kind, text in _paragraphs(draft, number):
        if kind is not ParagraphKind.DATELINE:
            continue
        for rule in draft.date_rules:
            for match in rule.pattern.finditer(text):
                value = rule.read(match, Context(None))
                if value and value.explicit and value.grain is Grain.DAY:
                    return date.fromisoformat(value.value)
    return None
