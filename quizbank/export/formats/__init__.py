"""Output formats, one file each; all work by interaction (choice, text, cloze …), never by kind of question.

A format module has ``NAME`` (what the command line calls it), ``EXTENSION`` (with its dot), ``NEEDS_ITEMS`` (whether a
file without items would be pointless) and ``write(pack: Pack) -> Written``: bytes, and which items it cannot hold. It
may import domain, strings, resources and the modules of ``quizbank.export``. A new format is one new file here and its
line in ``FORMATS``.
"""

FORMATS = ("json", "csv", "gift", "apkg", "pdf")
