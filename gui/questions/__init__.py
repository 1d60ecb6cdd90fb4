"""The Questions page: read what was made, keep or drop it by one key, and go on to the next.

May import the kit, answers, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state``
works out what is shown (no Qt): the list in its order, one question with its proof, and what to do when all is read.
``page`` joins it with the desk; ``pane`` is the list at the left, ``detail`` the question at the right, ``done`` what
stands there when nothing is unread. A new thing to see of a question gets a field in ``state`` and a part in
``detail``.
"""
