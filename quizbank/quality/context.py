"""What checks may know: the article, its reading and facts, and how finished stems parse."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from quizbank import resources
from quizbank.domain.article import Article, ParagraphKind
from quizbank.domain.fact import Fact
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, Reading, Tokens

GAP = "___"
_LEAD = 3  # sentences
_FIRST_WORD = re.compile(r"\w+")

type Parse = Callable[[Sequence[str]], tuple[Tokens, ...]]


@dataclass(frozen=True)
class QualityContext:
    """``parse`` gives the tree of each text, in order; without it the checks on trees let everything through."""

    article: Article
    reading: Reading
    facts: tuple[Fact, ...]
    parse: Parse | None = None
    trees: Mapping[str, Tokens] = field(default_factory=dict)

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The word lists of the article's language."""
        return resources.toml("stems", self.article.language, "checks.toml")

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def names_by_first_word(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The forms of all names with their entity's id, by their first word, the longest first.

        A form that several bear belongs to the one whose full name it is, else to the first named.
        """
        owners: dict[str, str] = {}
        for entity in self.reading.entities:
            for form in (entity.acronym, *entity.aliases):
                owners.setdefault(form, entity.id)
        owners.update((entity.name, entity.id) for entity in reversed(self.reading.entities))
        found: dict[str, list[tuple[str, str]]] = {}
        for form in sorted(owners, key=lambda f: (-len(f), f)):
            if word := _FIRST_WORD.match(form):
                found.setdefault(word.group(), []).append((form, owners[form]))
        return {word: tuple(forms) for word, forms in found.items()}

    @cached_property
    def first_words_of_names(self) -> frozenset[str]:
        """The words that names of the reading begin with."""
        return frozenset(
            form.split()[0] for e in self.reading.entities for form in (e.name, *e.aliases, e.acronym) if form
        )

    @cached_property
    def facts_by_id(self) -> dict[str, Fact]:
        """The facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def quoted_in(self) -> dict[str, frozenset[int]]:
        """The sentences, by their start, that quote a person or say what was said, by the person's id."""
        found: dict[str, set[int]] = {}
        for quote in self.reading.quotes:
            if quote.speaker:
                found.setdefault(quote.speaker, set()).update(self._sentences(quote.start, quote.end))
        for fact in self.facts:
            if fact.relation == "said" and fact.by:
                for span in fact.evidence:
                    found.setdefault(fact.by, set()).update(self._sentences(span.start, span.end))
        return {person: frozenset(starts) for person, starts in found.items()}

    def _sentences(self, start: int, end: int) -> set[int]:
        return {s.start for s in self.reading.sentences if s.start < end and start < s.end}

    @cached_property
    def in_title(self) -> frozenset[str]:
        """The ids of those whom the title names, by any form of their name."""
        title = f" {fold(self.article.title)} "
        return frozenset(
            e.id
            for e in self.reading.entities
            if any(f" {fold(form)} " in title for form in (e.name, *e.aliases, e.acronym) if form)
        )

    @cached_property
    def in_lead(self) -> frozenset[str]:
        """The ids of those whom the title or the first sentences of the story name: what the article is about."""
        body = [
            s for s in self.reading.sentences if self.article.paragraphs[s.paragraph].kind is not ParagraphKind.HEADING
        ]
        end = body[min(len(body), _LEAD) - 1].end if body else 0
        return self.in_title | {e.id for e in self.reading.entities if any(m.start < end for m in e.mentions)}

    def sentence_at(self, offset: int) -> int:
        """Where the sentence begins that holds the offset; -1 if none does."""
        return next((s.start for s in self.reading.sentences if s.start <= offset < s.end), -1)

    def fact(self, question: Question) -> Fact | None:
        """The fact that the question asks."""
        return self.facts_by_id.get(question.fact)

    def tree(self, question: Question) -> Tokens | None:
        """The parse of the stem, its gap filled with the key; None if nothing parses here."""
        return self.trees.get(whole(question))

    def with_trees(self, questions: Sequence[Question]) -> "QualityContext":
        """The same context with the stems parsed in one batch."""
        if self.parse is None:
            return self
        texts = list(dict.fromkeys(whole(q) for q in questions))
        return replace(self, trees=dict(zip(texts, self.parse(texts), strict=True)))


def whole(question: Question) -> str:
    """The stem with the key in its gap."""
    return question.stem.replace(GAP, question.key or "")
