"""The card of files: a library, a set or an article written into one, and another's merged after a preview."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gui.keeping.state import KINDS, WHOLE, Choice, article_choices, choices, file_name, merge_offer, out_path
from gui.kit.buttons import Button
from gui.kit.fields import ComboBox, Field
from gui.kit.labels import WrapLabel
from gui.kit.pages import Context
from gui.kit.spaces import px
from gui.kit.surfaces import Card, Line, Message, spaced
from quizbank.domain.errors import QuizbankError
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say, say_error
from quizbank.workflows.carrying_over import SUFFIX, say_carried, say_merged
from quizbank.workflows.keeping import LookedOver, Parcel, Receiving

_FIELD_WIDE = 480


class FilesCard(Card):
    """Nothing is merged before one has seen what it brings.

    ``asked`` gives the button of the answer to what the card asks.
    """

    asked = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, parent=parent)
        self._context = context
        self._receiving: Receiving | None = None
        self._parcel: Parcel | None = None
        self._choices: tuple[Choice, ...] = ()
        self.import_button = Button(say("keeping", "import"), icon="file-text", size="small")
        self.merge_button = Button(say("keeping", "merge"), "primary")
        self.leave_button = Button(say("keeping", "leave"), key="Esc")
        self.offer = Message("info", "", "", (self.merge_button, self.leave_button))
        self.kind = ComboBox([say("keeping", f"kind_{kind}") for kind in KINDS])
        self.which = ComboBox()
        self.export_button = Button(say("keeping", "export"), icon="export")
        self.which_field = Field(say("keeping", "which"), self.which)
        self.words = WrapLabel("", "caption", "muted")
        self._lay_out()
        self.import_button.clicked.connect(self.choose)
        self.merge_button.clicked.connect(self.merge)
        self.leave_button.clicked.connect(self.leave)
        self.kind.currentIndexChanged.connect(lambda _: self.load())
        self.export_button.clicked.connect(self.ask_where)

    def load(self) -> None:
        """Look at the sets again; the chosen one stays chosen."""
        kind = KINDS[self.kind.currentIndex()]
        before = self.which.currentText()
        self._choices = self._found(kind)
        self.which.clear()
        self.which.addItems([choice.name for choice in self._choices])
        self.which.setCurrentIndex(max(0, self.which.findText(before)))
        self.which_field.setVisible(kind != WHOLE)
        self.export_button.setEnabled(kind == WHOLE or bool(self._choices))
        self.words.setText(say("keeping", "with_answers" if kind == WHOLE else "without_answers"))

    def select(self, wanted: StudySet) -> None:
        """Choose what is to be written."""
        self.kind.setCurrentIndex(KINDS.index(wanted.kind))
        place = next((n for n, choice in enumerate(self._choices) if choice.wanted == wanted), 0)
        self.which.setCurrentIndex(place)

    # --- in ---------------------------------------------------------------------------------------------------
    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, say("keeping", "import"))
        dialog.setNameFilters([f"{say('keeping', 'file_type')} (*{SUFFIX} *.sqlite)", "* (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.take(Path(file)))
        dialog.open()

    def take(self, file: Path) -> None:
        """Look a file through beside the window, then say what it would bring."""
        self.stop()
        receiving = self._receiving = self._context.desk.receive(file)
        self.offer.tone = "info"
        self._say(say("keeping", "looking", name=file.name), "cancel")
        self._ask(self.leave_button)
        self.import_button.setEnabled(False)

        def done(looked: LookedOver | None) -> None:
            if looked and self._receiving is receiving:
                self._looked_through(looked)

        def failed(error: QuizbankError) -> None:
            if self._receiving is receiving:
                self._refused(error)

        self._context.pool.run(receiving.result, done, failed)

    def stop(self) -> None:
        """Look a file through no further."""
        if self._receiving:
            self._receiving.cancel()
        self._receiving = self._parcel = None
        self.import_button.setEnabled(True)

    def merge(self) -> None:
        """Merge what was looked into; Undo takes all of it back."""
        assert self._parcel is not None
        try:
            merged, changes = self._context.desk.merge(self._parcel)
        except QuizbankError as error:
            self._refused(error)
            return
        self.leave()
        self._context.publish(changes)
        self._context.window.tell(say("keeping", "merged", what=say_merged(merged)), undo=bool(changes.label))

    def leave(self) -> None:
        """Merge nothing; what is being looked through is given up."""
        self.stop()
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer.hide()

    # --- out --------------------------------------------------------------------------------------------------
    def ask_where(self) -> None:
        """Ask where the file is to be."""
        name = self.which.currentText() if self._choices else say("keeping", "kind_library")
        dialog = QFileDialog(self, say("keeping", "export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{say('keeping', 'file_type')} (*{SUFFIX})"])
        dialog.selectFile(file_name(name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.write(out_path(file)))
        dialog.open()

    def write(self, out: Path) -> None:
        """Write what is chosen."""
        desk = self._context.desk
        try:
            if self._choices:
                carried = desk.carry(self._choices[self.which.currentIndex()].wanted, out)
            else:
                carried = desk.carry_library(out)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.window.tell(say("keeping", "written", name=out.name, what=say_carried(carried)))

    # --- inside -----------------------------------------------------------------------------------------------
    def _found(self, kind: str) -> tuple[Choice, ...]:
        """What there is of that kind; an article may be written that has no card."""
        if kind == WHOLE:
            return ()
        if kind == SetKind.ARTICLE:
            return article_choices(self._context.desk.articles())
        return choices(self._context.desk.study_sets(SetKind(kind)))

    def _looked_through(self, looked: LookedOver) -> None:
        assert looked.merged is not None
        self.stop()
        self._parcel = looked.parcel
        offer = merge_offer(looked.parcel.name, looked.merged)
        brings = not looked.merged.brings_nothing
        self._say(offer.title, "leave" if brings else "close", offer.body)
        self._ask(self.merge_button if brings else self.leave_button)

    def _refused(self, error: QuizbankError) -> None:
        self.stop()
        self.offer.tone = "warning"
        self._say(say_error(error), "close")
        self._ask(self.leave_button)

    def _ask(self, button: Button) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(button)

    def _say(self, title: str, leave: str, body: str = "") -> None:
        """Say it above the buttons; only what may be left may be merged."""
        self.offer.set_words(title, body)
        self.merge_button.setVisible(leave == "leave")
        self.leave_button.setText(say("kit" if leave == "cancel" else "keeping", leave))
        self.offer.show()

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 16)
        head.addWidget(WrapLabel(say("keeping", "files_words"), "body", "muted"), 1)
        head.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self.offer)
        self.column.addWidget(Line())
        for field in (Field(say("keeping", "what"), self.kind), self.which_field):
            field.setMaximumWidth(px(_FIELD_WIDE))
            self.column.addWidget(field)
        self.column.addWidget(self.words)
        self.column.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer.hide()
