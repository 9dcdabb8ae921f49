"""Work put off until the keys are answered: done once, however often it was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """Calls `work` once, `delay_ms` after it was last asked for."""

    def __init__(self, parent: QObject, delay_ms: int, work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._work = work
        self.setSingleShot(True)
        self.setInterval(delay_ms)
        self.timeout.connect(self.now)

    def ask(self, *_: object) -> None:
        """Have the work done soon; asking again begins the wait anew."""
        self.start()

    def now(self) -> None:
        """Do the work at once, and not again until it is asked for."""
        self.stop()
        self._work()
