"""The Study page: both kinds of sitting, the review session and the quiz.

May import the kit, gui.answers, quizbank.domain, quizbank.workflows, resources and strings; never another page. What
is shown is worked out in ``state`` (no Qt); ``sittings`` joins it with the desk (no Qt either); ``page`` goes from one
view to the next and tells the others what was done; ``review_view``, ``quiz_view``, ``summary_view`` and ``done_view``
show one state each, built from ``parts``. A new kind of sitting gets a state, a view, and a target.
"""
