"""Quizbank's own JSON, format 1: everything that was made from one article (``resources/quizbank-1.schema.json``)."""

import json
from typing import Any

from quizbank.domain.article import Article, Notice, Paragraph, Story
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Argument, DateValue, EntityValue, Fact, QuantityValue, TextValue
from quizbank.domain.question import Question
from quizbank.domain.reading import DateMention, Entity
from quizbank.domain.selection import Omission
from quizbank.export.pack import Pack, Written
from quizbank.strings import say

NAME = "json"
EXTENSION = ".json"
NEEDS_ITEMS = False

FORMAT = 1

type Plain = dict[str, Any]


def write(pack: Pack) -> Written:
    """The pack's making with the pack's items as its questions: UTF-8, two blanks of indent, a newline at the end.

    Error "export_one_article" when the items don't come from one article: format 1 holds one.
    """
    making = pack.making
    if making is None:
        raise QuizbankError("export_one_article")
    notices = dict.fromkeys(making.article.warnings + making.warnings)
    plain = {
        "format": FORMAT,
        "generator": making.generator,
        "seed": making.seed,
        "warnings": [_notice(notice) for notice in notices],
        "article": _article(making.article),
        "entities": [_entity(entity) for entity in making.outline.entities],
        "dates": [_date(mention) for mention in making.outline.dates],
        "facts": [_fact(fact) for fact in making.facts],
        "questions": [_question(item.question) for item in pack.items],
        "omitted": [_omission(omission) for omission in making.omitted],
    }
    text = json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return Written(text.encode("utf-8", "replace"), len(pack.items))


def _notice(notice: Notice) -> Plain:
    return {"code": notice.code, "text": say("warnings", notice.code, **dict(notice.parameters))}


def _article(article: Article) -> Plain:
    return {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": _day(article.published),
        "origin": article.origin,
        "language": article.language,
        "text": article.text,
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "stories": [_story(story) for story in article.stories],
        "left_out": [{"text": line.text, "reason": say("left_out", line.reason)} for line in article.left_out],
    }


def _paragraph(paragraph: Paragraph) -> Plain:
    return {"kind": paragraph.kind.value, "start": paragraph.start, "end": paragraph.end}


def _story(story: Story) -> Plain:
    return {"start": story.start, "end": story.end, "title": story.title, "published": _day(story.published)}


def _entity(entity: Entity) -> Plain:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [[mention.start, mention.end] for mention in entity.mentions],
    }


def _date(mention: DateMention) -> Plain:
    plain = {"start": mention.start, "end": mention.end, "value": mention.value, "grain": mention.grain.value}
    return plain | {"part": mention.part} if mention.part else plain


def _fact(fact: Fact) -> Plain:
    return {
        "id": fact.id,
        "relation": fact.relation,
        "arguments": _arguments(fact.arguments),
        "asserted": fact.asserted.value,
        "by": fact.by,
        "as_of": fact.as_of or None,
        "evidence": [{"start": span.start, "end": span.end} for span in fact.evidence],
        "salience": _figure(fact.salience),
    }


def _arguments(arguments: tuple[Argument, ...]) -> Plain:
    """By role, in their order; a list where a role occurs more than once (members)."""
    roles: dict[str, list[Plain]] = {}
    for argument in arguments:
        roles.setdefault(argument.role, []).append(_value(argument))
    return {role: values if len(values) > 1 else values[0] for role, values in roles.items()}


def _value(argument: Argument) -> Plain:
    match argument.value:
        case EntityValue(entity=entity):
            return {"entity": entity}
        case DateValue(date=value, part=part):
            return {"date": value, "part": part} if part else {"date": value}
        case QuantityValue(quantity=quantity):
            return {"quantity": quantity}
        case TextValue(text=text):
            return {"text": text}


def _question(question: Question) -> Plain:
    return {
        "id": question.id,
        "kind": question.kind,
        "interaction": question.interaction.value,
        "topic": question.topic.value,
        "fact": question.fact,
        "context": {"title": question.context.title, "date": question.context.date or None},
        "stem": question.stem,
        "key": question.key,
        "options": [option.text for option in question.options],
        "option_feedback": [option.feedback for option in question.options],
        "accepted": list(question.accepted),
        "pairs": [list(pair) for pair in question.pairs],
        "order": list(question.order),
        "evidence": [
            {"start": e.start, "end": e.end, "text": e.text, "before": e.before, "after": e.after}
            for e in question.evidence
        ],
        "explanation": question.explanation,
        "difficulty": _figure(question.difficulty),
        "salience": _figure(question.salience),
    }


def _omission(omission: Omission) -> Plain:
    at_offset = omission.target in ("sentence", "date")
    return {
        omission.target: int(omission.ref) if at_offset else omission.ref,
        "code": omission.code,
        "reason": say("omitted", omission.code, **dict(omission.parameters)),
    }


def _day(day: object) -> str | None:
    return str(day) if day else None


def _figure(value: float) -> float:
    """0..1 to four places: enough to sort by, and the same on every machine."""
    return round(float(value), 4)
