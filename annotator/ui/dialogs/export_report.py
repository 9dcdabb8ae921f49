"""What an export wrote, and what it left out and why, for a person to read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.formats.exports.report import Report
from annotator.ui.dialogs.word_tree import WordTree
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label, tip
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE

COUNTED = {
    "pages": QT_TRANSLATE_NOOP("ExportReport", "pages"),
    "articles": QT_TRANSLATE_NOOP("ExportReport", "articles"),
    "blocks": QT_TRANSLATE_NOOP("ExportReport", "paragraphs"),
    "characters": QT_TRANSLATE_NOOP("ExportReport", "characters"),
    "sentences": QT_TRANSLATE_NOOP("ExportReport", "sentences"),
    "entities": QT_TRANSLATE_NOOP("ExportReport", "entities"),
    "people": QT_TRANSLATE_NOOP("ExportReport", "people"),
    "spans": QT_TRANSLATE_NOOP("ExportReport", "labels"),
    "speeches": QT_TRANSLATE_NOOP("ExportReport", "speeches"),
    "meetings": QT_TRANSLATE_NOOP("ExportReport", "meetings"),
    "attendance": QT_TRANSLATE_NOOP("ExportReport", "attendance"),
    "corrections": QT_TRANSLATE_NOOP("ExportReport", "corrections"),
}
"""What the writers count, in the words of the window."""

ITEMS = {
    "page": "pages",
    "article": "articles",
    "block": "blocks",
    "span": "spans",
    "speech": "speeches",
    "meeting": "meetings",
}
"""What the writers leave out, by what they count."""


PLACE = Qt.ItemDataRole.UserRole
"""Holds the ids of an example for which nobody has asked the words yet."""


class ExportReport(QWidget):
    """The place, the counts of what was written, and the reasons with their examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Path()
        self.say: Callable[[str], str] = str
        """Gives words for a place that the report names by ids."""
        self.summary = Label(self)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree = WordTree(2, self)
        self.tree.all_text = lambda: f"{self.summary.text()}\n{self.tree.as_text()}"
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemExpanded.connect(self._say_places)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)

    def show_report(self, report: Report) -> None:
        """Show the report of an export."""
        self.path = report.path
        self.summary.setText(
            self.tr("Written to {}, read back and found the same.").format(report.path)
        )
        self.tree.clear()
        written = self.tree.group(self.tr("Written"))
        for what, count in report.written.items():
            _item(written, _counted(what), count)
        left = self.tree.group(
            self.tr("Left out") if report.left_out else self.tr("Nothing left out")
        )
        for one in report.left_out:
            reason = _item(
                left, self.tr("{}: {}").format(_left_out(one.what), spoken(one.why)), one.count
            )
            for example in one.examples:
                place = QTreeWidgetItem(reason, [example])
                place.setData(0, PLACE, example)
        self.tree.expandToDepth(0)

    def _say_places(self, reason: QTreeWidgetItem) -> None:
        """Put words in the place of ids, once they are looked at: each page has to be read."""
        for number in range(reason.childCount()):
            place = reason.child(number)
            if place is not None and (where := place.data(0, PLACE)):
                place.setText(0, self.say(where))
                place.setToolTip(0, tip(where))
                place.setData(0, PLACE, None)


def _counted(what: str) -> str:
    """Give the word for what a writer counted."""
    if what in COUNTED:
        return QCoreApplication.translate("ExportReport", COUNTED[what])
    return spoken(what)


def _left_out(what: str) -> str:
    """Give the word for what a writer left out."""
    return _counted(ITEMS[what]) if what in ITEMS else spoken(what)


def _item(parent: QTreeWidgetItem, words: str, count: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [words, f"{count:,}"])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, tip(words))
    return item
