"""The window: shell, pages, answers and kit; the only package that knows Qt.

Pages see the core through quizbank.workflows (rows, desk, analysis) and never each other; ``app`` alone makes
long-lived objects. A new page is a folder with ``state`` (no Qt) and ``page``, and a line in ``app``.
"""
