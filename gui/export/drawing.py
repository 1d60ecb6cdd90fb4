"""Drawing beside the window: the last wish wins, and a drawing that nobody waits for any more is dropped."""

from PySide6.QtCore import QObject, Signal

from gui.kit.tasks import Pool
from quizbank.domain.errors import QuizbankError
from quizbank.domain.paper import DrawnSheet
from quizbank.workflows.desk import Paper


class Drawer(QObject):
    """``drawn`` gives the DrawnSheet of the last wish, ``failed`` its QuizbankError."""

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, pool: Pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._ticket = pool, 0

    def wish(self, paper: Paper, pixels_per_inch: float) -> None:
        """Have it drawn; wishes of before are forgotten."""
        self._ticket += 1
        ticket = self._ticket

        def draw() -> DrawnSheet | None:
            # In the pool's thread: a wish that was overtaken while it waited costs nothing.
            return paper.draw(pixels_per_inch) if ticket == self._ticket else None

        self._pool.run(draw, lambda sheet: self._done(ticket, sheet), lambda error: self._failed(ticket, error))

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._ticket += 1

    def _done(self, ticket: int, sheet: DrawnSheet | None) -> None:
        if sheet is not None and ticket == self._ticket:
            self.drawn.emit(sheet)

    def _failed(self, ticket: int, error: QuizbankError) -> None:
        if ticket == self._ticket:
            self.failed.emit(error)
