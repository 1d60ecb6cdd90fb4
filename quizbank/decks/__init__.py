"""Choosing: which of the questions that passed are taken, and why everything else has none.

May import domain, registry, resources and strings. It neither writes nor judges questions. The door is
``assembler.assemble``; reasons for what was left out are worked out in ``omissions``.
"""
