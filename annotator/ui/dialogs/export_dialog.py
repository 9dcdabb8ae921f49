"""Which format, which options, where to; and afterwards what was written and what was left out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.formats.exports.options import Card, ExportError, Options, card_from, options_from
from annotator.formats.exports.recipe import RECIPES, Recipe
from annotator.formats.exports.report import Report
from annotator.formats.writers import Writer, writers
from annotator.ui.bars.messages import MessageBar
from annotator.ui.dialogs.export_choices import CardTab, HowTab, WhatTab
from annotator.ui.dialogs.export_report import ExportReport
from annotator.ui.dialogs.recipe_row import RecipeRow
from annotator.ui.dialogs.screen_size import open_within_screen
from annotator.ui.file_chooser import FileChooser
from annotator.ui.folders import show_folder
from annotator.ui.guard import guard
from annotator.ui.panels.record_form import form_layout
from annotator.ui.plain import Label
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current

USUAL_FORMAT = "tables"
"""Offered until the person has exported in another."""
WIDTH, HEIGHT = 940, 600
PREVIEW_MS = 300
"""How long the choices rest before the preview is made anew."""
CARD, LAST = "card", "last_exports"
"""Keys of the project's settings: what the data card says, and the last options of each format."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What the person wants exported: a format's name, where to, and how."""

    format: str
    path: Path
    options: Options


@dataclass(frozen=True, slots=True)
class Material:
    """What the project brings to an export: its papers, and what was kept of earlier exports."""

    papers: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The settings `card`, `recipes` and `last_exports` as the project holds them."""
    read_only: bool = False


