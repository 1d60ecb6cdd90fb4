"""The annotators, in the order in which they run.

Each module states NAME, NEEDS and GIVES (sets of ``Layer``) and has ``annotate(draft) -> draft``.
"""

NAMES = (
    "names",
    "kinds",
    "gazetteer",
    "beside",
    "bodies",
    "phrases",
    "persons",
    "acronyms",
    "surnames",
    "repeats",
    "signals",
    "clusters",
    "stories",
    "dates",
    "references",
    "quotes",
)
