"""The page "How this article was read": what was recognised, corrections by hand, and questions made anew from them.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. What it shows is
worked out in ``state``, ``wording`` and ``preview_state`` (no Qt); ``page`` joins the parts; ``pane`` is the list at
the left, ``detail`` what is chosen, ``preview`` what a remaking would change, ``bar`` the line below; ``remaker`` asks
the analysis process; ``asking`` are the dialogs.
"""
