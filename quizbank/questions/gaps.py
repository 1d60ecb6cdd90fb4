"""Gaps: the evidence sentence with one name or date hidden, and everything else in it spelled out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quizbank import resources
from quizbank.domain.fact import DateValue, Span
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain, Tokens
from quizbank.questions import dates
from quizbank.questions.keys import Key
from quizbank.questions.material import Material
from quizbank.questions.wording import rewritten

GAP = "___"
_LONGEST = 38
_HALF_A_YEAR = 183
_MODIFIERS = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_HANGING = frozenset({"relcl", "acl", "advcl", "prep", "appos"})
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def sentence_with_gap(material: Material, sentence: Span, key: Key) -> str | None:
    """The sentence with ``___`` for the key, short names written out and relative dates resolved.

    None if the key does not stand in the sentence.
    """
    if key.span is None or not (sentence.start <= key.span.start and key.span.end <= sentence.end):
        return None
    gap = _gap(material, sentence, key, key.span)
    end = _end(material, sentence, key.span)
    sentence = Span(sentence.start, end)
    edits = [gap]
    for edit in (
        *_pronoun_edits(material, sentence, key),
        *_name_edits(material, sentence, key),
        *_date_edits(material, sentence),
        *_leaning_edits(material, sentence),
    ):
        if all(edit.end <= other.start or other.end <= edit.start for other in edits):
            edits.append(edit)
    text, at = [], sentence.start
    for edit in sorted(edits, key=lambda e: e.start):
        text += [material.article.text[at : edit.start], edit.text]
        at = edit.end
    text.append(material.article.text[at:end])
    stem = rewritten(" ".join("".join(text).split()), "opening", material.article.language)
    return rewritten(finished(stem[0].upper() + stem[1:]), "typeset", material.article.language)


def finished(text: str) -> str:
    """The text with an end mark, dashes as dashes, and no mark that a cut left hanging."""
    plain = _curly(text.replace(" -- ", " – ")).rstrip(" ,;:–")
    if plain.count("“") == plain.count("”") + 1 and plain[-1:] in ".?!":
        plain += "”"  # the quotation goes on in the next sentence
    return (
        plain
        if plain[-1:] in ".?!”" and plain[-2:] != ",”"
        else f"{plain.removesuffix(',”')}{'.”' if plain.endswith(',”') else '.'}"
    )


def _curly(text: str) -> str:
    """The text with quotation marks that open and close instead of straight ones."""
    parts = text.split('"')
    return parts[0] + "".join(("“" if n % 2 else "”") + part for n, part in enumerate(parts[1:], 1))


def _end(material: Material, sentence: Span, key: Span) -> int:
    """Where a sentence too long to keep in mind may stop: before a last part that hangs on what came before it.

    Only a part that a comma sets off and that reaches to the sentence's end is cut, and only behind the key.
    """
    tokens = material.reading.tokens
    inside = [i for i in range(len(tokens)) if sentence.start <= tokens.start[i] < sentence.end]
    if len(inside) <= _LONGEST:
        return sentence.end
    last = max((i for i in inside if tokens.pos[i] != "PUNCT"), default=inside[-1])
    for i in inside:
        if tokens.dep[i] not in _HANGING or tokens.head[i] >= i:
            continue
        below = [j for j in inside if _hangs_on(tokens, j, i)]
        first = min(below)
        cut = first - 1
        if (
            max(below) >= last
            and cut > inside[0]
            and tokens.text[cut] in (",", "--", "–")
            and tokens.start[cut] >= key.end
        ):
            return tokens.start[cut]
    return sentence.end


def _hangs_on(tokens: Tokens, token: int, ancestor: int) -> bool:
    while token != ancestor and tokens.head[token] != token:
        token = tokens.head[token]
    return token == ancestor


def _gap(material: Material, sentence: Span, key: Key, span: Span) -> _Edit:
    if key.kind != "date":
        return _Edit(span.start, span.end, GAP)
    mention = next((d for d in material.reading.dates if d.start <= span.start < d.end), None)
    if mention is None:
        return _Edit(span.start, span.end, GAP)
    value = DateValue(key.date, key.grain, key.part)
    shown, written = dates.display(value, material.article.language), _written_out(material, sentence, mention, value)
    return _Edit(mention.start, mention.end, written.replace(shown, GAP))


def _name_edits(material: Material, sentence: Span, key: Key) -> Iterator[_Edit]:
    """Each person's first short mention becomes the full name."""
    for entity in material.persons:
        if entity.id == key.entity:
            continue
        inside = [m for m in entity.mentions if sentence.start <= m.start and m.end <= sentence.end]
        if not inside or any(_text(material, m.start, m.end).startswith(entity.name) for m in inside):
            continue
        first = min(inside, key=lambda m: m.start)
        if not _quoted(material, first.start):
            yield _Edit(first.start, first.start + len(_short(material, entity, first.start, first.end)), entity.name)


