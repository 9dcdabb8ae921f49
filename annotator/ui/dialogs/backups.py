"""The backups of a project: a list by days, what differs from each, its pages, and the way back."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.visible import visible
from annotator.store.backups.making import Backup, Why
from annotator.ui.bars.messages import MessageBar
from annotator.ui.dates import clock_said, day_said, moment_said, size_said
from annotator.ui.dialogs.backup_preview import BackupPreview
from annotator.ui.dialogs.return_key import ReturnKey
from annotator.ui.dialogs.screen_size import open_within_screen
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label, tip
from annotator.ui.theme import SPACE, current

WIDTH, HEIGHT, LIST_WIDTH, EMPTY_WIDTH = 1040, 680, 340, 440
WHYS = {
    Why.AUTOMATIC: QT_TRANSLATE_NOOP("Backups", "by itself"),
    Why.ASKED: QT_TRANSLATE_NOOP("Backups", "by hand"),
    Why.UPDATE: QT_TRANSLATE_NOOP("Backups", "before an update"),
    Why.RESTORE: QT_TRANSLATE_NOOP("Backups", "before going back"),
    Why.TRIM: QT_TRANSLATE_NOOP("Backups", "before forgetting steps"),
}
BACKUP = Qt.ItemDataRole.UserRole


class Backups(QDialog):
    """Shows; the window does what is asked for."""

    made_asked = Signal()
    """Make a backup now."""
    chosen = Signal(object)
    """Backup: the person looks at it; the window calls `preview.show_look` or `show_trouble`."""
    restore_asked = Signal(object)
    """Backup: put it in the project's place."""
    remove_asked = Signal(object)
    """Backup: it is no longer wanted; the person has confirmed it."""
    folder_asked = Signal()
    """Show where the backups lie."""

    def __init__(self, name: str, parent: QWidget | None = None, read_only: bool = False) -> None:
        super().__init__(parent)
        self.read_only = read_only
        self._busy = False
        self._damaged: set[Path] = set()
        self.setWindowTitle(self.tr("Backups of “{}”").format(visible(name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.messages = MessageBar(self)
        self.list = QTreeWidget(self)
        self.preview = BackupPreview(self)
        self._build_list()
        self.empty = Label(
            self.tr(
                "There is no backup yet.\n\nWhile you work, one is made every ten minutes if there "
                "is anything new. All of the last hour stay, one for each hour of the last day, "
                "one for each day of the last week, and of what is older one a week."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMaximumWidth(EMPTY_WIDTH)
        self.place = Label(self)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.hide()
        self.make_button = QPushButton(self.tr("Back up now"), self)
        self.folder_button = QPushButton(self.tr("Show folder"), self)
        self.restore_button = QPushButton(self.tr("Go back to this backup"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._lay_out()
        self.make_button.clicked.connect(self.made_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.restore_button.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        ReturnKey(self)
        self.list.currentItemChanged.connect(self._show_current)
        self.show_backups(())

    def _build_list(self) -> None:
        self.list.setHeaderLabels(
            [self.tr("Time"), self.tr("Made"), self.tr("Pages"), self.tr("Your labels")]
        )
        self.list.setStyleSheet(f"QTreeView::item {{ padding: {SPACE // 2}px 0; }}")
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(SPACE)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head = self.list.headerItem()
        head.setToolTip(3, self.tr("Made or accepted by a person; suggestions are not counted"))
        for column in (2, 3):
            head.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignHCenter)
        splitter = QSplitter(self)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.preview)
        splitter.setSizes([LIST_WIDTH, WIDTH - LIST_WIDTH])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.make_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addWidget(self.progress)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.messages)
        layout.addWidget(splitter, 1)
        for label in (self.place, self.empty):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), current().soft)
            label.setPalette(palette)
        layout.addWidget(self.place)
        layout.addLayout(buttons)
        open_within_screen(self, WIDTH, HEIGHT)

    # -- what is shown --------------------------------------------------------------------------

    def show_place(self, folder: str, size: int) -> None:
        """Say where the backups lie and how much room they take, in bytes."""
        lie, would = self.tr("They lie in “{0}” and take {1}."), self.tr("They will lie in “{0}”.")
        self.place.setText((lie if size else would).format(visible(folder), size_said(size)))

    def show_backups(
        self,
        backups: Sequence[Backup],
        at: Backup | None = None,
        damaged: Collection[Path] = (),
    ) -> None:
        """List them, the newest first, and look at one: `at`, the one looked at, or the first.

        Files that are known to be damaged are marked; they can't be gone back to.
        """
        at = at or self.backup
        self._damaged |= set(damaged)
        self.list.blockSignals(True)
        self.list.clear()
        wanted, days = None, dict[str, QTreeWidgetItem]()
        for backup in backups:
            day = day_said(backup.time)
            if day not in days:
                days[day] = self._day(day)
            item = self._row(days[day], backup)
            if wanted is None or (at is not None and backup.path == at.path):
                wanted = item
        self.list.expandAll()
        self.list.blockSignals(False)
        self.list.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        self.preview.setVisible(bool(backups))
        if wanted is not None:
            self.list.setCurrentItem(wanted)
            self.list.scrollToItem(wanted)
        self._enable()

    def _day(self, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [words])
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, current().soft)
        font = QFont(self.list.font())
        font.setBold(True)
        item.setFont(0, font)
        return item

    def _row(self, day: QTreeWidgetItem, backup: Backup) -> QTreeWidgetItem:
        words = [clock_said(backup.time), self._made(backup)]
        item = QTreeWidgetItem(day, [*words, f"{backup.pages:,}", f"{backup.labels:,}"])
        for column in (2, 3):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        item.setData(0, BACKUP, backup)
        for column in (0, 1):
            item.setToolTip(column, tip(f"{backup.path.name}\n{size_said(backup.size)}"))
        is_damaged = backup.path in self._damaged
        item.setForeground(1, current().warning if is_damaged else current().soft)
        return item

    def _made(self, backup: Backup) -> str:
        why = self.tr(WHYS[backup.why])
        return self.tr("damaged · {}").format(why) if backup.path in self._damaged else why

    def show_damaged(self, file: Path) -> None:
        """Mark a backup as damaged, and offer no way back to it."""
        self._damaged.add(file)
        item, backup = self.list.currentItem(), self.backup
        if item is not None and backup is not None and backup.path == file:
            item.setText(1, self._made(backup))
            item.setForeground(1, current().warning)
        self._enable()

    @property
    def backup(self) -> Backup | None:
        """The backup that is looked at."""
        item = self.list.currentItem()
        found = item.data(0, BACKUP) if item is not None else None
        return found if isinstance(found, Backup) else None

    def show_at_work(self, words: str) -> None:
        """Show that something is being done; "" once it is done."""
        self._busy = bool(words)
        self.progress.setVisible(self._busy)
        self.progress.setRange(0, 0)
        self.progress.setFormat(words)
        self._enable()

    def show_progress(self, done: int, total: int | None) -> None:
        """Show how far it is; a total of None is unknown."""
        self.progress.setRange(0, total or 0)
        self.progress.setValue(done)

    def _show_current(self) -> None:
        backup = self.backup
        self.messages.dismiss()
        self._enable()
        if backup is not None:
            why = self.tr(WHYS[backup.why])
            self.preview.show_backup(backup, f"{moment_said(backup.time)} · {why}")
            self.chosen.emit(backup)

    def _enable(self) -> None:
        free = not self._busy
        self.make_button.setEnabled(free and not self.read_only)
        backup = self.backup
        sound = backup is not None and backup.path not in self._damaged
        self.restore_button.setEnabled(free and not self.read_only and sound)
        self.list.setEnabled(free)

    # -- what is asked for ----------------------------------------------------------------------

    def _restore(self) -> None:
        if (backup := self.backup) is None:
            return
        self.messages.ask(
            self.tr(
                "The whole project becomes as it was on {}. What is there now becomes a backup "
                "first, so you can come back to it."
            ).format(moment_said(backup.time)),
            self.tr("Go back"),
            lambda: self.restore_asked.emit(backup),
        )

    def ask_to_remove(self) -> None:
        """Ask whether the backup that is looked at may go."""
        if (backup := self.backup) is None or self._busy:
            return
        self.messages.ask(
            self.tr("Delete the backup of {} for good?").format(moment_said(backup.time)),
            self.tr("Delete"),
            lambda: self.remove_asked.emit(backup),
        )

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.ask_to_remove()
        else:
            super().keyPressEvent(event)

    @override
    @guard(None)
    def reject(self) -> None:
        if self.messages.isVisible():
            self.messages.dismiss()
        elif not self._busy:
            super().reject()
