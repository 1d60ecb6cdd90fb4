"""The Search page: articles, names and questions of the whole library, by the beginnings of their words.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state`` words what
was found and where a row leads (no Qt); ``page`` joins it with the desk.
"""
