"""The Study page: both kinds of sitting, the review session and the quiz.

May import the kit, gui.answers, quizbank.domain, quizbank.workflows, resources and strings; never another page. What
is shown is worked out without Qt: ``targets`` reads where to go, ``review_state`` and ``quiz_state`` are a sitting
under way, ``summary_state`` its end, ``wording`` the words that they share. ``page`` joins them with the desk;
``review_view``, ``quiz_view``, ``summary_view`` and ``done_view`` show one of them each, built from ``parts``. A new
kind of sitting gets a state and a view here, and a target.
"""
