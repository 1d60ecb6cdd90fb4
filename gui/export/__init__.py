"""The Print & export page: choose the items of a sheet, see it as it will be printed, print it or save it as a file.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state`` works
out which items stand on the sheet and what is said about them (no Qt). ``page`` joins it with the desk; ``pane`` is
the left side with the list (``items``) and the ``form`` of the sheet, ``preview`` the right side with the ``canvas``
of pages. ``drawing`` has pages drawn beside the window, ``printing`` asks for printers and files. A format shows up
by a name in ``state.FORMATS`` with its extension and its words.
"""
