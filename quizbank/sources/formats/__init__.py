"""The input formats, one module each: bytes → page.Page.

A module states NAME (as in ``--format``), EXTENSIONS, ``sniff(data, name) -> bool`` and ``read(data, name) -> Page``.
They are asked in the order of the tuple, so what can be told by its marks comes before plain text. A new format is a
file here, its name in FORMATS, a test, and its mention in the
sentence [errors] source_binary of the strings catalogue.
"""

FORMATS = ("html", "text")
