"""Files for other programs and for paper: a Pack of items becomes the bytes of one format.

Lives here: ``pack`` (what goes out), ``write`` (by the name of a format), ``save`` (bytes to a file, whole or not at
all), ``wording`` (the lines that several formats share), ``paper`` (the printed quiz as data, PDF and PNG by typst) and
``formats/``, one file per output format. May import domain, registry, resources and strings. Does not belong here:
choosing items (decks), the library (store), paths and dialogs (cli, gui). A new format is one file in ``formats/``.
"""
