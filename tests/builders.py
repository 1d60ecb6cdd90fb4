"""Hand-built domain values for the tests: articles, readings without a model, facts. The one place of such values."""

import re
from collections.abc import Sequence
from datetime import date

from quizbank.domain.article import Article, Paragraph, ParagraphKind, Story
from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue, Value
from quizbank.domain.identity import article_id, fact_key, fold
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain, Mention, Reading, Sentence, Tokens

_TOKEN = re.compile(r"\w+(?:[.-]\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"[^\s].*?(?:[.!?]”?(?=\s|$)|$)", re.DOTALL)


def make_article(
    *paragraphs: str, published: str | None = "2022-01-13", title: str = "A story", kinds: Sequence[str] = ()
) -> Article:
    """An article of those paragraphs, all bodies unless ``kinds`` says otherwise."""
    text = "\n\n".join(paragraphs)
    places, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = ParagraphKind(kinds[number]) if number < len(kinds) else ParagraphKind.BODY
        places.append(Paragraph(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    day = date.fromisoformat(published) if published else None
    story = Story(0, len(text), title, day)
    return Article(article_id(text), title, "", "", day, "story.txt", "en", text, tuple(places), (story,))


def named(kind: str, name: str, *aliases: str, subtype: str = "", acronym: str = "", trusted: bool = True) -> Entity:
    """An entity without mentions yet; ``make_reading`` finds them in the text."""
    signals = ("title",) if trusted else ("model",)
    return Entity("", EntityKind(kind), subtype, name, aliases, (Mention(0, 0, 0, 0, signals),), acronym)


def make_reading(
    article: Article, entities: Sequence[Entity] = (), dates: Sequence[tuple[str, str, str]] = ()
) -> Reading:
    """A reading whose tokens have no real tree; each (phrase, value, grain) of ``dates`` is found in the text."""
    tokens = make_tokens(article.text)
    sentences = _sentences(article, tokens)
    placed = _place(entities, article.text, tokens)
    found = tuple(
        DateMention(m.start(), m.end(), *_token_range(tokens, m.start(), m.end()), value, Grain(grain))
        for phrase, value, grain in dates
        for m in re.finditer(rf"\b{re.escape(phrase)}\b", article.text)
    )
    return Reading("en", "hand", tokens, sentences, placed, tuple(sorted(found, key=lambda d: d.start)), ())


def make_tokens(text: str) -> Tokens:
    """Tokens by a plain rule; every one hangs on the first."""
    found = list(_TOKEN.finditer(text))
    words = tuple(m.group() for m in found)
    count = len(words)
    space = tuple(m.end() < len(text) and text[m.end()].isspace() for m in found)
    return Tokens(
        words,
        tuple(w.lower() for w in words),
        tuple("PUNCT" if not w[0].isalnum() else "PROPN" if w[0].isupper() else "X" for w in words),
        ("",) * count,
        ("",) * count,
        ("ROOT",) + ("dep",) * (count - 1) if count else (),
        (0,) * count,
        tuple(m.start() for m in found),
        space,
    )


def make_tree(*rows: tuple[str, str, str, int]) -> Tokens:
    """A parse tree from rows of (text, pos, dep, head index), one blank between tokens."""
    starts, at = [], 0
    for text, *_ in rows:
        starts.append(at)
        at += len(text) + 1
    words = tuple(r[0] for r in rows)
    return Tokens(
        words,
        tuple(w.lower() for w in words),
        tuple(r[1] for r in rows),
        ("",) * len(rows),
        ("",) * len(rows),
        tuple(r[2] for r in rows),
        tuple(r[3] for r in rows),
        tuple(starts),
        (True,) * len(rows),
    )


def entity(reading: Reading, name: str) -> EntityValue:
    """The value that points to the entity of that name."""
    found = next(e for e in reading.entities if e.name == name)
    return EntityValue(found.id, found.name)


def day(value: str, grain: str = "day") -> DateValue:
    """A date as a value."""
    return DateValue(value, grain)


def words(text: str) -> TextValue:
    """Words as a value, with their folded lemmas."""
    return TextValue(text, tuple(fold(text).split()))


def make_fact(
    article: Article,
    reading: Reading,
    relation: str,
    arguments: Sequence[tuple[str, Value, str]],
    *,
    proof: str,
    phrases: dict[str, str] | None = None,
    asserted: str = "stated",
    by: str | None = None,
    salience: float = 0.5,
) -> Fact:
    """A fact; each argument is (role, value, the words it stands in), ``proof`` are words of its sentence."""
    at = article.text.index(proof)
    sentence = next(s for s in reading.sentences if s.start <= at < s.end)
    text = article.text[sentence.start : sentence.end]
    built = tuple(Argument(role, value, _span(text, form, sentence.start)) for role, value, form in arguments)
    as_of = article.published.isoformat() if article.published else ""
    return Fact(
        fact_key(relation, built),
        relation,
        built,
        Asserted(asserted),
        (Span(sentence.start, sentence.end),),
        by,
        as_of,
        salience,
        relation,
        tuple((phrases or {}).items()),
    )


def _span(text: str, form: str, base: int) -> Span | None:
    at = text.find(form) if form else -1
    return Span(base + at, base + at + len(form)) if at >= 0 else None


def _sentences(article: Article, tokens: Tokens) -> tuple[Sentence, ...]:
    found = []
    for number, paragraph in enumerate(article.paragraphs):
        for m in _SENTENCE.finditer(article.text[paragraph.start : paragraph.end]):
            start, end = paragraph.start + m.start(), paragraph.start + m.end()
            found.append(Sentence(*_token_range(tokens, start, end), start, end, number))
    return tuple(found)


def _token_range(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    inside = [i for i in range(len(tokens)) if start <= tokens.start[i] < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _place(entities: Sequence[Entity], text: str, tokens: Tokens) -> tuple[Entity, ...]:
    forms = {form: number for number, e in enumerate(entities) for form in (e.name, *e.aliases, e.acronym) if form}
    if not forms:
        return ()
    pattern = "|".join(rf"\b{re.escape(f)}\b" for f in sorted(forms, key=len, reverse=True))
    mentions: dict[int, list[Mention]] = {number: [] for number in range(len(entities))}
    for m in re.finditer(pattern, text):
        number = forms[m.group()]
        signals = entities[number].mentions[0].evidence
        mentions[number].append(Mention(m.start(), m.end(), *_token_range(tokens, m.start(), m.end()), signals))
    order = sorted(range(len(entities)), key=lambda n: mentions[n][0].start if mentions[n] else len(text))
    return tuple(
        Entity(
            f"e{rank}",
            entities[n].kind,
            entities[n].subtype,
            entities[n].name,
            entities[n].aliases,
            tuple(mentions[n]),
            entities[n].acronym,
        )
        for rank, n in enumerate(order, 1)
    )
