"""What every kind writes from: the article, its reading and facts, with the look-ups that kinds share."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from quizbank import resources
from quizbank.domain.article import Article
from quizbank.domain.fact import DateValue, EntityValue, Fact, Span
from quizbank.domain.identity import fold
from quizbank.domain.question import Evidence
from quizbank.domain.reading import Entity, EntityKind, Mention, Reading

_WORDS_AROUND = 8


@dataclass(frozen=True)
class Material:
    """One article with all that is known of it; ``seed`` decides what is left to chance."""

    article: Article
    reading: Reading
    facts: tuple[Fact, ...]
    seed: int

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def persons(self) -> tuple[Entity, ...]:
        """The persons, in the order of the text."""
        return tuple(e for e in self.reading.entities if e.kind is EntityKind.PERSON)

    @cached_property
    def names_with_article(self) -> frozenset[str]:
        """The ids of the names that stand with an article ("the CSTO").

        The text decides where the name stands by itself; where it only modifies ("CSTO troops"), its last word does.
        """
        words = resources.toml("stems", self.article.language, "words.toml")
        found = set()
        for entity in self.reading.entities:
            if entity.kind in (EntityKind.PERSON, EntityKind.GROUP):
                continue
            votes = [self._has_article(m, frozenset(words["articles"])) for m in entity.mentions if self._is_alone(m)]
            common = entity.name.split()[-1].lower() in words["with_article"] or " of " in entity.name
            body = entity.kind is not EntityKind.PLACE
            if (votes and sum(votes) * 2 >= len(votes)) or (body and common):
                found.add(entity.id)
        return frozenset(found)

    def _is_alone(self, mention: Mention) -> bool:
        """Whether the name is no part of a longer noun phrase."""
        tokens = self.reading.tokens
        last = mention.last - 1
        return mention.last > mention.first and tokens.dep[last] not in ("compound", "amod", "nmod", "poss")

    def _has_article(self, mention: Mention, articles: frozenset[str]) -> bool:
        tokens = self.reading.tokens
        return mention.first > 0 and (
            tokens.text[mention.first - 1].lower() in articles or tokens.text[mention.first].lower() in articles
        )

    @cached_property
    def roles(self) -> dict[str, tuple[Fact, ...]]:
        """The role facts of each person, by entity id."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.facts:
            holder = fact.argument("holder")
            if fact.relation == "role" and holder and isinstance(holder.value, EntityValue):
                found[holder.value.entity] = (*found.get(holder.value.entity, ()), fact)
        return found

    @cached_property
    def leavers(self) -> dict[str, bool]:
        """The persons who died or left office in the article, and whether in the month of the news.

        No publication date goes with their role: they had it until then at the most.
        """
        words = resources.toml("stems", self.article.language, "words.toml")
        month = self.article.published.isoformat()[:7] if self.article.published else "-"
        found = dict.fromkeys(self._who_goes(frozenset(words["leaving"]), frozenset(words["put_out"])), False)
        for fact in self.facts:
            subject, date = fact.argument("subject"), fact.argument("date")
            verb, passive = fact.phrase("verb").lower(), fact.phrase("voice") == "passive"
            left = verb in words["leaving"] or (passive and verb in words["put_out"])
            if left and subject and isinstance(subject.value, EntityValue):
                recent = date is not None and isinstance(date.value, DateValue) and date.value.date.startswith(month)
                found[subject.value.entity] = found.get(subject.value.entity, False) or recent
        return found

    @cached_property
    def credited(self) -> frozenset[str]:
        """The persons who are named only where a story says who reported it."""
        phrases = resources.toml("stems", self.article.language, "words.toml")["credits"]
        text = self.article.text
        places = [s for s in self.reading.sentences if any(c in text[s.start : s.end].lower() for c in phrases)]
        return frozenset(
            e.id for e in self.persons if all(any(s.start <= m.start < s.end for s in places) for m in e.mentions)
        )

    def _who_goes(self, leaving: frozenset[str], put_out: frozenset[str]) -> Iterator[str]:
        """The persons of whom a verb says so, whether or not a fact was made of it."""
        tokens = self.reading.tokens
        for person in self.persons:
            for mention in person.mentions:
                for i in range(mention.first, mention.last):
                    verb = tokens.lemma[tokens.head[i]].lower()
                    if (tokens.dep[i] == "nsubj" and verb in leaving) or (
                        tokens.dep[i] == "nsubjpass" and verb in put_out
                    ):
                        yield person.id

    @cached_property
    def forms(self) -> dict[str, frozenset[str]]:
        """The folded names of each entity: canonical, aliases and acronym."""
        return {
            e.id: frozenset(fold(form) for form in (e.name, e.acronym, *e.aliases) if form)
            for e in self.reading.entities
        }

    @cached_property
    def bearers(self) -> dict[str, tuple[Entity, ...]]:
        """The entities that bear a folded form of name."""
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.reading.entities:
            for form in self.forms[entity.id]:
                found[form] = (*found.get(form, ()), entity)
        return found

    @cached_property
    def partly_named(self) -> dict[str, tuple[Entity, ...]]:
        """The persons in whose folded name those words stand together."""
        found: dict[str, tuple[Entity, ...]] = {}
        for person in self.persons:
            words = fold(person.name).split(" ")
            for first, last in combinations(range(len(words) + 1), 2):
                part = " ".join(words[first:last])
                found[part] = (*found.get(part, ()), person)
        return found

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of the article that keep their capital within a sentence."""
        tokens = self.reading.tokens
        named = {
            word for e in self.reading.entities for form in (e.name, *e.aliases, e.acronym) for word in form.split()
        }
        proper = {tokens.text[i] for i in range(len(tokens)) if tokens.pos[i] == "PROPN"}
        return frozenset({w.removesuffix("’s").removesuffix("'s") for w in named | proper} | named | proper)

    def named(self, text: str) -> str:
        """The id of the entity whose full name the text is, or ""."""
        return next((e.id for e in self.reading.entities if e.name == text), "")

    def entities_in(self, span: Span) -> frozenset[str]:
        """The ids of the entities that are named between start and end."""
        return frozenset(
            e.id for e in self.reading.entities if any(span.start <= m.start < span.end for m in e.mentions)
        )

    def dates_in(self, span: Span) -> frozenset[str]:
        """The values of the dates that stand between start and end."""
        return frozenset(d.value for d in self.reading.dates if span.start <= d.start < span.end)

    def values_of(self, fact: Fact) -> tuple[EntityValue | DateValue, ...]:
        """The entities and dates among the fact's arguments."""
        return tuple(a.value for a in fact.arguments if isinstance(a.value, EntityValue | DateValue))

    def evidence(self, fact: Fact) -> tuple[Evidence, ...]:
        """The fact's proofs with some words on either side."""
        text = self.article.text
        return tuple(
            Evidence(
                self.article.id,
                span.start,
                span.end,
                text[span.start : span.end],
                _before(text[max(0, span.start - 400) : span.start]),
                _after(text[span.end : span.end + 400]),
            )
            for span in fact.evidence
        )


def _before(text: str) -> str:
    """The last words of a text that ends between two words."""
    return " ".join(text.split()[-_WORDS_AROUND:]) if text[-1:].isspace() else ""


def _after(text: str) -> str:
    """The first words of a text that begins between two words."""
    return " ".join(text.split()[:_WORDS_AROUND]) if text[:1].isspace() else ""
