"""Made libraries of any size: articles of made words, each with as many cards as wanted. For measuring, not reading."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from quizbank.domain.article import Article, Paragraph, ParagraphKind
from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span
from quizbank.domain.identity import article_id, derived_id, fact_key
from quizbank.domain.question import Context, Evidence, Interaction, Question, Topic
from quizbank.domain.reading import Entity, EntityKind, Outline
from quizbank.domain.selection import Making

SYLLABLES = tuple("babecedifogugrahajekilomunaperosusutavewixoyuza"[n : n + 2] for n in range(0, 46, 2))
FIRST_DAY = date(2030, 1, 1)


def makings(articles: int, cards: int, *, words: int = 60, seed: int = 7) -> Iterator[Making]:
    """So many articles of so many words, each with so many facts, and one typed card a fact."""
    dice = random.Random(seed)
    vocabulary = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(5000)]
    for number in range(articles):
        yield _making(number, " ".join(dice.choices(vocabulary, k=words)), cards, dice)


def _making(number: int, body: str, cards: int, dice: random.Random) -> Making:
    text = f"Report {number}. {body}."
    published = FIRST_DAY + timedelta(days=number % 3000)
    name = f"{dice.choice(SYLLABLES).title()}{number} {dice.choice(SYLLABLES).title()}ov"
    article = Article(
        id=article_id(text),
        title=f"Report {number}",
        byline="",
        outlet="Gazette",
        published=published,
        origin=f"{number}.txt",
        language="en",
        text=text,
        paragraphs=(Paragraph(ParagraphKind.BODY, 0, len(text)),),
        stories=(),
        left_out=(),
    )
    entities = (
        Entity("e1", EntityKind.PERSON, "", name, (name.split()[1],), ()),
        Entity("e2", EntityKind.ORGANIZATION, "", f"Council {number % 100}", (), ()),
    )
    made = [_card(article, name, n, cards) for n in range(cards)]
    outline = Outline((), entities, (), ())
    facts, questions = tuple(fact for fact, _ in made), tuple(question for _, question in made)
    return Making(article, outline, facts, questions, (), 0, "quizbank synthetic", (), b"QBR1")


def _card(article: Article, name: str, number: int, cards: int) -> tuple[Fact, Question]:
    day = (FIRST_DAY + timedelta(days=number)).isoformat()
    arguments = (
        Argument("actor", EntityValue("e1", name)),
        Argument("body", EntityValue("e2", article.title)),
        Argument("date", DateValue(day, "day")),
    )
    key = fact_key("dated", arguments)
    start = number * max(1, (len(article.text) - 40) // cards)
    fact = Fact(key, "dated", arguments, Asserted.STATED, (Span(start, start + 30),), salience=1 - number / (2 * cards))
    return fact, Question(
        id=derived_id(key, "typed", "actor"),
        kind="typed",
        interaction=Interaction.TEXT,
        topic=Topic.ACTOR,
        fact=key,
        relation="dated",
        asked_role="actor",
        context=Context(article.title, article.published.isoformat() if article.published else ""),
        stem=f"Who reported on {day} in {article.title}?",
        key=name,
        evidence=(Evidence(article.id, start, start + 30, article.text[start : start + 30]),),
        accepted=(name, name.split()[1]),
        salience=fact.salience,
        key_entity="e1",
    )
