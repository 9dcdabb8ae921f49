"""Which format, which options, where to; and afterwards what was written and what was left out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.formats.options import USUAL_SPLIT, Options, Suggestions
from annotator.formats.report import Report
from annotator.formats.writers import Writer, writers
from annotator.ui.dialogs.export_report import ExportReport
from annotator.ui.guard import guard
from annotator.ui.panels.record_form import form_layout
from annotator.ui.theme import SPACE, current

USUAL_FORMAT = "tables"
"""Offered until the person has exported in another."""
WIDTH, REPORT_HEIGHT = 540, 420


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What the person wants exported: a format's name, where to, and how."""

    format: str
    path: Path
    options: Options


class ExportDialog(QDialog):
    """Asks, stays open while the window does the work, and then shows the report."""

    export_asked = Signal(object)
    """ExportWish; the window exports and calls `show_progress`, then `show_report`."""
    cancel_asked = Signal()

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self.name = folder, name
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._question())
        self.report = ExportReport(self)
        self.report.hide()
        self.pages.addWidget(self.report)
        # Until there is a report the dialog is as high as the question.
        self.report.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.progress = QProgressBar(self)
        self.progress.hide()
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        palette = self.trouble.palette()
        palette.setColor(self.trouble.foregroundRole(), current().warning)
        self.trouble.setPalette(palette)
        self.buttons = QDialogButtonBox(self)
        self.export_button = self._offer(
            self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole, self.ask
        )
        self.open_button = self._offer(
            self.tr("Open folder"), QDialogButtonBox.ButtonRole.ActionRole, self._open_folder
        )
        self.close_button = self._offer(
            self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole, self.reject
        )
        self.open_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(self.progress)
        layout.addWidget(self.buttons)
        self.resize(WIDTH, 1)
        self.choose_format(USUAL_FORMAT)

    def _offer(
        self, words: str, role: QDialogButtonBox.ButtonRole, act: Callable[[], object]
    ) -> QPushButton:
        button = self.buttons.addButton(words, role)
        button.clicked.connect(lambda _=False: act())
        return button

    def _question(self) -> QWidget:
        question = QWidget(self)
        self.format_box = QComboBox(question)
        for writer in writers().values():
            if writer.missing:
                continue
            self.format_box.addItem(writer.name, writer.name)
        self.title = QLabel(question)
        self.title.setWordWrap(True)
        palette = self.title.palette()
        palette.setColor(self.title.foregroundRole(), current().soft)
        self.title.setPalette(palette)
        self.path_line = QLineEdit(question)
        browse = QPushButton(self.tr("Browse…"), question)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        path_row = QHBoxLayout()
        path_row.addWidget(self.path_line, 1)
        path_row.addWidget(browse)
        self.suggestions = QCheckBox(self.tr("What is suggested and not accepted yet, too"))
        self.suggestions.setChecked(True)
        self.split = QWidget(question)
        split_row = QHBoxLayout(self.split)
        split_row.setContentsMargins(0, 0, 0, 0)
        self.parts = tuple(QSpinBox(self.split) for _ in range(3))
        for spin, share, words in zip(
            self.parts, USUAL_SPLIT, ("train", "dev", "test"), strict=True
        ):
            spin.setRange(0, 100)
            spin.setValue(share)
            split_row.addWidget(QLabel(words, self.split))
            split_row.addWidget(spin)
        self.seed = QSpinBox(self.split)
        self.seed.setRange(0, 999_999)
        split_row.addWidget(QLabel(self.tr("seed"), self.split))
        split_row.addWidget(self.seed)
        split_row.addStretch(1)
        form = form_layout(question)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Format"), self.format_box)
        form.addRow("", self.title)
        form.addRow(self.tr("To"), path_row)
        form.addRow(self.tr("Labels"), self.suggestions)
        form.addRow(self.tr("Parts"), self.split)
        self.split_label = form.labelForField(self.split)
        self.format_box.activated.connect(self._format_chosen)
        self.path_line.textChanged.connect(self._judge)
        return question

    # -- the question -------------------------------------------------------------------------

    @property
    def writer(self) -> Writer:
        """The writer of the chosen format."""
        return writers()[self.format_box.currentData()]

    def choose_format(self, name: str) -> None:
        """Choose a format by its name; one that there is no more leaves the choice as it is."""
        found = self.format_box.findData(name)
        if found >= 0:
            self.format_box.setCurrentIndex(found)
        self._format_chosen()

    def _format_chosen(self, *_: object) -> None:
        writer = self.writer
        self.title.setText(QCoreApplication.translate("formats", writer.title))
        divided = writer.divided
        self.split.setVisible(divided)
        self.split_label.setVisible(divided)
        name = f"{self.name}{writer.suffix}" if writer.suffix else f"{self.name}-{writer.name}"
        self.path_line.setText(str(self.folder / name))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the question is."""
        if layout := self.layout():
            layout.activate()
            self.resize(self.width(), max(layout.heightForWidth(self.width()), 1))

    def _judge(self) -> None:
        self.export_button.setEnabled(bool(self.path_line.text().strip()))

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Export to"), self.path_line.text())
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if not self.writer.suffix:
            chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.path_line.setText)
        chooser.open()

    def wish(self) -> ExportWish:
        """Give what stands in the dialog."""
        train, dev, test = (spin.value() for spin in self.parts)
        options = Options(
            suggestions=None if self.suggestions.isChecked() else Suggestions.LEAVE_OUT,
            proportions=(train, dev, test) if self.writer.divided else None,
            seed=self.seed.value(),
        )
        path = Path(self.path_line.text().strip()).expanduser()
        return ExportWish(self.writer.name, path, options)

    # -- the work and what came of it ---------------------------------------------------------

    def ask(self) -> None:
        """Ask the window to export, and wait for it."""
        self.trouble.hide()
        self.export_button.setEnabled(False)
        self.pages.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.export_asked.emit(self.wish())

    def show_progress(self, done: int, total: int | None) -> None:
        """Show how many pages are written; a total of None is unknown."""
        self.progress.setRange(0, total or 0)
        self.progress.setValue(done)

    def show_trouble(self, words: str) -> None:
        """Show why nothing was exported, and let the person try otherwise."""
        self._ready()
        self.trouble.setText(words)
        self.trouble.show()

    def show_report(self, report: Report) -> None:
        """Show what was written and what was left out."""
        self._ready()
        self.report.show_report(report)
        self.pages.setCurrentWidget(self.report)
        self.export_button.hide()
        self.open_button.show()
        self.close_button.setFocus()
        self.resize(max(self.width(), WIDTH), max(self.height(), REPORT_HEIGHT))

    def _ready(self) -> None:
        self.progress.hide()
        self.pages.setEnabled(True)
        self.export_button.setEnabled(True)

    def _open_folder(self) -> None:
        path = self.report.path
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @override
    @guard(None)
    def reject(self) -> None:
        if not self.progress.isHidden():
            self.cancel_asked.emit()
        super().reject()
