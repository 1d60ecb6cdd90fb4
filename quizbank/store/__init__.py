"""The library on disk: the only room that knows SQLModel and sqlite3.

What lives here: opening (``engine``), the tables (``tables``, SQLModel; ``migrations``, SQL), one module a noun with
its plain SQL on the library's kept connection (``articles`` and ``made``, ``questions``, ``cards`` and ``card_rows``,
``events``, ``day_totals``, ``quizzes``, ``askable``, ``preferences`` with ``variants``, ``kept_sets``, ``tags`` and
``flags`` on it, ``decisions`` (kept, dropped and why), ``edits``, ``corrections``, ``waiting_links``), ``remaking``
with ``remade_cards`` (an article made anew), ``undo``, ``backups`` (over ``copying`` and ``backup_ages``), the bin
(``binned``), a library as a file (``carrying`` writes, ``receiving`` with ``carried_checks`` reads it as a
stranger's), two libraries as one (``merging`` over ``holdings``, ``pairing`` and ``merged_articles``, ``_words``,
``_sorting``, ``_log``, ``_cards``), ``search`` (its own file) and ``integrity``. It may import domain, registry,
resources and strings.
What does not belong: rules of study, quiz or choice; rows for pages (``workflows``). Importing it must stay light:
``tables`` costs most of a second and is imported by the schema check alone.
A new noun: its table in a new migration step and in ``tables``, its SQL in a module named after it, its test.
"""
