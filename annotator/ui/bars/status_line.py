"""The status bar: the caret, the page, its file, the record being filled, when a step was kept."""

import time

from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar, QWidget

from annotator.page.model import Page
from annotator.ui.chosen import spans_at
from annotator.ui.keeping import Waiting
from annotator.ui.panels.soon import Soon
from annotator.ui.panels.wording import PAGE_STATUSES, ROLES, label_said, said
from annotator.ui.plain import Label, tip
from annotator.ui.session import Change, Session
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE
from annotator.ui.work import Work

LINE_ENDS = {"lf": "LF", "crlf": "CRLF", "cr": "CR", "mixed": "LF + CRLF", "none": ""}


class StatusLine(QStatusBar):
    """Shows where the person is and that nothing needs to be saved."""

    def __init__(self, session: Session, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.work = session, work
        self.setSizeGripEnabled(False)
        self.place, self.record = Label(self), Label(self)
        self.page_label, self.file_label, self.kept_label = Label(self), Label(self), Label(self)
        self.job_label = Label(self)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(work.cancel)
        self.addWidget(self.place)
        self.addWidget(self.record, 1)
        for widget in (
            self.job_label,
            self.bar,
            self.cancel_button,
            self.file_label,
            self.page_label,
            self.kept_label,
        ):
            self.addPermanentWidget(widget)
        for label in (self.place, self.page_label, self.file_label, self.kept_label):
            label.setContentsMargins(SPACE, 0, SPACE, 0)
        self._soon = Soon(self, 0, self._say_place)
        session.caret_moved.connect(self._soon.ask)
        session.page_opened.connect(self._page_opened)
        session.page_changed.connect(self._page_changed)
        self._last_kept: tuple[int, float] | None = None
        session.kept.connect(self._kept)
        session.keeping.waiting.connect(self._wait)
        session.note.connect(lambda words: self.showMessage(words, 8000))
        work.began.connect(self._job_began)
        work.progressed.connect(self._job_progressed)
        work.ended.connect(self._job_ended)
        self._job_ended()

    # -- where ----------------------------------------------------------------------------------

    def _say_place(self) -> None:
        page, caret = self.session.page, self.session.caret
        words = []
        if page is not None and caret.raw_offset is not None:
            line = page.raw.count("\n", 0, caret.raw_offset) + 1
            column = caret.raw_offset - page.raw.rfind("\n", 0, caret.raw_offset)
            words.append(self.tr("Line {}, column {}").format(line, column))
        if page is not None and caret.block in page.block_index:
            words.append(said(ROLES[page.block(caret.block).role]))
            for span in spans_at(page, caret)[:2]:
                words.append(label_said(span.label))
                if span.title:
                    words[-1] += f" ({span.title})"
        chosen = sum(end - start for _, start, end in caret.selection)
        if chosen:
            words.append(self.tr("{} selected").format(chosen))
        self.place.setText(" · ".join(words))

    def show_record(self, words: str) -> None:
        """Say which speech or meeting the next strokes fill."""
        self.record.setText(words)

    def _page_opened(self, page: Page | None) -> None:
        self.place.clear()
        self.record.clear()
        self._page_said(page)
        words = []
        project = self.session.project
        if page is not None and page.source is not None:
            encoding = page.source.encoding
            words = [encoding.upper()] if encoding else []
            found = project.file_of(page.id)[1] if project is not None else None
            if found and (ends := LINE_ENDS.get(_kind(found.get("line_ends")), "")):
                words.append(ends)
        self.file_label.setText(" · ".join(words))
        if page is None:
            self._last_kept = None
            self.kept_label.clear()

    def _page_changed(self, change: Change) -> None:
        self._soon.ask()  # a label may have come or gone where the caret is
        if change.before is None or change.after is None:
            return
        if change.before.status is not change.after.status:
            self._page_said(change.after)

    def _page_said(self, page: Page | None) -> None:
        words = said(PAGE_STATUSES[page.status]) if page else ""
        if page is not None and self.session.read_only:
            words = self.tr("{} · only to read").format(words)
        self.page_label.setText(words)

    def _kept(self, step: int, when: float) -> None:
        self._last_kept = step, when
        clock = time.strftime("%H:%M:%S", time.localtime(when))
        self.kept_label.setText(self.tr("Kept at {}").format(clock))
        self.kept_label.setToolTip(
            self.tr("Step {} is on the drive; nothing needs saving.").format(step)
        )

    def _wait(self, waiting: Waiting | None) -> None:
        if waiting is not None:
            self.kept_label.setText(self.tr("Not kept yet: {}").format(waiting.steps))
            self.kept_label.setToolTip(tip(waiting.reason))
        elif self._last_kept is not None:
            self._kept(*self._last_kept)  # what came last may have been no step of a page
        else:
            self.kept_label.clear()

    # -- jobs -----------------------------------------------------------------------------------

    def _job_began(self, words: str) -> None:
        self.job_label.setText(words)
        self.bar.setRange(0, 0)
        for widget in (self.job_label, self.bar, self.cancel_button):
            widget.show()

    def _job_progressed(self, done: int, total: int | None, what: str) -> None:
        self.bar.setRange(0, total or 0)
        self.bar.setValue(done)
        if what and total:
            self.job_label.setToolTip(tip(spoken(what)))

    def _job_ended(self) -> None:
        for widget in (self.job_label, self.bar, self.cancel_button):
            widget.hide()


def _kind(line_ends: object) -> str:
    """Give the kind of line ends, without the counts of mixed ones."""
    return str(line_ends or "").partition(":")[0].lower()
