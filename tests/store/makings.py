"""Hand-built makings: two articles that state one fact in common, with every kind of value that is stored."""

from dataclasses import replace
from datetime import UTC, date, datetime

from quizbank.domain.article import Article, LeftOut, Notice, Paragraph, ParagraphKind, Story
from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, QuantityValue, Span, TextValue
from quizbank.domain.identity import article_id, derived_id, fact_key
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain, Mention, Outline, Quote, Sentence
from quizbank.domain.selection import Making, Omission

NOW = datetime(2031, 5, 2, 9, 30, 15, 250_000, tzinfo=UTC)

FIRST = "🏛 Mara Quill, the speaker of the Tidal Assembly, opened the session on 4 May 2031. Nine members left."
SECOND = "Mara Quill, the speaker of the Tidal Assembly, resigned on Friday."
THIRD = "The Tidal Assembly has forty seats."


def first() -> Making:
    """An article with three facts: a role (typed, choice, cloze), a date (cloze), a number (choice)."""
    article = _article(FIRST, "The session opens", "4 May")
    role, opened, left = _role(article), _opened(article), _left(article)
    questions = (
        _question(article, role, "choice", "holder", Interaction.CHOICE, key="Mara Quill"),
        _question(article, role, "cloze", "holder", Interaction.CLOZE, key="Mara Quill"),
        _question(article, role, "typed", "holder", Interaction.TEXT, key="Mara Quill"),
        _question(article, role, "typed", "role", Interaction.TEXT, key="the speaker"),
        _question(article, opened, "cloze", "date", Interaction.CLOZE, key="4 May 2031"),
        _question(article, left, "true_false", "number", Interaction.TRUE_FALSE, key="true"),
    )
    omitted = (
        Omission("fact", left.id, "only_recognised", (("number", "nine"),)),
        Omission("sentence", "86", "no_fact"),
    )
    return Making(
        article=article,
        outline=_outline(article),
        facts=(role, opened, left),
        questions=questions,
        omitted=omitted,
        seed=7,
        generator="quizbank 0.test",
        warnings=(Notice("relative_dates", (("count", "2"),)),),
        reading=b"QBR1\x00\xff",
    )


def second() -> Making:
    """An article that states the first one's role, too, and asks it in one way more."""
    article = _article(SECOND, "The speaker resigns", "6 May")
    role = _role(article)
    questions = (
        _question(article, role, "typed", "body", Interaction.TEXT, key="Tidal Assembly"),
        _question(article, role, "typed", "holder", Interaction.TEXT, key="Mara Quill"),
    )
    return Making(article, _outline(article), (role,), questions, (), 0, "quizbank 0.test", (), b"QBR1")


def to_read() -> Making:
    """An article that is only kept to be read."""
    article = replace(_article(THIRD, "Forty seats", ""), published=None, language="kk")
    return Making(article, Outline((), (), (), ()), (), (), (), 0, "quizbank 0.test")


def _article(text: str, title: str, day: str) -> Article:
    return Article(
        id=article_id(text),
        title=title,
        byline="Odo Finn",
        outlet="Tidal Gazette",
        published=date(2031, 5, 4),
        origin="page.html",
        language="en",
        text=text,
        paragraphs=(Paragraph(ParagraphKind.BODY, 0, len(text)),),
        stories=(Story(0, len(text), title, date(2031, 5, 4)), Story(0, 1, "", None)),
        left_out=(LeftOut(f"Subscribe <b>now</b> {day}\t’", "menu"),),
        warnings=(Notice("several_stories"),),
    )


def _outline(article: Article) -> Outline:
    at = article.text.index("Mara Quill")
    mention = Mention(at, at + 10, 1, 3, ("model", "title"))
    person = Entity("e1", EntityKind.PERSON, "", "Mara Quill", ("Quill",), (mention,))
    body = Entity("e2", EntityKind.ORGANIZATION, "parliament", "Tidal Assembly", (), (), "TA")
    return Outline(
        sentences=(Sentence(0, 5, 0, len(article.text), 0),),
        entities=(person, body),
        dates=(DateMention(0, 4, 0, 1, "2031-05", Grain.MONTH_PART, "mid", explicit=False),),
        quotes=(Quote(0, 4, direct=False, speaker="e1", verb=-1),),
    )


def _role(article: Article) -> Fact:
    at = article.text.index("the speaker")
    return _fact(
        "role",
        Argument("holder", EntityValue("e1", "Mara Quill")),
        Argument(
            "role", TextValue("the speaker of the Tidal Assembly", ("assembly", "speaker", "tidal")), Span(at, at + 33)
        ),
        salience=0.75,
        phrases=(("role", "the speaker"),),
    )


def _opened(article: Article) -> Fact:
    return _fact(
        "dated",
        Argument("actor", EntityValue("e1", "Mara Quill")),
        Argument("date", DateValue("2031-05-04", "day")),
        salience=0.5,
        phrases=(("statement", "Mara Quill opened the session"),),
    )


def _left(article: Article) -> Fact:
    return _fact("left", Argument("number", QuantityValue("nine members")), salience=0.1)


def _fact(relation: str, *arguments: Argument, salience: float, phrases: tuple[tuple[str, str], ...] = ()) -> Fact:
    key = fact_key(relation, arguments)
    return Fact(
        key, relation, arguments, Asserted.CLAIMED, (Span(0, 20),), "e1", "2031-05-04", salience, "by_hand", phrases
    )


def _question(article: Article, fact: Fact, kind: str, role: str, interaction: Interaction, *, key: str) -> Question:
    options = (Option(key, "the key", "e1"), Option("Odo Finn", "the author", None, "derived"))
    return Question(
        id=derived_id(fact.id, kind, role),
        kind=kind,
        interaction=interaction,
        topic=Topic.DATE if role == "date" else Topic.ACTOR,
        fact=fact.id,
        relation=fact.relation,
        asked_role=role,
        context=Context(article.title, "2031-05-04"),
        stem=f"{kind} about {role}: ___ «in {article.title}»?",
        key=key,
        evidence=(Evidence(article.id, 2, 20, article.text[2:20], article.text[:2], article.text[20:30]),),
        accepted=(key, key.lower()),
        options=options if interaction is Interaction.CHOICE else (),
        difficulty=1 / 3,
        salience=fact.salience,
        key_entity="e1" if key == "Mara Quill" else None,
        answer_span=(0, 3),
        claimed=True,
    )
