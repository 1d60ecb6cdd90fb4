"""Answers: one widget for each way of answering (``domain.question.Interaction``), the same in quiz, card and triage.

May import the kit. ``answer_widget(question)`` gives the widget for a question; a new interaction gets a file here and
a line in ``_WIDGETS``.
"""
