"""The page that keeps a library: backups, the bin, and files that carry a library, a set or an article.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state`` words the
lines (no Qt). ``lines`` is a card of rows with buttons; ``backups``, ``bin`` and ``files`` are a tab each, which
``page`` puts together. What takes long (reading backups, a file of somebody else) runs in the window's pool.
"""
