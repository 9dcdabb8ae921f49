"""Asking for the pages that hold some words, in a process of its own: every text is read."""

from PySide6.QtCore import QObject, Signal

from annotator.jobs.searching import pages_holding
from annotator.ui.panels.soon import Soon
from annotator.ui.session import Session
from annotator.ui.work import Job

PAUSE_MS = 400
"""How long further letters are waited for: half a word would be looked for in vain."""


class PageSearch(QObject):
    """Looks for the newest words only, and for none once the project is left."""

    found = Signal(str, object)
    """The words, and the ids of the pages that hold them."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._words = ""
        self._job: Job | None = None
        self._soon = Soon(self, PAUSE_MS, self._begin)
        session.leaving.connect(self.stop)

    @property
    def looks(self) -> bool:
        """Whether an answer is still to come."""
        return self._soon.isActive() or self._job is not None

    def ask(self, words: str) -> None:
        """Have the pages found that hold these words; none are looked for where it is empty."""
        self.stop()
        self._words = words
        if words.strip():
            self._soon.ask()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._soon.stop()
        job, self._job = self._job, None
        if job is not None:
            job.stop()
            job.deleteLater()

    def _begin(self) -> None:
        project, words = self._session.project, self._words
        if project is None:
            return
        job = self._job = Job(self, pages_holding, project.path, words)
        job.done.connect(lambda ids: self._answer(words, ids))
        job.failed.connect(lambda *_: self._answer(words, ()))
        job.start()

    def _answer(self, words: str, ids: tuple[str, ...]) -> None:
        self.stop()
        self.found.emit(words, ids)
