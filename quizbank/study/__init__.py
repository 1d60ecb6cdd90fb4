"""Study: what comes next, when it comes again, and whether an answer is right.

Here: the schedule (``scheduler``, the only door to FSRS), the day's queue (``queue``), the judging of answers
(``grading``, with ``name_grading``, ``spelling``, ``slips``, ``date_grading`` and ``written_dates``), and the two
sittings as plain states (``review_session``, ``quiz_session``). Everything is pure: the time and the dice are
arguments, nothing is stored or shown.

May import domain, registry, resources and strings. Figures over the log belong to progress/, tables to store/, the
joining of both to workflows/. A new way of answering gets its judging in a module of its own, called by ``grading``.
"""
