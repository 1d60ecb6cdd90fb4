"""The nouns: frozen values and pure functions on them, without I/O, importing nothing else of ours.

An article, its reading, facts, questions, verdicts, reviews, changes, what keeps a library, and errors live here, with
the identities that decide whether anybody's work survives. A verb that needs more than its arguments belongs in a room.
A new noun is a file of its own.
"""
