"""The Print & export page: choose the items of a sheet, see it as it will be printed, print it or save it as a file.

May import the kit, quizbank.domain, quizbank.workflows, resources and strings; never another page. ``state`` works
out which items stand on the sheet and what is said about them (no Qt).
"""
