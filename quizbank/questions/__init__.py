"""Facts become questions: candidates with stem, key, accepted answers, options, explanation and proof.

May import domain, registry, resources and strings. Whether a candidate is any good is not decided here (quality/),
nor how many are taken (decks/). Nothing of a language stands in the code: wording is in
resources/stems/LANGUAGE/. The door is ``writer``; a new kind is a file in kinds/, a new relation one in that folder.
"""
