"""The input formats, one module each: bytes → page.Page.

A module states NAME (as in ``--format``), EXTENSIONS, ``sniff(data, name) -> bool`` and ``read(data, name) -> Page``.
They are asked in the order of the tuple, so what can be told by its marks comes before plain text. A new format is a
file here, its name in FORMATS, a line under [formats] of the strings catalogue and a test.
"""

FORMATS = ("html", "text")