class ExportDialog(QDialog):
    """Asks, stays open while the window does the work, and then shows the report."""

    export_asked = Signal(object)
    """ExportWish; the window exports and calls `show_progress`, then `show_report`."""
    preview_asked = Signal(object)
    """ExportWish; the window calls `show_preview` or `show_no_preview`."""
    setting_changed = Signal(str, object)
    """Key and value of a setting that the project shall keep."""
    cancel_asked = Signal()

    def __init__(
        self,
        folder: Path,
        name: str,
        parent: QWidget | None = None,
        material: Material | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder, self.name, self.material = folder, name, material or Material()
        self.last: dict[str, Any] = self._table_kept(LAST)
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stopping = False
        self._preview_soon = QTimer(self)
        self._preview_soon.setSingleShot(True)
        self._preview_soon.setInterval(PREVIEW_MS)
        self._preview_soon.timeout.connect(self._ask_for_preview)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._question())
        self.report = ExportReport(self)
        self.pages.addWidget(self.report)
        self.messages = MessageBar(self)
        self.progress = QProgressBar(self)
        self.progress.hide()
        self.trouble = Label(self)
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
        layout.addWidget(self.messages)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(self.progress)
        layout.addWidget(self.buttons)
        open_within_screen(self, WIDTH, HEIGHT)
        self.format_box.setFocus()
        self.export_button.setDefault(True)
        self.choose_format(USUAL_FORMAT)

    def _offer(
        self, words: str, role: QDialogButtonBox.ButtonRole, act: Callable[[], object]
    ) -> QPushButton:
        button = self.buttons.addButton(words, role)
        button.clicked.connect(lambda _=False: act())
        return button

    # -- how it is laid out -------------------------------------------------------------------

    def _question(self) -> QWidget:
        question = QSplitter(Qt.Orientation.Horizontal, self)
        question.setChildrenCollapsible(False)
        question.addWidget(self._choices())
        question.addWidget(self._preview())
        question.setSizes([WIDTH // 2, WIDTH // 2])
        return question

    def _choices(self) -> QWidget:
        choices = QWidget(self)
        kept = self._table_kept(RECIPES)
        self.recipes = RecipeRow(kept, self._recipe, choices, read_only=self.material.read_only)
        self.format_box = QComboBox(choices)
        for writer in writers().values():
            self.format_box.addItem(writer.name, writer.name)
        self.title = Label(choices)
        self.title.setWordWrap(True)
        palette = self.title.palette()
        palette.setColor(self.title.foregroundRole(), current().soft)
        self.title.setPalette(palette)
        self.path_line = QLineEdit(choices)
        path_row = QHBoxLayout()
        path_row.setSpacing(SPACE)
        path_row.addWidget(self.path_line, 1)
        path_row.addWidget(self._small(self.tr("Browse…"), self._browse))
        self.how = HowTab(self)
        self.what = WhatTab(self.material.papers, self)
        self.card = CardTab(self._card_kept(), self)
        self.tabs = QTabWidget(choices)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.what, self.tr("Pages and labels"))
        self.tabs.addTab(self.how, self.tr("Format"))
        self.tabs.addTab(self.card, self.tr("Data card"))
        top = QWidget(choices)
        form = form_layout(top)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Recipe"), self.recipes)
        form.addRow(self.tr("Format"), self.format_box)
        form.addRow("", self.title)
        form.addRow(self.tr("To"), path_row)
        layout = QVBoxLayout(choices)
        layout.setContentsMargins(0, 0, SPACE, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(top)
        layout.addWidget(self.tabs, 1)
        self.recipes.chosen.connect(self._show_recipe)
        self.recipes.changed.connect(lambda kept: self.setting_changed.emit(RECIPES, kept))
        self.recipes.trouble.connect(self.show_trouble)
        self.format_box.activated.connect(self._format_chosen)
        self.path_line.textChanged.connect(self._judge)
        for tab in (self.how, self.what):
            tab.changed.connect(self._changed)
        return choices

    def _preview(self) -> QWidget:
        side = QWidget(self)
        self.preview_words = Label(self.tr("How it begins"), side)
        self.preview = QPlainTextEdit(side)
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.preview_words.text())
        self.preview.setPlaceholderText(self.tr("A moment…"))
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(side)
        layout.setContentsMargins(SPACE, 0, 0, 0)
        layout.addWidget(self.preview_words)
        layout.addWidget(self.preview, 1)
        return side

    def _small(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda _=False: act())
        return button

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
        """Show what the format lets one choose, as it was chosen for it the last time."""
        writer = self.writer
        title = QCoreApplication.translate("formats", writer.title)
        if writer.missing:
            needed = self.tr("Not installed. This brings it: {}").format(spoken(writer.missing))
            title = f"{title}\n{needed}"
        self.title.setText(title)
        name = f"{self.name}{writer.suffix}" if writer.suffix else f"{self.name}-{writer.name}"
        self.path_line.setText(str(self.folder / name))
        self.how.suit(writer)
        wrap = QPlainTextEdit.LineWrapMode
        self.preview.setLineWrapMode(wrap.NoWrap if writer.columns else wrap.WidgetWidth)
        self._show_options(self.last.get(writer.name))
        self.recipes.stand_on()
        self._judge()
        self.show_no_preview(self.tr("A moment…"))  # what is shown is another format's
        self._changed()

    def _show_options(self, kept: Any) -> None:
        try:
            options = options_from(kept or {})
        except ExportError:
            return  # kept by another version; what stands in the dialog is as usual
        self.what.show_options(options)
        if kept:
            self.how.show_options(options)

    def _changed(self) -> None:
        self._preview_soon.start()

    def _judge(self) -> None:
        ready = bool(self.path_line.text().strip()) and not self.writer.missing and self.what.sound
        self.export_button.setEnabled(ready)

    def _browse(self) -> None:
        chooser = FileChooser(self, self.tr("Export to"), self.path_line.text())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if not self.writer.suffix:
            chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self.path_line.setText)
        chooser.open()

    def wish(self) -> ExportWish:
        """Give what stands in the dialog."""
        options = self.how.read(self.writer, self.what.read(Options(card=self.card.card())))
        path = Path(self.path_line.text().strip()).expanduser()
        return ExportWish(self.writer.name, path, options)

    # -- recipes and what is kept -------------------------------------------------------------

    def _table_kept(self, key: str) -> dict[str, Any]:
        kept = self.material.settings.get(key)
        return dict(kept) if isinstance(kept, dict) else {}

    def _card_kept(self) -> Card:
        return card_from(self.material.settings.get(CARD))

    def _recipe(self) -> Recipe:
        wish = self.wish()
        return Recipe(wish.format, wish.options)

    def _show_recipe(self, recipe: Recipe) -> None:
        self.choose_format(recipe.format)
        self.what.show_options(recipe.options)
        self.how.show_options(recipe.options)

    def _keep(self, wish: ExportWish) -> None:
        """Have the options kept for the next export in this format, and the card for all."""
        self.last[wish.format] = wish.options.as_json()
        self.setting_changed.emit(LAST, dict(self.last))
        if asdict(wish.options.card) != asdict(self._card_kept()):
            self.setting_changed.emit(CARD, asdict(wish.options.card))

    # -- the preview --------------------------------------------------------------------------

    def _ask_for_preview(self) -> None:
        self._judge()
        if self.writer.missing:
            self.show_no_preview(self.tr("This format is not installed."))
        elif not self.what.sound:
            self.show_no_preview(self.tr("No day is called so. Mend the dates first."))
        elif not self.progress.isVisible():
            self.preview_asked.emit(self.wish())

    def show_preview(self, text: str | None) -> None:
        """Show how the export would begin; None where no page is wanted.

        Where the first has nothing that this format would write, words say so.
        """
        if text is None:
            self.show_no_preview(self.tr("No page or article is chosen so."))
        elif not text.strip():
            self.show_no_preview(
                self.tr("What comes first is empty: this format would write nothing of it.")
            )
        else:
            self.preview.setPlainText(text)

    def show_no_preview(self, words: str) -> None:
        """Show why there is nothing to be seen beforehand."""
        self.preview.setPlaceholderText(words)
        self.preview.clear()

    # -- the work and what came of it ---------------------------------------------------------

    def ask(self) -> None:
        """Ask the window to export, and wait for it."""
        wish = self.wish()
        self._keep(wish)
        self.trouble.hide()
        self.export_button.setEnabled(False)
        self.pages.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.close_button.setText(self.tr("Cancel"))
        self.export_asked.emit(wish)

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

    def _ready(self) -> None:
        self._stopping = False
        self.close_button.setText(self.tr("Close"))
        self.progress.hide()
        self.pages.setEnabled(True)
        self._judge()

    def _open_folder(self) -> None:
        path = self.report.path
        folder = path if os.path.isdir(path) else path.parent
        show_folder(folder, self.messages)

    @override
    @guard(None)
    def reject(self) -> None:
        """Stop what is under way and stay to say so; else, and the second time, close."""
        if self.progress.isHidden() or self._stopping:
            super().reject()
        else:
            self._stopping = True
            self.cancel_asked.emit()
