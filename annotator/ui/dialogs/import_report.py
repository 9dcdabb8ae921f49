"""What became of the files that were brought in: read, the same as before, refused, skipped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.reading.file_name import whole_name
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label, tip
from annotator.ui.theme import SPACE, current


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
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 240)
        self.reason = Label(self)
        self.reason.setWordWrap(True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason.hide()
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self.resize(640, 420)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self.copy)
        self.tree.itemActivated.connect(self._activated)
        self.tree.currentItemChanged.connect(self._say_whole)

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
            group = QTreeWidgetItem(self.tree, [f"{self.tr(words)}  {len(entries):,}"])
            group.setFirstColumnSpanned(True)
            for entry in entries:
                item = QTreeWidgetItem(group, [whole_name(entry.path.name), entry.words])
                item.setToolTip(0, tip(whole_name(str(entry.path))))
                item.setToolTip(1, tip(entry.words))
                item.setForeground(1, current().soft)
                item.setData(0, Qt.ItemDataRole.UserRole, entry.page)
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

    def _say_whole(self, item: QTreeWidgetItem | None) -> None:
        """Show the whole of what a row has to say: a row has no room for a long reason."""
        words = item.text(1) if item is not None else ""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _activated(self, item: QTreeWidgetItem) -> None:
        page = item.data(0, Qt.ItemDataRole.UserRole)
        if page is not None:
            self.page_asked.emit(page)
