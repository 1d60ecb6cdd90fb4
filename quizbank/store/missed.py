"""What was missed: facts whose last answer, on a card or in a quiz, was not right."""

from quizbank.store.engine import Library
from quizbank.store.events import STANDING

# What was wrong in a set (matching, ordering, which came first) says of none of its facts that it was missed.
# A grade counts by its time, one that was taken back not at all; of two answers at one moment the quiz's counts.
_ANSWERS = (
    "SELECT card.fact_key AS fact, event.at AS at, event.grade > 1 AS right, 0 AS quiz, event.id AS place"
    " FROM log AS event JOIN card ON card.uid = event.uid WHERE event.kind = 'review'"
    f" AND {STANDING}"
    " UNION ALL SELECT question.fact_key, attempt_answer.at, attempt_answer.verdict = 'right', 1, attempt_answer.rowid"
    " FROM attempt_answer JOIN attempt USING (quiz, position) JOIN question ON question.uid = attempt.uid"
    " WHERE question.kind NOT IN ('matching', 'ordering', 'first')"
)


def facts(library: Library) -> frozenset[str]:
    """The facts whose last answer was not right."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT fact FROM (SELECT fact, right, row_number() OVER"
            f" (PARTITION BY fact ORDER BY at DESC, quiz DESC, place DESC) AS turn FROM ({_ANSWERS}))"
            " WHERE turn = 1 AND NOT right"
        ).fetchall()
    return frozenset(fact for (fact,) in rows)