def _pronoun_edits(material: Material, sentence: Span, key: Key) -> Iterator[_Edit]:
    """The first pronoun of each person whom the sentence does not name before becomes the full name."""
    genitive = resources.toml("stems", material.article.language, "words.toml")["genitive"]
    told: set[str] = set()
    for reference in material.reading.references:
        if not sentence.start <= reference.start < sentence.end or reference.entity is None:
            continue
        entity = material.entities.get(reference.entity)
        if entity is None or entity.id in told or _quoted(material, reference.start):
            continue
        told.add(entity.id)
        named = any(sentence.start <= m.start < reference.start for m in entity.mentions)
        if entity.kind is not EntityKind.PERSON or entity.id == key.entity or named:
            continue
        ending = genitive[entity.name.endswith("s")] if material.reading.tokens.tag[reference.first] == "PRP$" else ""
        yield _Edit(reference.start, reference.end, entity.name + ending)


def _short(material: Material, entity: Entity, start: int, end: int) -> str:
    text = _text(material, start, end)
    return next((a for a in sorted(entity.aliases, key=len, reverse=True) if text.startswith(a)), text)


def _date_edits(material: Material, sentence: Span) -> Iterator[_Edit]:
    for mention in material.reading.dates:
        if not (sentence.start <= mention.start and mention.end <= sentence.end) or _quoted(material, mention.start):
            continue
        value = DateValue(mention.value, mention.grain.value, mention.part)
        plain = _YEAR.search(_text(material, mention.start, mention.end)) is None
        owns = material.article.text[mention.end : mention.end + 2] in ("'s", "’s")
        if not plain or owns or not dates.is_askable(value) or not _is_near(material, value):
            continue
        part, end = _part_of_day(material, mention)
        written = _written_out(material, sentence, mention, value, part)
        goes_on = material.article.text[end : end + 2].strip().isalpha()
        modifies = _modifies(material, mention) and not part
        comma = "," if mention.grain is Grain.DAY and goes_on and not modifies else ""
        that = _conjunction(material, mention, end) if comma else ""
        yield _Edit(mention.start, end, written + comma + that)


def _conjunction(material: Material, mention: DateMention, end: int) -> str:
    """The conjunction, with a blank, where the date parts a verb of saying from what was said ("said Friday she")."""
    words = resources.toml("stems", material.article.language, "words.toml")
    tokens, before = material.reading.tokens, mention.first - 1
    if (
        before >= 0
        and tokens.text[before].lower() in resources.toml("stems", material.article.language, "dates.toml")["leading"]
    ):
        before -= 1
    says = before >= 0 and tokens.lemma[before] in words["saying"]
    clause = any(
        tokens.head[i] == before and tokens.dep[i] == "ccomp" and i > mention.last
        for i in range(mention.last, min(mention.last + 40, len(tokens)))
    )
    following = material.article.text[end:].split(maxsplit=1)[:1]
    goes_on = bool(following) and following[0] != words["that"] and following[0][:1].isalpha()
    return f" {words['that']}" if says and clause and goes_on else ""


def _part_of_day(material: Material, mention: DateMention) -> tuple[str, int]:
    """The part of the day behind a day ("Friday night") and where it ends; "" and the day's own end without one."""
    parts = resources.toml("stems", material.article.language, "dates.toml")["parts_of_day"]
    following = material.article.text[mention.end : mention.end + 12].split()[:1]
    part = following[0].rstrip(".,;:") if following else ""
    if mention.grain is not Grain.DAY or part not in parts:
        return "", mention.end
    return part, material.article.text.index(part, mention.end) + len(part)


def _leaning_edits(material: Material, sentence: Span) -> Iterator[_Edit]:
    """Adverbs such as "also" go, with the blank before them."""
    leaning = resources.toml("stems", material.article.language, "words.toml")["leaning"]
    tokens = material.reading.tokens
    for i in range(len(tokens)):
        start, end = tokens.start[i], tokens.end(i)
        leans = sentence.start < start < sentence.end and tokens.text[i] in leaning
        if leans and not _quoted(material, start) and material.article.text[start - 1] == " ":
            yield _Edit(start - 1, end, "")


def _written_out(material: Material, sentence: Span, mention: DateMention, value: DateValue, part: str = "") -> str:
    """The date in full, with its preposition unless one stands before it ("Friday" → "on January 7, 2022")."""
    language = material.article.language
    tokens = material.reading.tokens
    before = tokens.text[mention.first - 1].lower() if mention.first else ""
    words = resources.toml("stems", language, "dates.toml")
    shown = dates.display(value, language)
    if part:
        shown = words["part_of_day"].format(part=part, date=shown)
    if before in words["leading"] and mention.start > sentence.start:
        return shown
    if _modifies(material, mention) and not part:
        return shown
    text = f"{words['prepositions']['day']} {shown}" if part else dates.phrase(value, language)
    return text[0].upper() + text[1:] if mention.start == sentence.start else text


def _is_near(material: Material, value: DateValue) -> bool:
    """Whether the date lies within half a year of publication: farther ones may have been given the wrong year."""
    if material.article.published is None:
        return False
    if value.grain != "day":
        return True
    return abs((date.fromisoformat(value.date) - material.article.published).days) <= _HALF_A_YEAR


def _modifies(material: Material, mention: DateMention) -> bool:
    """Whether a noun follows to which the date belongs ("the January 7 talks")."""
    tokens = material.reading.tokens
    return any(
        tokens.head[i] >= mention.last and tokens.dep[i] in _MODIFIERS for i in range(mention.first, mention.last)
    )


def _quoted(material: Material, offset: int) -> bool:
    return any(q.direct and q.start <= offset < q.end for q in material.reading.quotes)


def _text(material: Material, start: int, end: int) -> str:
    return material.article.text[start:end]
