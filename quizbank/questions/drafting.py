"""Drafting: a fact, a way of asking and a key become a question, before any check has seen it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizbank import resources
from quizbank.domain.fact import Asserted, DateValue, EntityValue, Fact, QuantityValue, TextValue
from quizbank.domain.identity import derived_id, fold
from quizbank.domain.question import HIDDEN, Context, Interaction, Question
from quizbank.questions import dates, names, offices
from quizbank.questions.keys import Key, keys_for, listed, topic_of
from quizbank.questions.material import Material
from quizbank.questions.wording import Ask, asks, filled, lowered, which, which_of

_LEAST_LEFT = 3  # words of a title that still say what the news is
_DIFFICULTY = {
    "typed": 0.6,
    "cloze": 0.5,
    "choice": 0.35,
    "true_false": 0.25,
    "matching": 0.45,
    "ordering": 0.5,
    "first": 0.4,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One way of asking one fact for one key."""

    fact: Fact
    ask: Ask
    key: Key
    blanks: dict[str, str]

    def fill(self, material: Material, template: str) -> str | None:
        """The template filled for this draft; None if a blank has no value."""
        return filled(template, self.blanks, material.article.language)


def drafts(material: Material, kind: str) -> Iterator[Draft]:
    """Every way of asking every fact that serves the kind; for each asked role the first template that fits."""
    for fact in material.facts:
        done: set[tuple[str, str]] = set()
        for ask in asks(material.article.language, fact.relation):
            if kind not in ask.kinds or not _fits(fact, ask):
                continue
            for key in keys_for(material, fact, ask):
                if (ask.key_kinds and key.kind not in ask.key_kinds) or len(key.text.split()) > ask.words_at_most:
                    continue
                draft = Draft(fact, ask, key, blanks(material, fact, key))
                if (ask.asked, key.text) in done or draft.fill(material, ask.stem) is None:
                    continue
                done.add((ask.asked, key.text))
                yield draft


def is_proven(draft: Draft, passed: Iterable[Question]) -> bool:
    """Whether the fact may be recognised: its typed form passed or, where it has none, another recall item of it."""
    typed = "typed" in draft.ask.kinds
    return any(
        q.fact == draft.fact.id and (not typed or (q.kind == "typed" and q.asked_role == draft.ask.asked))
        for q in passed
    )


def question(
    material: Material, draft: Draft, kind: str, interaction: Interaction, stem: str, polarity: str = ""
) -> Question:
    """The draft as a question with its proof; options are the kind's own affair."""
    fact, key = draft.fact, draft.key
    if len(fact.all(draft.ask.argument)) > 1 and not draft.ask.many:
        polarity = f"{polarity}:{fold(key.text)}".strip(":")
    evidence = material.evidence(fact)
    return Question(
        id=derived_id(fact.id, kind, draft.ask.asked, polarity),
        kind=kind,
        interaction=interaction,
        topic=topic_of(material, fact, key),
        fact=fact.id,
        relation=fact.relation,
        asked_role=draft.ask.asked,
        context=_context(material, fact, key),
        stem=stem,
        key=key.text,
        evidence=evidence,
        accepted=key.accepted,
        explanation=draft.fill(material, draft.ask.explanation) or "",
        difficulty=_DIFFICULTY[kind],
        salience=fact.salience,
        polarity=polarity,
        key_entity=key.entity,
        key_date=key.date,
        key_grain=key.grain,
        answer_span=answer_span(evidence[0].start, evidence[0].text, key) if evidence else None,
        claimed=fact.asserted is Asserted.CLAIMED,
    )


def _is_news_day(material: Material, value: DateValue) -> bool:
    """Whether the date is that of the news, which does not stand beside the stem then."""
    published = material.article.published
    return published is not None and published.isoformat() == value.date


def _context(material: Material, fact: Fact, key: Key) -> Context:
    """Title and date as they stand beside the stem; each is left out where it gives the answer away.

    A title that says how old somebody was and the date of the news give away the year of birth.
    """
    title, published = material.article.title, material.article.published
    born = fact.phrase("verb") in resources.toml("stems", material.article.language, "words.toml")["births"]
    aged = born and key.kind == "date" and any(letter.isdigit() for letter in title)
    day = published.isoformat() if published else ""
    dated = key.kind == "date" and bool(key.date) and day.startswith(key.date)
    return Context("" if aged else _masked(material, title, key), "" if dated else day)


def _masked(material: Material, title: str, key: Key) -> str:
    """The title with "…" for what gives the answer away: its forms, and the telling words of a name."""
    common = resources.toml("stems", material.article.language, "checks.toml")["common_name_words"]
    forms = {form for form in key.accepted if form}
    if key.kind != "text":
        forms |= {word for word in key.text.split() if len(word) > 3 and fold(word) not in common}
    for form in sorted(forms, key=len, reverse=True):
        pattern = re.sub(r"['’]", "['’]", re.escape(form))
        title = re.sub(rf"(?<!\w){pattern}(?!\w)", HIDDEN, title, flags=re.IGNORECASE)
    masked = re.sub(rf"{HIDDEN}(?:\s+{HIDDEN})+", HIDDEN, title)
    return masked if len(masked.replace(HIDDEN, "").split()) >= _LEAST_LEFT else ""


