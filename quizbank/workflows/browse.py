"""The read side: rows for pages, made from what the library keeps."""

from dataclasses import replace
from datetime import datetime

from quizbank.domain.review import CardPhase, ItemState
from quizbank.store import articles, cards, questions
from quizbank.store.articles import ArticleRecord
from quizbank.store.card_rows import CardRecord
from quizbank.store.questions import QuestionRecord
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ArticleRow, ArticleView, CardRow, QuestionRow
from quizbank.workflows.whos_who import actor_rows, timeline_rows


def article_rows(bench: Bench) -> tuple[ArticleRow, ...]:
    """All articles, the newest first."""
    with bench.library.looking():
        by_uid = {card.uid: card for card in cards.in_study(bench.library)}
        own: dict[str, list[CardRecord]] = {}
        for article, uid in cards.of_articles(bench.library):
            own.setdefault(article, []).append(by_uid[uid])
        records = articles.records(bench.library)
    return tuple(_article_row(bench, record, own.get(record.id, [])) for record in records)


def article_view(bench: Bench, article: str) -> ArticleView:
    """One article with its cards and lists; QuizbankError("no_such_article")."""
    with bench.library.looking():
        page = articles.page(bench.library, article)
        record = next(r for r in articles.records(bench.library) if r.id == article)
        records = cards.in_study(bench.library, article)
        items = tuple(q for q in questions.in_text_order(bench.library, article) if q.state is not ItemState.DROPPED)
        asked = {q.uid: q for q in items}
        rows = [
            _card_row(bench, card, asked.get(card.uid) or questions.question(bench.library, card.uid, article))
            for card in records
        ]
    return ArticleView(
        row=_article_row(bench, record, list(records)),
        article=page.article,
        outline=page.outline,
        cards=tuple(sorted(rows, key=lambda row: _place(row, article))),
        questions=tuple(map(question_row, items)),
        actors=actor_rows(page.outline, page.facts, {card.fact for card in records}),
        timeline=timeline_rows(page.facts, page.article.text),
        omitted=page.omitted,
    )


def card_row(bench: Bench, uid: str) -> CardRow:
    """One card with its four intervals as of now; QuizbankError("no_such_card")."""
    with bench.library.looking():
        card = cards.card(bench.library, uid)
        row = _card_row(bench, card, questions.question(bench.library, uid))
    return replace(row, intervals=bench.scheduler.preview(card.state, bench.now()))


def question_rows(bench: Bench, article: str = "") -> tuple[QuestionRow, ...]:
    """Items for triage, dropped ones among them."""
    return tuple(map(question_row, questions.in_text_order(bench.library, article)))


def question_row(record: QuestionRecord) -> QuestionRow:
    """The row of a question."""
    return QuestionRow(
        uid=record.uid,
        question=record.question,
        article=record.article,
        article_title=record.article_title,
        outlet=record.outlet,
        published=record.published,
        state=record.state,
    )


def is_due(card: CardRecord, now: datetime, tonight: datetime) -> bool:
    """Whether the card comes before the study day ends."""
    return _is_in(card, now) and card.state.due is not None and card.state.due < tonight


def _article_row(bench: Bench, record: ArticleRecord, own: list[CardRecord]) -> ArticleRow:
    now, tonight = bench.now(), bench.tomorrow()
    return ArticleRow(
        id=record.id,
        title=record.title,
        outlet=record.outlet,
        published=record.published,
        added=record.added,
        words=record.words,
        questions=record.questions,
        cards=len(own),
        due=sum(is_due(card, now, tonight) for card in own),
        new=sum(card.state.phase is CardPhase.NEW and _is_in(card, now) for card in own),
        unread=record.unread,
        reading_only=record.reading_only,
        starter=record.starter,
    )


def _card_row(bench: Bench, card: CardRecord, record: QuestionRecord) -> CardRow:
    record = questions.with_all_proofs(bench.library, record)
    return CardRow(
        uid=card.uid,
        question=record.question,
        article=record.article,
        article_title=record.article_title,
        outlet=record.outlet,
        published=record.published,
        state=record.state,
        phase=card.state.phase,
        due=card.state.due,
        suspended=card.suspended,
    )


def _place(row: CardRow, article: str) -> tuple[int, str]:
    """Where the card's proof stands in that article."""
    return min((e.start for e in row.question.evidence if e.article == article), default=0), row.uid


def _is_in(card: CardRecord, now: datetime) -> bool:
    return not card.suspended and (card.buried_until is None or card.buried_until <= now)
