"""Persons whom the model missed or took for something else: a title before, a given name first, a human verb behind."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.annotators.bodies import named_after
from quizbank.reading.draft import Draft, Layer, Span

NAME = "persons"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES, Layer.BODIES})
GIVES = frozenset({Layer.UNSEEN_PERSONS})

_LONGEST = 4
_NICKNAMED = frozenset({"known", "nicknamed", "alias"})
# Between a name and "known as": a comma, "better".
_NEAR = 2
_QUOTE_MARKS = frozenset({'"', "”", "''", "’’"})


def annotate(draft: Draft) -> Draft:
    """The draft with these persons."""
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    spans = [_told(draft, span) for span in draft.spans]
    draft = draft.with_spans([*spans, *_unseen(draft, owner)])
    return draft.with_spans(named_after(draft))


def _told(draft: Draft, span: Span) -> Span:
    """A single word taken for a body or place as the person it is: a statesman, or who speaks right behind a quote."""
    text = draft.form(span)
    if span.kind is EntityKind.PERSON or " " in text or span.is_known:
        return span
    if _is_nickname(draft, span):
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("pattern")
    if text in draft.lexicon.statesmen:
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("gazetteer")
    after_quote = span.first > 0 and draft.tokens.text[span.first - 1] in _QUOTE_MARKS
    if after_quote and not text.isupper() and _acts(draft, span.first):
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("pattern")
    return span


def _is_nickname(draft: Draft, span: Span) -> bool:
    """Whether "NAME, known as" or "nicknamed", of a person, stands right before."""
    at = next((a for a in (span.first - 1, span.first - 2) if a > 0 and draft.tokens.text[a] in _NICKNAMED), 0)
    return (
        any(other.kind is EntityKind.PERSON and 0 <= at - other.last <= _NEAR for other in draft.spans) if at else False
    )


def _unseen(draft: Draft, owner: dict[int, Span]) -> Iterator[Span]:
    index = 0
    while index < len(draft.tokens):
        if index in owner or not _may_be_name(draft, index):
            index += 1
            continue
        end = _run_ends(draft, index, owner)
        signal = _signal(draft, index, end)
        if signal:
            yield Span(index, end, EntityKind.PERSON, evidence=(signal,))
        index = end if signal else index + 1


def _run_ends(draft: Draft, index: int, owner: dict[int, Span]) -> int:
    """The end of the capitalised words and particles that begin at ``index``."""
    limit = min(draft.sentence_of(index).last, index + _LONGEST)
    end = at = index + 1
    while at < limit and at not in owner and draft.tokens.space_after[at - 1]:
        if _may_be_name(draft, at):
            end = at + 1
        elif draft.tokens.text[at].lower() not in draft.lexicon.particles:
            break
        at += 1
    return end


def _may_be_name(draft: Draft, index: int) -> bool:
    text, lexicon = draft.tokens.text[index], draft.lexicon
    is_word = text[0].isupper() and len(text) > 1 and text.replace("-", "").isalpha() and not text.isupper()
    is_other = (
        text in lexicon.title_words
        or text in lexicon.no_names
        or text in lexicon.subtypes
        or text in lexicon.last_words
    )
    return is_word and not is_other and draft.tokens.pos[index] not in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "ADV"}


def _signal(draft: Draft, first: int, last: int) -> str:
    """What says that the words are a person's name; "" if nothing does."""
    tokens, lexicon = draft.tokens, draft.lexicon
    words, is_proper = tokens.text[first:last], tokens.pos[last - 1] == "PROPN"
    if {*tokens.text[max(first - 2, 0) : first]} & lexicon.ships:
        return ""
    if len(words) == 1 and words[0] in lexicon.statesmen:
        return "gazetteer"
    if len(words) > 1 and is_proper and words[0] in lexicon.given_names:
        return "given_name"
    if is_proper and _has_address(draft, first):
        return "title"
    return "human_verb" if is_proper and len(words) < 3 and _acts(draft, last - 1) else ""


def _has_address(draft: Draft, first: int) -> bool:
    """Whether "Princess", "Presidents" … stands right before."""
    before = draft.tokens.text[first - 1] if first > draft.sentence_of(first).first else ""
    return before in draft.lexicon.forms_of_address or before.removesuffix("s") in draft.lexicon.forms_of_address


def _acts(draft: Draft, index: int) -> bool:
    """Whether the word is the subject of a verb that only persons do, in a sentence that does not begin with it."""
    tokens, verb = draft.tokens, draft.tokens.head[index]
    if index == draft.sentence_of(index).first and tokens.tag[index] != "NNP":
        return False
    return tokens.dep[index] == "nsubj" and tokens.lemma[verb].lower() in draft.lexicon.personal_verbs
