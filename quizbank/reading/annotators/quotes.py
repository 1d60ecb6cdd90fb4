"""Quotes: who said what, in quotation marks or as a clause."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import Entity, EntityKind, Quote, Sentence
from quizbank.reading.draft import Draft, Layer

NAME = "quotes"
NEEDS = frozenset({Layer.TOKENS, Layer.ENTITIES})
GIVES = frozenset({Layer.QUOTES})

# A quotation may run to the end of its paragraph: the next one then opens with a mark again.
_MARKS = re.compile(r"[“\"](?P<said>[^“”\"]+)(?:[”\"]|\Z)")
_SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
_PRONOUNS = frozenset({"he", "she"})
_FEWEST_WORDS = 4


def annotate(draft: Draft) -> Draft:
    """The quotes in the order of the text; persons who speak get "quote" as evidence."""
    finder = _Finder(draft)
    quotes = [*finder.direct(), *finder.indirect(), *finder.according()]
    named: dict[str, set[int]] = {}
    for quote, token in finder.named:
        if quote.speaker:
            named.setdefault(quote.speaker, set()).add(token)
    entities = tuple(_with_quote(entity, named.get(entity.id, set())) for entity in draft.entities)
    ordered = sorted(dict.fromkeys(quotes), key=lambda quote: (quote.start, quote.end))
    return replace(draft, quotes=tuple(ordered), entities=entities)


def _with_quote(entity: Entity, tokens: set[int]) -> Entity:
    """The entity with "quote" as evidence on mentions that hold one of the tokens."""
    if not tokens:
        return entity
    mentions = tuple(
        replace(m, evidence=tuple(dict.fromkeys((*m.evidence, "quote"))))
        if any(m.first <= token < m.last for token in tokens)
        else m
        for m in entity.mentions
    )
    return replace(entity, mentions=mentions)


class _Finder:
    """Looks for quotes; ``named`` collects each quote with the token that names its speaker."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tokens = draft.tokens
        self.named: list[tuple[Quote, int]] = []
        self._owner = {
            index: entity
            for entity in draft.entities
            if entity.kind in _SPEAKERS
            for mention in entity.mentions
            for index in range(mention.first, mention.last)
        }
        self._children: dict[int, list[int]] = {}
        for index, head in enumerate(self._tokens.head):
            if head != index:
                self._children.setdefault(head, []).append(index)
        self._inside: set[int] = set()

    def direct(self) -> Iterator[Quote]:
        """Words in quotation marks, of a clause's length; shorter ones are terms."""
        paragraphs: dict[int, list[int]] = {}
        for number, sentence in enumerate(self._draft.sentences):
            paragraphs.setdefault(sentence.paragraph, []).append(number)
        for paragraph, numbers in paragraphs.items():
            if self._draft.kinds[paragraph] in {ParagraphKind.HEADING, ParagraphKind.CAPTION}:
                continue
            start, end = self._draft.sentences[numbers[0]].start, self._draft.sentences[numbers[-1]].end
            found = []
            for match in _MARKS.finditer(self._draft.text[start:end]):
                a, b = start + match.start("said"), start + match.end("said")
                inner = list(range(bisect_left(self._tokens.start, a), bisect_left(self._tokens.start, b)))
                self._inside.update(inner)
                if len(match["said"].split()) >= _FEWEST_WORDS and inner:
                    found.append((a, b, inner))
            before: tuple[Quote, list[int]] | None = None
            for a, b, inner in found:
                quote = self._attributed(a, b, inner, numbers)
                if before and quote.speaker is None and self._goes_on(before[1], inner):
                    quote = replace(quote, speaker=before[0].speaker)
                before = quote, inner
                yield quote

    def _goes_on(self, before: list[int], inner: list[int]) -> bool:
        """Whether a quote opens the sentence right after that of the quote before: one speaker goes on."""
        there, here = self._draft.sentence_number(before[-1]), self._draft.sentence_number(inner[0])
        opens = inner[0] - self._draft.sentences[here].first <= 1
        return opens and here - there <= 1 and not self._outside_verbs(here)

    def _outside_verbs(self, number: int) -> list[int]:
        """The say verbs of a sentence outside quotation marks."""
        sentence = self._draft.sentences[number]
        return [i for i in self._range(sentence) if i not in self._inside and self._is_say_verb(i)]

    def _range(self, sentence: Sentence) -> range:
        return range(sentence.first, sentence.last)

    def _attributed(self, start: int, end: int, inner: list[int], numbers: list[int]) -> Quote:
        """The direct quote with the say verb that stands in its sentence or closest in the paragraph."""
        first, last = (self._draft.sentence_number(i) for i in (inner[0], inner[-1]))
        near = [last, *range(first, last), last + 1, first - 1]
        for number in near:
            if number not in numbers:
                continue
            verbs = self._outside_verbs(number)
            # In the sentence beside, only a verb that follows or precedes the marks directly tells who spoke.
            if number not in {first, last} and not self._is_near(verbs, inner):
                continue
            verbs.sort(key=lambda i: min(abs(i - inner[0]), abs(i - inner[-1])))
            for verb in verbs:
                speaker, named = self._subject(verb)
                if named is not None:
                    return self._keep(Quote(start, end, direct=True, speaker=speaker, verb=verb), named)
        return Quote(start, end, direct=True, speaker=None, verb=-1)

    def _is_near(self, verbs: list[int], inner: list[int]) -> bool:
        return any(min(abs(i - inner[0]), abs(i - inner[-1])) <= 4 for i in verbs)

    def indirect(self) -> Iterator[Quote]:
        """Clauses that depend on a say verb."""
        for verb in range(len(self._tokens)):
            if verb in self._inside or not self._is_say_verb(verb):
                continue
            for clause in self._children.get(verb, ()):
                if self._tokens.dep[clause] == "ccomp" and clause not in self._inside and clause > verb:
                    first, last = self._subtree(clause)
                    if first <= verb or last - first < _FEWEST_WORDS or first in self._inside:
                        continue
                    speaker, named = self._subject(verb)
                    yield self._keep(self._indirect(first, last, speaker, verb), named)

    def according(self) -> Iterator[Quote]:
        """The rest of a sentence with "according to X"."""
        texts = self._tokens.text
        for index in range(len(texts) - 2):
            if texts[index].lower() != "according" or texts[index + 1] != "to" or index in self._inside:
                continue
            sentence = self._draft.sentence_of(index)
            owner, named = self._owner_below(index + 1)
            behind = max(self._subtree(index)[1], index + 2)
            first, last = (behind, sentence.last) if index - sentence.first < 2 else (sentence.first, index)
            first, last = self._strip(first, last)
            if last - first >= _FEWEST_WORDS and not self._inside.intersection((first, last - 1)):
                yield self._keep(self._indirect(first, last, owner, -1), named)

    def _indirect(self, first: int, last: int, speaker: str | None, verb: int) -> Quote:
        return Quote(self._tokens.start[first], self._tokens.end(last - 1), direct=False, speaker=speaker, verb=verb)

    def _keep(self, quote: Quote, named: int | None) -> Quote:
        if named is not None:
            self.named.append((quote, named))
        return quote

    def _is_say_verb(self, index: int) -> bool:
        return self._tokens.pos[index] == "VERB" and self._tokens.lemma[index].lower() in self._draft.lexicon.say_verbs

    def _subject(self, verb: int) -> tuple[str | None, int | None]:
        """The speaker's entity id, if it is known, and the token of the subject."""
        for _ in range(3):
            for child in self._children.get(verb, ()):
                if self._tokens.dep[child] == "nsubj":
                    return self._speaker(child), child
            # "X spoke and said": the subject of the verb before.
            if self._tokens.dep[verb] not in {"conj", "xcomp", "advcl"}:
                return None, None
            verb = self._tokens.head[verb]
        return None, None

    def _speaker(self, subject: int) -> str | None:
        tokens = self._tokens
        if subject in self._owner and tokens.tag[subject] != "PRP$":
            return self._owner[subject].id
        if tokens.text[subject].lower() in _PRONOUNS:
            return self._antecedent(subject)
        if tokens.text[subject].lower() in {"who", "that"}:
            noun = tokens.head[tokens.head[subject]]
            return self._owner[noun].id if noun in self._owner else None
        # "Nazarbaev's spokesman, Aidos U., said": the name in apposition, never the possessor.
        for child in self._children.get(subject, ()):
            if tokens.dep[child] == "appos" and child in self._owner and self._owner[child].kind is EntityKind.PERSON:
                return self._owner[child].id
        return None

    def _antecedent(self, pronoun: int) -> str | None:
        """The one person who is the subject of the previous sentence, if no other person stands in between."""
        number = self._draft.sentence_number(pronoun)
        sentence = self._draft.sentences[number]
        between = [self._owner.get(i) for i in range(sentence.first, pronoun)]
        persons = {e.id for e in between if e and e.kind is EntityKind.PERSON}
        if persons or number == 0 or self._draft.sentences[number - 1].paragraph != sentence.paragraph:
            return persons.pop() if len(persons) == 1 else None
        before = self._draft.sentences[number - 1]
        subjects = {
            self._owner[i].id
            for i in self._range(before)
            if self._tokens.dep[i] == "nsubj" and i in self._owner and self._owner[i].kind is EntityKind.PERSON
        }
        return subjects.pop() if len(subjects) == 1 else None

    def _owner_below(self, preposition: int) -> tuple[str | None, int | None]:
        """The entity that "to" governs, itself or named in apposition."""
        for child in self._children.get(preposition, ()):
            if self._tokens.dep[child] == "pobj":
                return self._speaker(child), child
        return None, None

    def _subtree(self, root: int) -> tuple[int, int]:
        """The tokens [first, last) below a token, itself included."""
        first = last = root
        waiting = [root]
        while waiting:
            index = waiting.pop()
            first, last = min(first, index), max(last, index)
            waiting += self._children.get(index, ())
        return self._strip(first, last + 1)

    def _strip(self, first: int, last: int) -> tuple[int, int]:
        """The range without punctuation at its borders."""
        while first < last and self._tokens.pos[first] == "PUNCT":
            first += 1
        while last > first and self._tokens.pos[last - 1] in {"PUNCT", "CCONJ"}:
            last -= 1
        return first, last
