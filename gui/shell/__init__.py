"""The shell: the main window, its menus, sidebar and status line, and the table of actions.

May import the kit and quizbank.workflows; never a page: gui/app.py hands it the pages' factories by name (see
gui/kit/pages.py for what a page gets and must offer). A new menu entry is a line in actions.py; ``look`` keeps mode
and sizes of text in settings.toml; ``state`` is without Qt.
"""
