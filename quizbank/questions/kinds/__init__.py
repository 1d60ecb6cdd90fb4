"""The kinds of question, one file each: ``NAME``, ``INTERACTION`` and ``write``.

A recall kind has ``write(material)``, a recognition kind ``write(material, passed)``, both giving questions. May import
questions/, domain and resources. A new kind is a file here, its name in one of the tuples, and its test.
"""

RECALL = ("typed", "cloze")
RECOGNITION = ("choice", "true_false", "matching", "ordering", "first")
