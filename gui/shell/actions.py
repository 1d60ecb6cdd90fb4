"""The one table of actions: menus, shortcuts and the help are made from it; without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """``id`` is also the code of its words under [shell] ("action_ID"); ``keys`` are portable ("Ctrl+2").

    ``page`` is the page that does it (it is shown first); "" means the window itself or the page that is open. An
    action whose page isn't there is left out. ``group`` separates within the menu.
    """

    id: str
    menu: str
    keys: str = ""
    icon: str = ""
    page: str = ""
    group: int = 0
    checkable: bool = False


MENUS = ("file", "edit", "view", "study", "help")

ACTIONS = (
    Action("add_article", "file", "Ctrl+N", "plus", "library"),
    Action("open_files", "file", "Ctrl+O", "file-text", "library"),
    Action("import_library", "file", "", "file-text", "keeping", 1),
    Action("export_library", "file", "", "export", "keeping", 1),
    Action("keeping", "file", "Ctrl+B", "clock", "keeping", 1),
    Action("print", "file", "Ctrl+P", "printer", "export", 2),
    Action("preferences", "file", "Ctrl+,", "", "preferences", 3),
    Action("quit", "file", "Ctrl+Q", "x", "", 4),
    Action("undo", "edit", "Ctrl+Z", "arrow-counter-clockwise"),
    Action("redo", "edit", "Ctrl+Shift+Z", "arrow-clockwise"),
    Action("paste", "edit", "Ctrl+V", "clipboard-text", "library", 1),
    Action("find", "edit", "Ctrl+F", "magnifying-glass", "", 2),
    Action("search", "edit", "Ctrl+Shift+F", "magnifying-glass", "search", 2),
    Action("library", "view", "Ctrl+1", "books", "library"),
    Action("study", "view", "Ctrl+2", "cards", "study"),
    Action("questions", "view", "Ctrl+3", "tray", "questions"),
    Action("progress", "view", "Ctrl+4", "chart-line-up", "progress"),
    Action("export", "view", "Ctrl+5", "printer", "export"),
    Action("larger", "view", "Ctrl++", "", "", 1),
    Action("smaller", "view", "Ctrl+-", "", "", 1),
    Action("normal_size", "view", "Ctrl+0", "", "", 1),
    Action("theme_system", "view", "", "", "", 2, checkable=True),
    Action("theme_light", "view", "", "", "", 2, checkable=True),
    Action("theme_dark", "view", "", "", "", 2, checkable=True),
    Action("study_today", "study", "", "cards", "study"),
    Action("plan", "study", "Ctrl+Shift+S", "calendar-check", "plan"),
    Action("test_me", "study", "Ctrl+T", "lightning", "study", 1),
    Action("choose_quiz", "study", "Ctrl+Shift+T", "sliders-horizontal", "quiz", 1),
    Action("shortcuts", "help", "F1", "question"),
)

PAGE_KEYS = (
    ("library", (("Enter", "key_open"), ("Delete", "key_delete_article"))),
    ("article", (("Left", "key_card_before"), ("Right", "key_card_after"))),
    ("card", (("Space", "key_show"), ("1", "key_again"), ("2", "key_hard"), ("3", "key_good"), ("4", "key_easy"),
              ("H", "key_hint"), ("I", "key_insist"), ("W", "key_why"), ("P", "key_proof"), ("E", "key_edit"),
              ("B", "key_later"), ("S", "key_suspend"), ("F", "key_flag"), ("D", "key_delete"), ("R", "key_wrong"))),
    ("quiz", (("A", "key_choose"), ("Space", "key_show"), ("Enter", "key_next"), ("S", "key_skip"),
              ("Z", "key_step_back"), ("W", "key_why"), ("P", "key_proof"), ("I", "key_insist"), ("R", "key_wrong"))),
    ("plan", (("Enter", "key_study_set"), ("N", "key_name"), ("T", "key_tags"), ("E", "key_edit"),
              ("S", "key_suspend"), ("F", "key_flag"), ("Delete", "key_take_out"))),
    ("triage", (("K", "key_keep"), ("E", "key_edit"), ("D", "key_drop"), ("R", "key_wrong"), ("W", "key_why"),
                ("Enter", "key_article"))),
    ("print", (("Alt+Up", "key_move_up"), ("Alt+Down", "key_move_down"), ("Delete", "key_take_off"))),
    ("reading", (("F2", "key_rename"), ("M", "key_same"), ("K", "key_kind"), ("S", "key_split"), ("V", "key_changes"),
                 ("Ctrl+R", "key_remake"))),
    ("everywhere", (("Esc", "key_back"),)),
)  # fmt: skip
"""Single keys of pages for the help, by the place where they work."""

BESIDE_WINDOW = ("library", "article", "triage", "reading")
"""The places that the help lists under the window's keys, so that its two columns are as high as each other."""


def find(action: str) -> Action:
    """An action by its id; KeyError if there is none."""
    return _BY_ID[action]


_BY_ID = {action.id: action for action in ACTIONS}