def needs_speaker(fact: Fact) -> bool:
    """Whether the fact is a claim whose speaker is not among its own arguments."""
    own = {a.value.entity for a in fact.arguments if isinstance(a.value, EntityValue)}
    return fact.asserted is Asserted.CLAIMED and bool(fact.by) and fact.by not in own


def as_claim(material: Material, fact: Fact, stem: str) -> str:
    """The stem behind "According to X, …" if the fact is somebody's claim."""
    if not needs_speaker(fact):
        return stem
    claim = resources.toml("stems", material.article.language, "words.toml")["claim"]
    by = names.written(material, fact.by or "")
    return filled(claim["stem"], {"by": by, "rest": lowered(stem)}, material.article.language) or stem


def answer_span(start: int, text: str, key: Key) -> tuple[int, int] | None:
    """Where the key stands in the evidence text: the argument's own place, else the first accepted form found."""
    if key.span and start <= key.span.start and key.span.end <= start + len(text):
        return key.span.start - start, key.span.end - start
    for form in sorted(key.accepted, key=len, reverse=True):
        found = re.search(rf"\b{re.escape(form)}\b", text)
        if found:
            return found.span()
    return None


def blanks(material: Material, fact: Fact, key: Key) -> dict[str, str]:
    """What a template of this fact may name: its arguments, its phrases, and words that depend on the key."""
    language = material.article.language
    found = {name: text for name, text in fact.phrases if text}
    for argument in fact.arguments:
        match argument.value:
            case EntityValue(entity=entity, name=name):
                found[argument.role] = names.written(material, entity, name)
            case DateValue() as value if dates.is_askable(value):
                found.setdefault(argument.role, dates.display(value, language))
                found.setdefault("date_phrase", dates.phrase(value, language))
                found.setdefault("asking", dates.asking(value, language, within=_is_news_day(material, value)))
                found.setdefault("asking_within", dates.asking(value, language, within=True))
            case TextValue(text=text) | QuantityValue(quantity=text):
                found.setdefault(argument.role, names.written(material, material.named(text), text))
            case _:
                pass
    if key.kind not in ("date", "text", "quantity"):
        found["which"] = which(language, key.kind, key.subtype, key.text)
        found["which_of"] = which_of(language, key.kind, key.subtype, key.text)
        site = "city" if key.subtype == "capital" else key.subtype
        found["where"], found["where_of"] = which(language, key.kind, site), which_of(language, key.kind, site)
    holder = fact.argument("holder")
    left = material.leavers.get(holder.value.entity) if holder and isinstance(holder.value, EntityValue) else None
    found["published"] = dates.month_of(fact.as_of, language)
    role = fact.phrase("role")
    ordinals = resources.toml("stems", language, "words.toml")["ordinals"]
    found["ordinal"] = role if any(f" {word} " in f" {role} " for word in ordinals) else ""
    found["undated"] = "" if fact.as_of else role
    held = offices.public_office(material, fact) or offices.post(material, fact)
    found["until"] = found["published"] if left and held else ""
    # An office may change hands within a month: it is asked as of the day.
    as_of = dates.day_of(fact.as_of, language) if fact.relation == "role" else found["published"]
    found["as_of"] = as_of if left is None else ""
    if begun := re.fullmatch(r"(?:has|have) (.+)", found.get("predicate", "")):
        found["perfect"] = begun[1]
    found.update(_member_blanks(material, fact, key))
    found.update(_place_blanks(material, fact))
    return found


def _member_blanks(material: Material, fact: Fact, key: Key) -> dict[str, str]:
    members = [a.value for a in fact.all("member") if isinstance(a.value, EntityValue)]
    if not members:
        return {}
    language = material.article.language
    texts = [names.written(material, m.entity, m.name) for m in members]
    entity = material.entities.get(members[0].entity)
    nouns = resources.toml("stems", language, "words.toml")["members"]
    noun = str(nouns.get(entity.kind.value, "")) if entity else ""
    shown = {"member": names.written(material, key.entity)} if key.entity in {m.entity for m in members} else {}
    return {"member_list": listed(texts, language), "member_noun": noun, **shown}


def _place_blanks(material: Material, fact: Fact) -> dict[str, str]:
    """The state of a public office; and for a role in a body the role alone and the preposition between them."""
    office, found = offices.public_office(material, fact), offices.post(material, fact)
    blanks = {"office": office.place} if office else {}
    if found:
        post, at = found
        blanks |= {"role_alone": post.alone, "at": at}
    return blanks


def _fits(fact: Fact, ask: Ask) -> bool:
    """Whether the fact has the phrases that the way of asking needs, and none too long for it."""
    if any(len(fact.phrase(name).split()) > most for name, most in ask.at_most):
        return False
    return all(bool(fact.phrase(name)) if wanted == "*" else fact.phrase(name) == wanted for name, wanted in ask.when)
