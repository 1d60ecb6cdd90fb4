"""The Progress page: what would likely be known today, what is due, and what each day and article held.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. The figures come
from the desk (``ProgressView``); ``state`` words them and works out the chart's scale (no Qt). ``page`` lays the cards
out by the width; ``chart`` paints the days, ``table`` shows numbers that can be read and copied, ``lists`` the actors.
A new figure gets a field in ``ProgressView``, its words in ``state`` and a card in ``page``.
"""
