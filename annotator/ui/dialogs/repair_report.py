"""What a repaired project holds: how many pages are what they were, and what of others is lost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.page.visible import visible
from annotator.store.soundness.repaired import EXACT, PageRepair, Repair, Whence
from annotator.ui.dialogs.outcomes import OutcomeReport
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.spoken import spoken

WORDS = {
    Whence.LOST: QT_TRANSLATE_NOOP("RepairReport", "Lost"),
    Whence.SALVAGED: QT_TRANSLATE_NOOP("RepairReport", "Saved in part"),
    Whence.OLDER: QT_TRANSLATE_NOOP("RepairReport", "From a backup, older"),
    Whence.READ: QT_TRANSLATE_NOOP("RepairReport", "To be looked through"),
    Whence.BACKUP: QT_TRANSLATE_NOOP("RepairReport", "From a backup, complete"),
    Whence.HISTORY: QT_TRANSLATE_NOOP("RepairReport", "Made again by the history"),
    Whence.SOUND: QT_TRANSLATE_NOOP("RepairReport", "Sound"),
}
"""In the order of the report: what needs a person first."""

WIDTH, HEIGHT, PAGE_WIDTH, DATE_WIDTH = 860, 520, 240, 150


@dataclass(frozen=True, slots=True)
class PageName:
    """What a page is called in the list: its name, date and number; whether it can be opened."""

    name: str
    detail: str = ""
    in_trash: bool = False


class RepairReport(OutcomeReport):
    """A line on the whole, and the pages by where they were taken from."""

    def __init__(
        self,
        path: Path,
        made: Repair,
        names: Mapping[str, PageName],
        parent: QWidget | None = None,
    ) -> None:
        """Make the report of a repair of `path`; `names` are those of the pages by their ids."""
        title = QCoreApplication.translate("RepairReport", "Repair")
        super().__init__(title, (PAGE_WIDTH, DATE_WIDTH), (WIDTH, HEIGHT), parent)
        self.path, self.made, self.names = path, made, names
        self.place = Label(
            self.tr("The new project is {}. The damaged one is as it was: {}").format(
                visible(made.path.name), visible(path.name)
            ),
            self,
        )
        self.head.addWidget(self.place)
        for label in (self.summary, self.place):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill()
        self.begin(self._summary(), self.tr("Pages"))

    def _summary(self) -> str:
        total = len(self.made.pages)
        exact = sum(page.whence in EXACT for page in self.made.pages)
        if exact == total:
            return self.tr("All {:,} pages are exactly as they were kept last.").format(total)
        return self.tr("{:,} of {:,} pages are exactly as they were kept last.").format(
            exact, total
        )

    def _fill(self) -> None:
        counts = Counter(page.whence for page in self.made.pages)
        for whence, words in WORDS.items():
            if not counts[whence]:
                continue
            group = self.tree.group(f"{self.tr(words)}  {counts[whence]:,}")
            for page in self.made.pages:
                if page.whence is whence:
                    there = whence is not Whence.LOST and not self._name(page).in_trash
                    self.tree.row(group, self._columns(page), page.page_id if there else None)
            group.setExpanded(whence is not Whence.SOUND or len(counts) == 1)
        if self.made.left_out:
            group = self.tree.group(self.tr("Beside the pages"))
            for one in self.made.left_out:
                self.tree.row(group, [spoken(one)])
            group.setExpanded(True)

    def _name(self, page: PageRepair) -> PageName:
        """Give the name of a page; of one that is lost nothing but its id may be known."""
        return self.names.get(page.page_id) or PageName(page.page_id)

    def _columns(self, page: PageRepair) -> tuple[str, str, str]:
        name = self._name(page)
        detail = self.tr("in the trash") if name.in_trash else name.detail
        return name.name, detail, "; ".join(map(spoken, (*page.said, *page.lacking)))

    @override
    def as_text(self) -> str:
        """Give the report as lines of text, tabs between name, date, where it is from, reason."""
        lines = []
        for page in self.made.pages:
            name, detail, words = self._columns(page)
            lines.append("\t".join((name, detail, self.tr(WORDS[page.whence]), words)))
        return "\n".join([*lines, *map(spoken, self.made.left_out)])
