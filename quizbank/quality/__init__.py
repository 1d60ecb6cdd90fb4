"""The gate: is a candidate fit to be asked? Each flaw is one small check; what any check objects to is dropped.

May import domain, registry, resources and strings. Nothing is repaired here: a better question is made in questions/.
The doors are ``gate.judge`` and ``context.QualityContext``; a new check is a file in checks/, its name in the tuple,
its sentence under [checks] of the strings, and a test with an item that it stops and a good twin.
"""
