"""What the text says persons are: roles and titles beside their names, whether held before, and their sex."""

from quizbank.domain.reading import Entity, EntityKind, Mention
from quizbank.reading.draft import Draft

_REACH = 6
_FORMER = frozenset({"former", "ex", "late", "previous", "then", "deposed", "ousted", "long-time", "onetime"})
# How many paragraphs back somebody was named whom "the president" may still mean.
_NEAR = 2
_BREAKS = frozenset({",", "(", ")", ";", ":", "--", "—"})


class Roles:
    """The roles of the persons of one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        # Person, role, whether it is a former one, the token at which it is said.
        self._held: list[tuple[str, str, bool, int]] = []
        self._named_at: dict[str, list[int]] = {}
        self._beside: set[int] = set()
        self.genders: dict[str, str] = {}
        for entity in draft.entities:
            if entity.kind is EntityKind.PERSON:
                for mention in entity.mentions:
                    self._named_at.setdefault(entity.id, []).append(mention.first)
                    self._read_before(entity, mention)
                    self._read_behind(entity, mention)

    def holders(self, role: str, token: int) -> set[str]:
        """The persons of whom the text before ``token`` says that they are this."""
        return {person for person, held, former, at in self._held if held == role and not former and at < token}

    def is_near(self, person: str, token: int) -> bool:
        """Whether the person was named in this paragraph or the two before, and nobody between has the surname."""
        here = self._draft.sentence_of(token).paragraph
        places = [self._draft.sentence_of(at).paragraph for at in self._named_at[person] if at < token]
        return bool(places) and here - max(places) <= _NEAR

    def of_the_same_office(self, person: str, *, is_former: bool) -> set[str]:
        """The other persons with a role of this person's, held before or held now."""
        own = {role for who, role, former, _ in self._held if who == person and former != is_former}
        return {who for who, role, former, _ in self._held if role in own and former == is_former and who != person}

    def has_name_beside(self, token: int) -> bool:
        """Whether the noun at ``token`` says what somebody is whose name stands beside it."""
        return token in self._beside

    def _read_before(self, entity: Entity, mention: Mention) -> None:
        """Titles and role nouns in front of the name: "former Prime Minister NAME", "the minister, NAME"."""
        first = self._draft.sentence_of(mention.first).first
        index = mention.first - 1
        if index > first and self._draft.tokens.text[index] == ",":
            index -= 1
            if self._draft.tokens.lemma[index].lower() not in self._draft.lexicon.roles:
                return
        roles: list[tuple[str, bool, int]] = []
        for at in range(index, max(first, mention.first - _REACH) - 1, -1):
            text = self._draft.tokens.text[at]
            if text in _BREAKS or self._draft.tokens.pos[at] in {"VERB", "AUX", "ADP"}:
                break
            if text.lower().removesuffix("-") in _FORMER:
                roles = [(role, True, place) for role, _, place in roles]
            roles += self._role(entity, at)
        self._held += [(entity.id, role, former, mention.first) for role, former, _ in roles]

    def _read_behind(self, entity: Entity, mention: Mention) -> None:
        """The role noun of an apposition: "NAME, the former head of …"."""
        tokens, last = self._draft.tokens, self._draft.sentence_of(mention.first).last
        if mention.last >= last or tokens.text[mention.last] not in {",", "—", "--"}:
            return
        is_former = False
        for at in range(mention.last + 1, min(last, mention.last + 1 + _REACH)):
            if tokens.pos[at] in {"PUNCT", "VERB", "AUX", "ADP", "SCONJ"} or tokens.text[at] in {"who", "which"}:
                return
            is_former = is_former or tokens.text[at].lower() in _FORMER
            for role, _, place in self._role(entity, at):
                self._held.append((entity.id, role, is_former, place))

    def _role(self, entity: Entity, at: int) -> list[tuple[str, bool, int]]:
        lexicon, text = self._draft.lexicon, self._draft.tokens.text[at]
        word = self._draft.tokens.lemma[at].lower()
        if gender := lexicon.genders.get(text):
            self.genders.setdefault(entity.id, gender)
        if word not in lexicon.roles and text not in lexicon.titles:
            return []
        self._beside.add(at)
        return [(word, False, at)]
