"""The Library page and the ways in: articles listed, added by file, link, drop and paste, removed and brought back.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state`` words the
list and ``import_state`` the course of an import (no Qt). ``intake`` takes what was dropped or pasted, ``importer``
runs it in the analysis process, ``begin`` is the empty library, ``notices`` ask what the page can't know.
"""
