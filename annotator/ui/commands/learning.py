"""Learning from the project's finished pages: the dialog, and the job that does the work."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.jobs.learning import learn_project, report_of
from annotator.page.errors import AnnotatorError
from annotator.store.project import Project
from annotator.ui.dialogs.learning import Learning
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.work import Work


class Lessons(QObject):
    """One dialog and what it asks for, as long as it is open."""

    def __init__(self, session: Session, project: Project, work: Work, window: QWidget) -> None:
        dialog = Learning(window, session.read_only)
        super().__init__(dialog)
        self.dialog, self.session, self.project, self.work = dialog, session, project, work
        dialog.learn_asked.connect(self._learn)
        dialog.use_asked.connect(self._use)
        dialog.forget_asked.connect(self._forget)
        session.project_changed.connect(dialog.close)
        self._show()

    def open(self) -> None:
        """Show the dialog over the window."""
        self.dialog.open()

    def _show(self, _: object = None) -> None:
        """Show what the project holds."""
        try:
            kept = report_of(self.project)
        except AnnotatorError as error:
            self.dialog.show_trouble(spoken(error))
            return
        if kept is None:
            self.dialog.show_report(None)
        else:
            self.dialog.show_report(*kept)

    def _learn(self) -> None:
        self.session.finish_keeping()
        dialog = self.dialog
        job = self.work.run(self.tr("Learning"), learn_project, self.project.path)
        job.progressed.connect(lambda done, total, _: dialog.show_progress(done, total))
        job.done.connect(self._show)
        job.failed.connect(lambda words, _: dialog.show_trouble(words.strip().split("\n")[-1]))
        job.cancelled.connect(lambda: dialog.show_trouble(self.tr("Nothing was learnt: stopped.")))
        dialog.cancel_asked.connect(job.cancel)

    def _use(self, used: bool) -> None:
        self.session.keeping.write(lambda project: project.use_learned(used))

    def _forget(self) -> None:
        self.session.keeping.write(lambda project: project.forget_learned())
