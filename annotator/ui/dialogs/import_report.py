"""What became of the files that were brought in: read, the same as before, refused, skipped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.formats.reading.file_name import whole_name
from annotator.ui.dialogs.outcomes import OutcomeReport
from annotator.ui.marked import QT_TRANSLATE_NOOP


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


class ImportReport(OutcomeReport):
    """A line of counts, and the files by outcome; those refused or skipped stand open."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ImportReport", "Import")
        super().__init__(title, (FILE_WIDTH,), (WIDTH, HEIGHT), parent)
        self.entries = tuple(entries)
        self._fill()
        self.begin(self._summary(), self.tr("Files"))

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

    @override
    def as_text(self) -> str:
        """Give the report as lines of text, tabs between file, outcome and reason."""
        return "\n".join(
            "\t".join((whole_name(str(entry.path)), self.tr(WORDS[entry.outcome]), entry.words))
            for entry in self.entries
        )
