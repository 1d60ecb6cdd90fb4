"""Reading: article → reading (sentences, tokens, entities, dates, quotes). The only door to spaCy.

Lives here: the reader, the language packs (``languages/``) and the annotators (``annotators/``).
May import: domain, registry, resources, strings; spaCy and thinc only in ``engine``, and only when a reader is loaded.
Does not belong here: what a sentence states (facts) and how an article is cleaned (sources).
A new language is a file in ``languages/``, a new kind of annotation a file in ``annotators/``, each with a line in
its folder's tuple; lists of words go to ``resources/lexicons/<language>/``.
"""
