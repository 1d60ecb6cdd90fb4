"""The article page: the reader, and beside it the article's cards, its quiz, who is who and the timeline.

May import the kit, gui.answers, quizbank.domain, quizbank.workflows, resources and strings; never another page. What
it shows is worked out in ``state``, ``wording`` and ``reasons`` (no Qt); ``page`` joins the parts, ``aside`` does what
can be done with the open card besides answering it; ``document`` lays the text out, ``reader`` paints and moves in it;
``bars`` are the two lines above; ``cards``, ``quiz`` and ``lists`` fill the tabs. A new tab gets a file here and a line
in ``page``.
"""
