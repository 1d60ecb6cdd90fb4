"""The read side: rows for pages, made from what the library keeps."""

from datetime import timedelta

from quizbank.domain.review import ItemState
from quizbank.store import agenda, articles, cards, questions
from quizbank.store.agenda import ArticleCounts
from quizbank.store.articles import ArticleRecord
from quizbank.store.card_rows import CardRecord
from quizbank.store.questions import QuestionRecord
from quizbank.workflows.bench import Bench
from quizbank.workflows.coverage import coverages
from quizbank.workflows.rows import ArticleRow, ArticleView, CardRow, QuestionRow
from quizbank.workflows.whos_who import actor_rows, timeline_rows


def article_rows(bench: Bench, article: str = "") -> tuple[ArticleRow, ...]:
    """All articles, the newest first; or the one with that id."""
    with bench.library.looking():
        counts = agenda.counts_by_article(bench.library, bench.now(), bench.tomorrow(), article)
        records = articles.records(bench.library, article)
    return tuple(_article_row(record, counts.get(record.id, ArticleCounts())) for record in records)


def article_view(bench: Bench, article: str) -> ArticleView:
    """One article with its cards and lists; QuizbankError("no_such_article")."""
    with bench.library.looking():
        page = articles.page(bench.library, article)
        (row,) = article_rows(bench, article)
        records = cards.in_study(bench.library, article)
        covered = coverages(bench.library, (article,))[article]
        items = tuple(q for q in questions.in_text_order(bench.library, article) if q.state is not ItemState.DROPPED)
        asked = {q.uid: q for q in items}
        rows = [
            _card_row(bench, card, asked.get(card.uid) or questions.question(bench.library, card.uid, article))
            for card in records
        ]
    return ArticleView(
        row=row,
        article=page.article,
        outline=page.outline,
        coverage=covered,
        cards=tuple(sorted(rows, key=lambda row: _place(row, article))),
        questions=tuple(map(question_row, items)),
        actors=actor_rows(page.outline, page.article.text, page.facts, {card.fact for card in records}),
        timeline=timeline_rows(page.facts, page.article.text),
        omitted=page.omitted,
        tonight=bench.tomorrow(),
    )


def card_row(bench: Bench, uid: str) -> CardRow:
    """One card with its four intervals as of now, its lapses and its flag; QuizbankError("no_such_card")."""
    with bench.library.looking():
        card = cards.card(bench.library, uid)
        record = questions.question(bench.library, uid)
        intervals = bench.scheduler().preview(card.state, bench.now())
        return _card_row(bench, card, record, intervals, lapses=card.state.lapses, flagged=record.flagged)


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
        reason=record.reason,
    )


def _article_row(record: ArticleRecord, counts: ArticleCounts) -> ArticleRow:
    return ArticleRow(
        id=record.id,
        title=record.title,
        outlet=record.outlet,
        published=record.published,
        added=record.added,
        words=record.words,
        questions=record.questions,
        cards=counts.cards,
        due=counts.due,
        new=counts.new,
        unread=record.unread,
        reading_only=record.reading_only,
        starter=record.starter,
    )


def _card_row(
    bench: Bench,
    card: CardRecord,
    record: QuestionRecord,
    intervals: tuple[timedelta, ...] = (),
    *,
    lapses: int = 0,
    flagged: bool = False,
) -> CardRow:
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
        intervals=intervals,
        lapses=lapses,
        flagged=flagged,
    )


def _place(row: CardRow, article: str) -> tuple[int, str]:
    """Where the card's proof stands in that article."""
    return min((e.start for e in row.question.evidence if e.article == article), default=0), row.uid
