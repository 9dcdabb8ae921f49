"""Where the person was in a project: noted as they go, so that even a killed window comes back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.store.project import Project
from annotator.ui.keeping import Keeping

PLACE = "last_place"
"""Project setting: [page, block, offset] where the person was."""
PLACE_MS = 2000
"""How long the caret may be elsewhere before that is noted."""

Where = tuple[str, str | None, int]
"""Page, block and offset."""


class LastPlace(QObject):
    """Notes where the person is, a moment after they went there."""

    def __init__(
        self, keeping: Keeping, where: Callable[[], Where | None], parent: QObject | None = None
    ) -> None:
        """Note what `where` answers, in the project that `keeping` writes to."""
        super().__init__(parent)
        self._keeping, self._where = keeping, where
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PLACE_MS)
        self._soon.timeout.connect(self.note)

    def soon(self) -> None:
        """Have the place noted soon."""
        if not self._soon.isActive():
            self._soon.start()

    def note(self) -> None:
        """Note the place now."""
        self._soon.stop()
        if (where := self._where()) is not None:
            self._keeping.write(lambda project: project.set_setting(PLACE, list(where)))


def last_place(project: Project) -> Where | None:
    """Give where the person was last; None where that is not known."""
    place = project.setting(PLACE)
    match place:
        case [str() as page, str() | None as block, int() as offset]:
            return page, block, offset
    return None
