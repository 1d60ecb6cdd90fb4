"""The Progress page: what would likely be known today, what is due, and what each day and article held.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. The figures come
from the desk; ``state`` words them and works out the plots' scales (no Qt). ``page`` is the page, ``overview`` lays its
cards out by the width, ``facts/`` are the places behind a line: what is to be looked at again of an actor or month, and
a card's history. ``plots`` is the one door to pyqtgraph, ``table`` shows numbers that can be read and copied, ``cards``
puts both into cards. A new figure gets its words in ``state`` and a card in ``overview``.
"""
