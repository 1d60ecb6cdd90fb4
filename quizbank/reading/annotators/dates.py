"""Dates: the language's patterns find them, the parse tells which are none and where they point."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from re import Match

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import DateMention, EntityKind, Grain
from quizbank.reading.calendar import Context, DateRule, Outlook
from quizbank.reading.draft import Draft, Layer

NAME = "dates"
NEEDS = frozenset({Layer.TOKENS, Layer.ENTITIES, Layer.STORIES})
GIVES = frozenset({Layer.DATES})

_ANCHORS = frozenset({Grain.DAY, Grain.MONTH, Grain.MONTH_PART, Grain.YEAR})
# Names in which a bare month, weekday or year is no date of its own.
_NAMES = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.EVENT, EntityKind.PROJECT})
# Before this year a four-figure number is a year only where a word such as "in" says so.
_LAST_OLD_YEAR = 1800
_CLIMB = 6


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    first: int
    last: int
    rule: DateRule
    match: Match[str]


def annotate(draft: Draft) -> Draft:
    """The dates in the order of the text, without overlaps."""
    dates: list[DateMention] = []
    for found in _without_overlaps(draft):
        before = _before(draft, found, dates)
        outlook = _outlook(draft, found)
        if outlook is Outlook.NEAREST and found.first - draft.sentence_of(found.first).first <= 1:
            # What a sentence opens with ("On Wednesday, …") is when it was said.
            outlook = Outlook.PAST
        context = Context(draft.published_at(found.start), outlook, before)
        if value := found.rule.read(found.match, context):
            # "Yesterday" in somebody's words counts from when they were said.
            is_sure = value.certain and (value.explicit or not found.rule.spoken or not _is_quoted(draft, found))
            is_sure = is_sure and (value.explicit or draft.is_dated_at(found.start) or not _needs_the_day(found))
            mention = DateMention(
                found.start, found.end, found.first, found.last,
                value.value, value.grain, value.part, value.explicit, is_sure,
            )  # fmt: skip
            dates.append(mention)
    return replace(draft, dates=tuple(dates))


def _needs_the_day(found: _Found) -> bool:
    """Whether the very day of publication decides: of "Friday" and "two days ago", hardly of "January 7"."""
    return found.rule.spoken or not any(map(str.isdigit, found.match[0]))


def _is_quoted(draft: Draft, found: _Found) -> bool:
    """Whether the date stands inside quotation marks that open in its paragraph."""
    start = draft.text.rfind("\n\n", 0, found.start) + 1
    before = draft.text[start : found.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _without_overlaps(draft: Draft) -> Iterator[_Found]:
    found = sorted(_candidates(draft), key=lambda item: (item.start, -item.end))
    behind = 0
    for item in found:
        if item.start >= behind:
            yield item
            behind = item.end


def _candidates(draft: Draft) -> Iterator[_Found]:
    named = {
        index
        for entity in draft.entities
        if entity.kind in _NAMES
        for mention in entity.mentions
        for index in range(mention.first, mention.last)
        # The year that opens an event's name ("2020 Samoa election") dates it.
        if entity.kind is not EntityKind.EVENT or index > mention.first
    }
    for rule in draft.date_rules:
        for match in rule.pattern.finditer(draft.text):
            start, end = match.span()
            first, last = _cover(draft, start, end)
            if first >= last or "\n\n" in match[0]:
                continue
            if draft.sentence_number(first) != draft.sentence_number(last - 1):
                continue
            if not rule.bare or not (named.intersection(range(first, last)) or _is_no_date(draft, first, last, match)):
                yield _Found(start, end, first, last, rule, match)


def _cover(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The tokens that the text [start, end) touches."""
    starts = draft.tokens.start
    first = max(bisect_right(starts, start) - 1, 0)
    if first < len(starts) and draft.tokens.end(first) <= start:
        first += 1
    return first, bisect_right(starts, end - 1)


def _is_no_date(draft: Draft, first: int, last: int, match: Match[str]) -> bool:
    """Whether the parse says that a bare month is a verb or a name, or that a bare number counts things."""
    groups, tokens = match.groupdict(), draft.tokens
    sentence = draft.sentence_of(first)
    before = tokens.text[first - 1] if first > sentence.first else ""
    if groups.get("year"):
        return _counts(draft, first, last, before, int(groups["year"]))
    if groups.get("digits") or groups.get("word"):
        # "in his forties" is an age.
        return before.lower() in {"his", "her", "their", "my", "your"} or match[0].lstrip("'’").isdigit()
    return bool(groups.get("month")) and last - first == 1 and _is_other_word(draft, first, last)


