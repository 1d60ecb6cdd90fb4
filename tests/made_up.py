"""A made-up library for pages and pictures: the river tariff of Marenia, written by hand, no model needed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizbank.domain.article import Article
from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue, Value
from quizbank.domain.identity import derived_id, fact_key
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic
from quizbank.domain.reading import DateMention, Outline
from quizbank.domain.review import Grade
from quizbank.domain.selection import Making, Omission
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.builders import make_article, make_reading, named

NOW = datetime(2031, 3, 20, 9, 0, tzinfo=UTC)

ARTICLES = Path(__file__).parent / "articles"
RIVER = tuple((ARTICLES / "river.txt").read_text(encoding="utf-8").strip().split("\n\n"))
RIVER_ENTITIES = (
    named("organization", "Assembly of Marenia", subtype="parliament"),
    named("person", "Ilsa Corrin", "Corrin"),
    named("organization", "Meadow Party", subtype="party"),
    named("organization", "Harbour League", subtype="party"),
    named("organization", "Basin Council", subtype="agency"),
    named("organization", "Ministry of Waterways", subtype="ministry"),
    named("person", "Tomas Veld", "Veld"),
    named("organization", "Union of Highland Communes", subtype="bloc"),
    named("place", "Port Selwyn", subtype="city"),
    named("place", "TARROWMOUTH", subtype="city"),
    named("organization", "Court of Accounts", subtype="court"),
    named("person", "Anneke Roth", "Roth"),
    named("person", "Jonas Merrow", "Merrow"),
)
RIVER_DATES = (
    ("Thursday", "2031-03-13", "day"),
    ("1 April", "2031-04-01", "day"),
    ("1994", "1994", "year"),
    ("September 2028", "2028-09", "month"),
    ("November 2029", "2029-11", "month"),
)

# stem, key, kind, options, words of the proof sentence, relation, asked role
type Row = tuple[str, str, str, tuple[str, ...], str, str, str]


def river_rows() -> tuple[Row, ...]:
    """The hand-written items of the river article."""
    rows: list[Row] = []
    for line in (ARTICLES / "river_items.txt").read_text(encoding="utf-8").splitlines()[1:]:
        kind, role, relation, words, key, stem, options = (cell.strip() for cell in line.split("|"))
        rows.append((stem, key, kind, tuple(o for o in options.split("; ") if o), words, relation, role))
    return tuple(rows)


PEOPLE = frozenset({"Ilsa Corrin", "Tomas Veld", "Anneke Roth"})
FEEDBACK = {"Ministry of Waterways": "enough until now", "Court of Accounts": "asked by the League to review"}
INTERACTIONS = {"typed": "text", "choice": "choice", "true_false": "true_false", "cloze": "cloze"}


def river() -> Making:
    """The making of the river article, by hand."""
    article = make_article(*RIVER, published="2031-03-14", title="Highland communes win a veto on the river tariff")
    article = replace(article, byline="Petra Amsel", outlet="The Orsa Courier", origin="veto.html")
    reading = make_reading(article, RIVER_ENTITIES, RIVER_DATES)
    return _making(article, reading.outline, river_rows())


def river_with_sets() -> Making:
    """The same with two sets: three offices to match, three events to put in order."""
    making = river()
    typed = [q for q in making.questions if q.kind == "typed"]
    heads, events = (typed[0], typed[3], typed[5]), (typed[2], typed[3], typed[6])
    offices = ("president of Marenia", "leader of the Union of Highland Communes", "leader of the Harbour League")
    match = replace(
        _set("matching", "Match each office with the person who held it as of March 2031.", heads),
        pairs=tuple((office, q.key or "") for office, q in zip(offices, heads, strict=True)),
    )
    order = replace(
        _set("ordering", "Put these events in order, the earliest first.", events),
        order=(
            "The Basin Council began to run the locks on the Orsa",
            "Tomas Veld became leader of the Union of Highland Communes",
            "A first reading of the veto failed",
        ),
    )
    return replace(making, questions=(*making.questions, match, order))


def _set(kind: str, stem: str, asked: Sequence[Question]) -> Question:
    """Those questions as one; what is matched or ordered comes with its kind."""
    first, *further = asked
    return replace(
        first,
        id=derived_id(first.fact, kind, first.asked_role),
        kind=kind,
        interaction=Interaction(kind),
        stem=stem,
        key=None,
        accepted=(),
        answer_span=None,
        key_entity=None,
        evidence=tuple(q.evidence[0] for q in asked),
        answer_spans=tuple(q.answer_span or (0, 0) for q in asked),
        also=tuple(q.fact for q in further),
    )


def short(title: str, outlet: str, published: str, *paragraphs: str) -> Making:
    """A small article with one card about its first sentence, to fill lists."""
    article = replace(make_article(*paragraphs, published=published, title=title), outlet=outlet, origin="page.txt")
    items: tuple[Row, ...] = (
        (f"Who spoke for the coast in “{title}”?", "Anneke Roth", "typed", (), paragraphs[0][:20], "said", "speaker"),
    )
    reading = make_reading(article, (named("person", "Anneke Roth", "Roth"),))
    return _making(article, reading.outline, items)


def others() -> tuple[Making, ...]:
    """Three more articles, oldest first."""
    locks = (
        "Anneke Roth wrote the history of the locks on the Orsa. It took the engineers eleven years to agree on a plan."
    )
    cabinet = "Anneke Roth said that three ministers had left the cabinet of Jonas Merrow. All of them are highlanders."
    coast = "Anneke Roth spoke for the coast in a debate in Port Selwyn. The hall was full, and the mayor kept silent."
    return (
        short("The long road to the Orsa locks", "Marenian Review", "2030-06-18", locks),
        short("Three ministers leave the cabinet", "The Orsa Courier", "2030-11-05", cabinet),
        short("Who speaks for the coast?", "Selwyn Post", "2031-02-27", coast),
    )


def made_up_desk(folder: Path, *, makings: Sequence[Making] | None = None, now: datetime = NOW) -> Desk:
    """A desk on a new library that holds the made-up articles, the river article last."""
    desk = open_desk(folder, lambda: now, zone=UTC)
    for making in (*others(), river()) if makings is None else makings:
        desk.add(encode(making))
    return desk


def studied_desk(folder: Path) -> Desk:
    """The same library after a week of study: answers on several days, cards due today, items kept and dropped."""
    moment = [NOW - timedelta(days=8)]
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    for making in (*others(), river()):
        desk.add(encode(making))
    grades = (Grade.GOOD, Grade.AGAIN, Grade.HARD, Grade.EASY, Grade.GOOD)
    for day, count in ((8, 4), (7, 5), (6, 3), (3, 4), (1, 2)):
        moment[0] = NOW - timedelta(days=day)
        for number, uid in enumerate(desk.queue()[:count]):
            moment[0] += timedelta(seconds=40)
            desk.grade(uid, grades[(number + day) % len(grades)], duration_ms=9000 + 1000 * number)
    rows = desk.questions(river().article.id)
    desk.keep([row.uid for row in rows[:4]])
    desk.drop([rows[-1].uid])
    moment[0] = NOW
    return desk


def _making(article: Article, outline: Outline, rows: Sequence[Row]) -> Making:
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    for number, row in enumerate(rows):
        fact, question = _item(article, outline, row, 1 - number / 20)
        facts.setdefault(fact.id, fact)
        questions.append(question)
    omitted = _omissions(article, outline, questions)
    return Making(
        article, outline, tuple(facts.values()), tuple(questions), omitted, 0, "quizbank made up", (), b"QBR1"
    )


def _omissions(article: Article, outline: Outline, questions: Sequence[Question]) -> tuple[Omission, ...]:
    """A reason for each sentence that proves nothing."""
    proofs = {e.start for q in questions for e in q.evidence}
    bare = [s for s in outline.sentences if s.start not in proofs]
    shown = [" ".join(article.text[s.start : s.end].split()[:6]) for s in bare]
    return tuple(
        Omission("sentence", str(s.start), "no_fact_sentence", (("name", words),))
        for s, words in zip(bare, shown, strict=True)
    )


def _item(article: Article, outline: Outline, row: Row, salience: float) -> tuple[Fact, Question]:
    """One row of the table as a fact and the question on it."""
    stem, key, kind, options, words, relation, role = row
    sentence = next(s for s in outline.sentences if words in article.text[s.start : s.end][:60])
    proof = article.text[sentence.start : sentence.end]
    entity = next((e.id for e in outline.entities if e.name == key), None)
    day = next((d for d in outline.dates if article.text[d.start : d.end] == key), None)
    fact = _fact(relation, role, _value(key, entity, day), proof, outline, Span(sentence.start, sentence.end), salience)
    at = proof.find(key)
    question = Question(
        id=derived_id(fact.id, kind, role, key if kind == "true_false" else ""),
        kind=kind,
        interaction=Interaction(INTERACTIONS[kind]),
        topic=Topic.DATE if day else Topic.ACTOR if key in PEOPLE else Topic.ORGANIZATION,
        fact=fact.id,
        relation=relation,
        asked_role=role,
        context=Context(article.title, article.published.isoformat() if article.published else ""),
        stem=stem,
        key=key,
        evidence=(Evidence(article.id, sentence.start, sentence.end, proof),),
        accepted=(key,),
        options=tuple(Option(o, FEEDBACK.get(o, "not named in this role here") if o != key else "") for o in options),
        explanation=f"{key}: {proof}",
        salience=salience,
        key_entity=entity,
        key_date=day.value if day else "",
        key_grain=day.grain if day else "",
        answer_span=(at, at + len(key)) if at >= 0 else None,
    )
    return fact, question


def _value(key: str, entity: str | None, day: DateMention | None) -> Value:
    if day:
        return DateValue(day.value, day.grain)
    return EntityValue(entity, key) if entity else TextValue(key)


def _fact(relation: str, role: str, value: Value, proof: str, outline: Outline, span: Span, salience: float) -> Fact:
    about = next((e for e in outline.entities if e.name in proof and e.name != getattr(value, "name", "")), None)
    event = proof.split(",")[0].rstrip(".")
    arguments = [Argument(role, value, span), Argument("event", TextValue(event))]
    if about:
        arguments.append(Argument("subject", EntityValue(about.id, about.name)))
    if relation == "role":
        arguments.append(Argument("role", TextValue("the leader of the " + (about.name if about else "house"))))
    identity = fact_key(relation, tuple(arguments))
    phrases = (("statement", event),)
    return Fact(identity, relation, tuple(arguments), Asserted.STATED, (span,), salience=salience, phrases=phrases)
