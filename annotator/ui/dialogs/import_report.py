"""What became of the files that were brought in: read, the same as before, refused, skipped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.formats.reading.file_name import whole_name
from annotator.ui.dialogs.outcomes import Outcomes
from annotator.ui.dialogs.return_key import ReturnKey
from annotator.ui.dialogs.screen_size import open_within_screen
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE


class Outcome(StrEnum):
    """What can become of a file."""

    READ = "read"
    LABELS = "labels"
    SAME = "same"
    REFUSED = "refused"
    SKIPPED = "skipped"


WORDS = {
    Outcome.REFUSED: QT_TRANSLATE_NOOP("ImportReport", "Refused"),
    Outcome.SKIPPED: QT_TRANSLATE_NOOP("ImportReport", "Skipped"),
    Outcome.READ: QT_TRANSLATE_NOOP("ImportReport", "Read"),
    Outcome.LABELS: QT_TRANSLATE_NOOP("ImportReport", "Labels taken over"),
    Outcome.SAME: QT_TRANSLATE_NOOP("ImportReport", "There already"),
}
"""In the order of the report: what needs a person first."""

WIDTH, HEIGHT, FILE_WIDTH = 760, 480, 260
OPENED_FIRST = (Outcome.REFUSED, Outcome.SKIPPED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, or one page of a file, what became of it, and a reason or what was found."""

    path: Path
    outcome: Outcome
    words: str = ""
    page: str | None = None
    """Id of the page it is now, to be opened from the report."""


class ImportReport(QDialog):
    """A line of counts, and the files by outcome; those refused or skipped stand open."""

    page_asked = Signal(str)
    """Id of a page the person wants to see."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = tuple(entries)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = Label(self._summary(), self)
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.summary.setWordWrap(True)
        self.tree = Outcomes((FILE_WIDTH,), self)
        self.tree.setAccessibleName(self.tr("Files"))
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.show_button = buttons.addButton(
            self.tr("Show page"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy = buttons.addButton(self.tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        open_within_screen(self, WIDTH, HEIGHT)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self.copy)
        self.show_button.clicked.connect(self.tree.ask_for_page)
        self.tree.page_chosen.connect(self.show_button.setEnabled)
        self.tree.page_asked.connect(self.page_asked)
        ReturnKey(self)
        self.tree.stand_on_first()
        self.tree.setFocus()

    def _summary(self) -> str:
        counts = Counter(entry.outcome for entry in self.entries)
        words = [
            self.tr("{}: {:,}").format(self.tr(WORDS[kind]), counts[kind])
            for kind in WORDS
            if counts[kind]
        ]
        return " · ".join(words) or self.tr("There was nothing to read.")

    def _fill(self) -> None:
        for outcome, words in WORDS.items():
            entries = [entry for entry in self.entries if entry.outcome is outcome]
            if not entries:
                continue
            group = self.tree.group(f"{self.tr(words)}  {len(entries):,}")
            for entry in entries:
                self.tree.row(group, [whole_name(entry.path.name), entry.words], entry.page)
            group.setExpanded(outcome in OPENED_FIRST or not self._needs_a_person())

    def _needs_a_person(self) -> bool:
        return any(entry.outcome in OPENED_FIRST for entry in self.entries)

    def as_text(self) -> str:
        """Give the report as lines of text, tabs between file, outcome and reason."""
        return "\n".join(
            "\t".join((whole_name(str(entry.path)), self.tr(WORDS[entry.outcome]), entry.words))
            for entry in self.entries
        )

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())