def _is_other_word(draft: Draft, first: int, last: int) -> bool:
    """Whether a bare month's name is a verb or a part of a name."""
    tokens, sentence = draft.tokens, draft.sentence_of(first)
    text = tokens.text[first]
    if text not in draft.lexicon.month_names:
        return False
    if first > sentence.first and tokens.pos[first - 1] == "PROPN" and tokens.space_after[first - 1]:
        return True
    is_name_after = last < sentence.last and tokens.pos[last] == "PROPN" and tokens.space_after[last - 1]
    if text in {"May", "March"}:
        return tokens.pos[first] != "PROPN" or first == sentence.first
    return is_name_after


def _counts(draft: Draft, first: int, last: int, before: str, year: int) -> bool:
    """Whether a four-figure number is no year."""
    tokens, lexicon = draft.tokens, draft.lexicon
    is_inside = last < draft.sentence_of(first).last
    before = before.lower()
    if before in lexicon.number_leads or (year < _LAST_OLD_YEAR and before not in lexicon.year_leads):
        return True
    if not is_inside:
        return False
    if tokens.text[last] in lexicon.counted_nouns:
        return True
    is_round = year % 100 == 0 or year < _LAST_OLD_YEAR
    if year < _LAST_OLD_YEAR and tokens.tag[last] in {"NN", "NNS"}:
        return True
    return tokens.tag[last] == "NNS" and is_round and before not in {"the", "since"}


def _before(draft: Draft, found: _Found, dates: list[DateMention]) -> DateMention | None:
    """The last date of the same or the previous sentence of the paragraph."""
    number = draft.sentence_number(found.first)
    paragraph = draft.sentences[number].paragraph
    for mention in reversed(dates):
        there = draft.sentence_number(mention.first)
        if number - there > 1 or draft.sentences[there].paragraph != paragraph:
            return None
        if mention.grain in _ANCHORS:
            return mention
    return None


def _outlook(draft: Draft, found: _Found) -> Outlook:
    """Where the clause of the date points: by its own preposition, else by its verb and what governs that."""
    tokens, lexicon = draft.tokens, draft.lexicon
    first = draft.sentence_of(found.first).first
    before = tokens.text[found.first - 1].lower() if found.first > first else ""
    index = tokens.head[_top(draft, found)]
    for _ in range(_CLIMB):
        if tokens.lemma[index].lower() in lexicon.future_words:
            return Outlook.FUTURE if _is_present(draft, index) else Outlook.NEAREST
        if tokens.pos[index] in {"VERB", "AUX"}:
            is_open = tokens.tag[index] in {"VB", "VBP", "VBZ"}
            if before in lexicon.limits:
                return Outlook.FUTURE if is_open else Outlook.NEAREST
            if before == "by" and is_open:
                return Outlook.NEAREST
            return _outlook_of_verb(draft, index)
        if tokens.head[index] == index:
            break
        index = tokens.head[index]
    return Outlook.NEAREST if before in lexicon.limits else Outlook.PAST


def _is_present(draft: Draft, index: int) -> bool:
    """Whether "is due", "are expected", "plans" is said of now."""
    tokens, sentence = draft.tokens, draft.sentence_of(index)
    if tokens.tag[index] in {"VBZ", "VBP"}:
        return True
    copula = [tokens.head[index]] if tokens.pos[index] == "ADJ" else []
    auxiliaries = [
        i for i in range(sentence.first, sentence.last) if tokens.head[i] == index and "aux" in tokens.dep[i]
    ]
    return any(tokens.tag[i] in {"VBZ", "VBP"} for i in (*copula, *auxiliaries))


def _top(draft: Draft, found: _Found) -> int:
    for index in range(found.first, found.last):
        if not found.first <= draft.tokens.head[index] < found.last:
            return index
    return found.first


def _outlook_of_verb(draft: Draft, verb: int) -> Outlook:
    tokens, lexicon = draft.tokens, draft.lexicon
    sentence = draft.sentence_of(verb)
    modals = {
        tokens.text[i].lower()
        for i in range(sentence.first, sentence.last)
        if tokens.head[i] == verb and tokens.dep[i] in {"aux", "auxpass"}
    }
    if modals & lexicon.future_modals:
        return Outlook.FUTURE
    if modals & lexicon.conditional_modals or tokens.lemma[verb] in lexicon.future_words:
        return Outlook.NEAREST
    if "to" in modals:
        governor = tokens.head[verb]
        if tokens.dep[verb] in {"relcl", "acl"}:
            return Outlook.NEAREST
        if tokens.lemma[governor].lower() in lexicon.future_words or tokens.lemma[governor] == "be":
            return Outlook.FUTURE if _is_present(draft, governor) else Outlook.NEAREST
        return Outlook.PAST
    is_heading = draft.kind_at(verb) in {ParagraphKind.HEADING, ParagraphKind.CAPTION}
    return Outlook.NEAREST if tokens.tag[verb] in {"VBZ", "VBP"} and not modals and not is_heading else Outlook.PAST
