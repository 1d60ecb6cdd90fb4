"""Whom "he", "its", "the alliance" or "his predecessor" means, only where hardly anything else can be meant.

All others are kept, too, without an entity: so it is known that something there is open.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import Entity, EntityKind, Reference, Sentence
from quizbank.reading.draft import Draft, Layer
from quizbank.reading.roles import Roles

NAME = "references"
NEEDS = frozenset({Layer.TOKENS, Layer.ENTITIES})
GIVES = frozenset({Layer.REFERENCES})

_MARKS = re.compile(r"[“\"][^“”\"]+(?:[”\"]|\Z)")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Relations of a clause to the one above it, whose subject its pronouns mostly mean.
_BELOW = frozenset(
    ["nsubj", "nsubjpass", "ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "pcomp", "prep", "pobj", "dobj", "attr"]
    + ["dep", "poss", "compound", "amod", "nmod", "appos", "agent", "dative", "oprd", "acomp", "npadvmod"]
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THINGS = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE})
_DESCRIBED = frozenset({"det", "amod", "compound", "punct", "case"})
_READ = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE})

type _Found = tuple[str | None, tuple[str, ...]]
_OPEN: _Found = (None, ())


def annotate(draft: Draft) -> Draft:
    """The draft with its references in the order of the text."""
    return replace(draft, references=tuple(_Resolver(draft).references()))


class _Resolver:
    """Goes through the text once; what is resolved serves those behind it."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._tokens, self._lexicon = draft, draft.tokens, draft.lexicon
        self._roles = Roles(draft)
        self._owner = {
            index: entity for entity in draft.entities for m in entity.mentions for index in range(m.first, m.last)
        }
        self._children: dict[int, list[int]] = {}
        for index, head in enumerate(self._tokens.head):
            if head != index:
                self._children.setdefault(head, []).append(index)
        self._means: dict[int, str] = {}
        self._open: set[int] = set()
        self._quoted = self._inside_marks()

    def references(self) -> Iterator[Reference]:
        """Every pronoun of the third person and every description, with its entity if that is certain."""
        for sentence in self._draft.sentences:
            if self._draft.kinds[sentence.paragraph] not in _READ:
                continue
            for index in range(sentence.first, sentence.last):
                if index in self._owner:
                    continue
                if (found := self._look(index, sentence)) is not None:
                    first, (entity, evidence) = found
                    yield self._keep(first, index, entity, evidence)

    def _keep(self, first: int, index: int, entity: str | None, evidence: tuple[str, ...]) -> Reference:
        if entity:
            self._means[index] = entity
        else:
            self._open.add(index)
        tokens = self._tokens
        return Reference(tokens.start[first], tokens.end(index), first, index + 1, entity, evidence)

    def _look(self, index: int, sentence: Sentence) -> tuple[int, _Found] | None:
        """The first token and the meaning of what refers at ``index``; None if nothing does."""
        sort = self._lexicon.pronouns.get(self._tokens.text[index].lower())
        if sort and self._tokens.pos[index] == "PRON":
            return index, _OPEN if index in self._quoted else self._pronoun(index, sentence, sort)
        word = self._tokens.lemma[index].lower()
        if self._tokens.tag[index] != "NN":
            return None
        if word in self._lexicon.offices and (first := self._possessor(index)) is not None:
            return first, self._office(first, word)
        first = self._article(index)
        if first is None or index in self._quoted:
            return None
        if word in self._lexicon.described:
            return first, self._described(index, sentence, word)
        return (first, self._holder(index, word)) if word in self._lexicon.roles else None

    # Pronouns

    def _pronoun(self, index: int, sentence: Sentence, sort: str) -> _Found:
        if sort in {"man", "woman"}:
            return self._person(index, sentence, sort)
        return self._thing(index, sentence) if sort == "thing" else _OPEN

    def _person(self, index: int, sentence: Sentence, gender: str) -> _Found:
        """The subject of the clause above or else of the sentence before, if no other person comes into question."""
        here = self._persons(sentence.first, index)
        if here is None:
            return _OPEN
        if here:
            subject = self._subject_above(index, frozenset({EntityKind.PERSON}))
            is_only = subject is not None and here == {subject} and self._may_be(subject, gender)
            return (subject, ("clause_subject",)) if is_only else _OPEN
        before = self._before(sentence)
        if before is None or not (there := self._persons(before.first, before.last)) or len(there) > 1:
            return _OPEN
        (person,) = there
        is_subject = person == self._main_subject(before)
        return (person, ("sentence_subject",)) if is_subject and self._may_be(person, gender) else _OPEN

    def _thing(self, index: int, sentence: Sentence) -> _Found:
        """The subject of the clause above, if it is the only body or country in the sentence so far."""
        here = {e.id for i in range(sentence.first, index) if (e := self._owner.get(i)) and e.kind in _THINGS}
        subject = self._subject_above(index, _THINGS)
        return (subject, ("clause_subject",)) if subject is not None and here == {subject} else _OPEN

    def _persons(self, first: int, last: int) -> set[str] | None:
        """The persons named or meant within [first, last); None if somebody there is not known."""
        persons = set()
        for index in range(first, last):
            entity = self._owner.get(index)
            if entity and entity.kind is EntityKind.PERSON:
                persons.add(entity.id)
            elif index in self._means and self._is_person(self._means[index]):
                persons.add(self._means[index])
            elif self._is_somebody(index):
                return None
        return persons

    def _is_somebody(self, index: int) -> bool:
        """Whether a person is meant by a pronoun left open or by a noun beside which no name stands."""
        tokens = self._tokens
        sort = self._lexicon.pronouns.get(tokens.text[index].lower())
        if index in self._open and sort in {"man", "woman"}:
            return True
        is_human = tokens.pos[index] == "NOUN" and tokens.lemma[index].lower() in self._lexicon.roles
        if not is_human or index in self._owner or tokens.dep[index] in {"compound", "attr", "appos", "nmod"}:
            return False
        return not self._roles.has_name_beside(index)

    def _subject_above(self, index: int, kinds: frozenset[EntityKind]) -> str | None:
        """The entity that is the subject of the clause around ``index``, or of one above that has none itself."""
        tokens, at = self._tokens, index
        if not self._may_mean_the_subject(index):
            return None
        came_from = index
        while tokens.head[at] != at:
            came_from, at = at, tokens.head[at]
            subject = next((c for c in self._children.get(at, ()) if tokens.dep[c] in _SUBJECTS), None)
            if subject is None or subject == came_from or subject > index:
                if tokens.dep[at] not in _BELOW:
                    return None
                continue
            return self._single(subject, kinds)
        return None

    def _may_mean_the_subject(self, index: int) -> bool:
        """Whether the pronoun is not the object of a verb: "the EU considers it a project" is not about itself."""
        tokens, verb = self._tokens, self._tokens.head[index]
        if tokens.tag[index] == "PRP$" or tokens.text[index].endswith("self"):
            return True
        helped = any(tokens.dep[c] in {"aux", "auxpass"} for c in self._children.get(verb, ()))
        return tokens.dep[index] in _SUBJECTS and (helped or tokens.tag[verb] in _FINITE)

    def _main_subject(self, sentence: Sentence) -> str | None:
        tokens = self._tokens
        for index in range(sentence.first, sentence.last):
            is_main = tokens.dep[tokens.head[index]] == "ROOT" and tokens.dep[index] in _SUBJECTS
            if is_main and index not in self._quoted:
                return self._single(index, frozenset({EntityKind.PERSON}))
        return None

    def _single(self, subject: int, kinds: frozenset[EntityKind]) -> str | None:
        """The one entity that a subject's token names or means; None for two joined by "and"."""
        if any(self._tokens.dep[c] == "conj" for c in self._children.get(subject, ())):
            return None
        if subject in self._means:
            entity: Entity | None = self._entity(self._means[subject])
        else:
            entity = self._owner.get(subject)
        return entity.id if entity and entity.kind in kinds else None

    def _may_be(self, person: str, gender: str) -> bool:
        """Whether nothing says that the person is of the other sex; from now on the text has said it."""
        return self._roles.genders.setdefault(person, gender) == gender

    def _before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before in the same paragraph."""
        number = self._draft.sentence_number(sentence.first)
        before = self._draft.sentences[number - 1] if number else None
        return before if before and before.paragraph == sentence.paragraph else None

    # Descriptions

    def _article(self, index: int) -> int | None:
        """The token of "the" or "this" that begins a phrase of article, adjectives and noun; None for any other."""
        children = self._children.get(index, ())
        start = min(children, default=index)
        begins = self._tokens.text[start].lower() in {"the", "this"} and self._tokens.dep[start] == "det"
        is_plain = all(self._tokens.dep[c] in _DESCRIBED and c < index for c in children)
        is_own = is_plain and all(self._tokens.text[i] in self._lexicon.neutral for i in range(start + 1, index))
        is_bare = self._tokens.dep[index] not in {"compound", "appos", "attr", "nmod"}
        return start if begins and is_own and is_bare and not self._goes_on(index) else None

    def _goes_on(self, index: int) -> bool:
        """Whether a name follows, as in "the newspaper NAME"."""
        return index + 1 in self._owner and self._tokens.space_after[index]

    def _described(self, index: int, sentence: Sentence, noun: str) -> _Found:
        """The only entity that the noun fits in the paragraph so far, or else in the paragraph before it."""
        kind, subtypes = self._lexicon.described[noun]
        number = sentence.paragraph
        first = next(s.first for s in self._draft.sentences if s.paragraph == number)
        found = self._fitting(range(first, index), kind, subtypes)
        if not found and number:
            earlier = [s for s in self._draft.sentences if s.paragraph == self._paragraph_before(number)]
            found = self._fitting((i for s in earlier for i in range(s.first, s.last)), kind, subtypes)
        return (found.pop(), ("only_candidate",)) if len(found) == 1 else _OPEN

    def _paragraph_before(self, number: int) -> int:
        return next((n for n in range(number - 1, -1, -1) if self._draft.kinds[n] in _READ), -1)

    def _fitting(self, indices: Iterable[int], kind: EntityKind, subtypes: frozenset[str]) -> set[str]:
        """The entities of that kind and subtype among the tokens; a people counts as its country."""
        found = set()
        for index in indices:
            entity = self._owner.get(index)
            if entity and entity.kind is kind and entity.subtype in subtypes:
                found.add(entity.id)
            elif entity and kind is EntityKind.PLACE and entity.kind is EntityKind.GROUP:
                found.add(self._country(entity) or entity.id)
        return found - {e.id for e in self._draft.entities if e.kind is EntityKind.GROUP and e.subtype != "nationality"}

    def _country(self, people: Entity) -> str | None:
        name = self._lexicon.peoples.get(people.name)
        known = (self._lexicon.names.get(e.name) for e in self._draft.entities)
        fits = (e.id for e, k in zip(self._draft.entities, known, strict=True) if k and name and k.canonical == name)
        return next(fits, None)

    def _holder(self, index: int, role: str) -> _Found:
        """The only person of the text so far who has the role that "the president" names."""
        holders = self._roles.holders(role, index)
        is_one = len(holders) == 1 and self._roles.is_near(next(iter(holders)), index)
        return (holders.pop(), ("role",)) if is_one else _OPEN

    def _possessor(self, index: int) -> int | None:
        """The token of "his" or "her" before an office's noun that nothing else belongs to and no name follows."""
        children = self._children.get(index, ())
        owner = next((c for c in children if self._tokens.dep[c] == "poss"), None)
        has_name = any(self._tokens.dep[c] == "appos" for c in children) or self._goes_on(index)
        is_appositive = self._tokens.dep[index] in {"appos", "attr", "compound"}
        return owner if owner in self._means and not has_name and not is_appositive else None

    def _office(self, possessor: int, noun: str) -> _Found:
        """The only other person who held, or holds, the office of the one whose predecessor or successor is meant."""
        whose = self._means[possessor]
        is_former = self._lexicon.offices[noun] == "former"
        found = self._roles.of_the_same_office(whose, is_former=is_former)
        return (found.pop(), ("role",)) if len(found) == 1 else _OPEN

    # What the others look up

    def _entity(self, entity_id: str) -> Entity:
        return next(e for e in self._draft.entities if e.id == entity_id)

    def _is_person(self, entity_id: str) -> bool:
        return self._entity(entity_id).kind is EntityKind.PERSON

    def _inside_marks(self) -> set[int]:
        """The tokens inside quotation marks of their paragraph."""
        inside: set[int] = set()
        paragraphs: dict[int, list[Sentence]] = {}
        for sentence in self._draft.sentences:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        for sentences in paragraphs.values():
            start, end = sentences[0].start, sentences[-1].end
            for match in _MARKS.finditer(self._draft.text[start:end]):
                first = bisect_left(self._tokens.start, start + match.start())
                inside.update(range(first, bisect_left(self._tokens.start, start + match.end())))
        return inside
