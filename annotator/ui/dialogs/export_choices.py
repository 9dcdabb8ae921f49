"""What an export can be asked for, in three tabs: the format, the pages and labels, the card."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from annotator.formats.exports.options import (
    PARTS,
    USUAL_SPLIT,
    Card,
    Form,
    Options,
    Pages,
    Suggestions,
    Unit,
)
from annotator.formats.writers import Writer
from annotator.page.check import is_iso_date
from annotator.page.model import PageStatus
from annotator.ui.dialogs.check_menu import CheckMenu
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.record_form import form_layout
from annotator.ui.panels.wording import LABELS, PAGE_STATUSES, said
from annotator.ui.plain import Label, tip
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current

UNITS = {
    Unit.ARTICLE: QT_TRANSLATE_NOOP("ExportChoices", "An article"),
    Unit.PAGE: QT_TRANSLATE_NOOP("ExportChoices", "A page"),
}
FORMS = {
    Form.FIXED: QT_TRANSLATE_NOOP("ExportChoices", "The fixed text"),
    Form.RAW: QT_TRANSLATE_NOOP("ExportChoices", "The raw text, with labels where they lie in it"),
}
SUGGESTIONS = {
    None: QT_TRANSLATE_NOOP("ExportChoices", "As suits the format"),
    Suggestions.INCLUDE: QT_TRANSLATE_NOOP("ExportChoices", "Include"),
    Suggestions.MARK: QT_TRANSLATE_NOOP("ExportChoices", "Include, marked as suggestions"),
    Suggestions.LEAVE_OUT: QT_TRANSLATE_NOOP("ExportChoices", "Leave out"),
}


def _words(text: str) -> str:
    return QCoreApplication.translate("ExportChoices", text)


def _filled(box: QComboBox, choices: dict) -> QComboBox:  # type: ignore[type-arg]
    for value, words in choices.items():
        box.addItem(_words(words), value)
    return box


def _chosen(box: QComboBox, value: object) -> None:
    for at in range(box.count()):
        if box.itemData(at) == value:
            box.setCurrentIndex(at)


class HowTab(QWidget):
    """What one document is, the parts, and what the format alone lets one choose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = _filled(QComboBox(self), UNITS)
        self.form_of_text = _filled(QComboBox(self), FORMS)
        self.divide = QCheckBox(self.tr("Divide the articles"), self)
        self.shares = QWidget(self)
        self.parts = tuple(QSpinBox(self.shares) for _ in PARTS)
        self.seed = QSpinBox(self)
        self.seed.setRange(0, 999_999)
        self.seed.setToolTip(self.tr("The same seed deals the same articles out the same way"))
        row = QHBoxLayout(self.shares)
        row.setContentsMargins(0, 0, 0, 0)
        for spin, share, words in zip(self.parts, USUAL_SPLIT, PARTS, strict=True):
            spin.setRange(0, 100)
            spin.setValue(share)
            row.addWidget(Label(words, self.shares))
            row.addWidget(spin)
        row.addStretch(1)
        self.nothing = Label(self.tr("There is nothing to choose for this format."), self)
        self.rows: QFormLayout = form_layout(self)
        self.rows.addRow(self.nothing)
        self.rows.addRow(self.tr("One document"), self.unit)
        self.rows.addRow(self.tr("Text"), self.form_of_text)
        self.rows.addRow(self.tr("Parts"), self.divide)
        self.rows.addRow("", self.shares)
        self.rows.addRow(self.tr("Seed"), self.seed)
        self._common = self.rows.rowCount()
        self.settings: dict[str, QComboBox] = {}
        self.divide.toggled.connect(self._divided)
        for box in (self.unit, self.form_of_text):
            box.activated.connect(self.changed)
        for spin in (*self.parts, self.seed):
            spin.valueChanged.connect(self.changed)

    def suit(self, writer: Writer) -> None:
        """Offer what this format lets one choose, as is usual for it."""
        whole = writer.write_pages is not None
        for row in range(self._common):
            self.rows.setRowVisible(row, not whole)
        self.rows.setRowVisible(self.nothing, whole and not writer.settings)
        while self.rows.rowCount() > self._common:
            self.rows.removeRow(self._common)
        self.settings = {}
        for name, setting in writer.settings.items():
            box = QComboBox(self)
            for value in setting.values:
                box.addItem(spoken(value), value)
            box.setToolTip(tip(spoken(setting.help)))
            box.activated.connect(self.changed)
            self.rows.addRow(spoken(name).capitalize(), box)
            self.settings[name] = box
        self.divide.setChecked(writer.divided and not whole)
        self._divided()

    def _divided(self) -> None:
        shown = self.divide.isChecked() and self.rows.isRowVisible(self.divide)
        self.rows.setRowVisible(self.shares, shown)
        self.rows.setRowVisible(self.seed, shown)
        self.changed.emit()

    def read(self, writer: Writer, options: Options) -> Options:
        """Give the options with what stands here."""
        settings = tuple((name, box.currentData()) for name, box in self.settings.items())
        if writer.write_pages is not None:
            return replace(options, settings=settings, proportions=None)
        parts = tuple(spin.value() for spin in self.parts) if self.divide.isChecked() else ()
        return replace(
            options,
            unit=Unit(self.unit.currentData()),  # Qt gives back the bare words
            form=Form(self.form_of_text.currentData()),
            proportions=parts,
            seed=self.seed.value(),
            settings=settings,
        )

    def show_options(self, options: Options) -> None:
        """Show these options; the format was chosen before."""
        _chosen(self.unit, options.unit)
        _chosen(self.form_of_text, options.form)
        self.seed.setValue(options.seed)
        for name, value in options.settings:
            if name in self.settings:
                _chosen(self.settings[name], value)
        if options.proportions is not None:
            self.divide.setChecked(bool(options.proportions))
            for spin, share in zip(self.parts, options.proportions, strict=False):
                spin.setValue(share)


class WhatTab(QWidget):
    """Which pages, which labels, and what becomes of suggestions."""

    changed = Signal()

    def __init__(self, papers: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statuses = CheckMenu(self.tr("All"), self)
        self.statuses.offer((one.value, said(words)) for one, words in PAGE_STATUSES.items())
        self.papers = CheckMenu(self.tr("All"), self)
        self.papers.offer((paper, paper) for paper in papers)
        self.since, self.until = QLineEdit(self), QLineEdit(self)
        for line in (self.since, self.until):
            line.setPlaceholderText("2024-05-17")
            line.textChanged.connect(self._judge)
        self.warning = Label(self.tr("Write dates as year-month-day: 2024-05-17"), self)
        palette = self.warning.palette()
        palette.setColor(self.warning.foregroundRole(), current().warning)
        self.warning.setPalette(palette)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Words in name, paper, date or text"))
        self.labels = CheckMenu(self.tr("All"), self)
        self.labels.offer((label, said(words)) for label, words in LABELS.items())
        self.suggestions = _filled(QComboBox(self), SUGGESTIONS)
        dates = QHBoxLayout()
        dates.setSpacing(SPACE)
        dates.addWidget(self.since)
        dates.addWidget(Label("–", self))
        dates.addWidget(self.until)
        rows = form_layout(self)
        rows.addRow(self.tr("Pages"), self.statuses)
        rows.addRow(self.tr("Papers"), self.papers)
        rows.addRow(self.tr("Dates"), dates)
        rows.addRow("", self.warning)
        rows.addRow(self.tr("Search"), self.search)
        rows.addRow(self.tr("Labels"), self.labels)
        rows.addRow(self.tr("Suggestions"), self.suggestions)
        self._judge()
        for menu in (self.statuses, self.papers, self.labels):
            menu.changed.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.suggestions.activated.connect(self.changed)

    @property
    def sound(self) -> bool:
        """Whether what stands here can be asked for."""
        lines = (self.since.text().strip(), self.until.text().strip())
        return all(not text or is_iso_date(text) for text in lines)

    def _judge(self) -> None:
        self.warning.setVisible(not self.sound)
        self.changed.emit()

    def read(self, options: Options) -> Options:
        """Give the options with what stands here."""
        statuses = frozenset(map(PageStatus, self.statuses.ticked()))
        pages = Pages(
            statuses or None,
            self.papers.ticked() or None,
            self.since.text().strip(),
            self.until.text().strip(),
            self.search.text().strip(),
        )
        labels = self.labels.ticked() or None
        kept = self.suggestions.currentData()
        suggestions = None if kept is None else Suggestions(kept)
        return replace(options, pages=pages, labels=labels, suggestions=suggestions)

    def show_options(self, options: Options) -> None:
        """Show these options."""
        self.statuses.tick(options.pages.statuses)
        self.papers.tick(options.pages.papers)
        self.since.setText(options.pages.since)
        self.until.setText(options.pages.until)
        self.search.setText(options.pages.search)
        self.labels.tick(options.labels)
        _chosen(self.suggestions, options.suggestions)


class CardTab(QWidget):
    """What the data card says that no page knows; it is the project's, for every export."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.annotators, self.licence = (QLineEdit(self) for _ in range(3))
        self.licence.setPlaceholderText("CC BY 4.0")
        self.citation = QPlainTextEdit(self)
        self.citation.setTabChangesFocus(True)
        self.citation.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.citation.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        rows = form_layout(self)
        rows.addRow(self.tr("Title"), self.title)
        rows.addRow(self.tr("Annotators"), self.annotators)
        rows.addRow(self.tr("Licence"), self.licence)
        rows.addRow(self.tr("Citation"), self.citation)
        self.title.setText(card.title)
        self.annotators.setText(card.annotators)
        self.licence.setText(card.licence)
        self.citation.setPlainText(card.citation)

    def card(self) -> Card:
        """Give what stands here."""
        return Card(
            self.title.text().strip(),
            self.annotators.text().strip(),
            self.licence.text().strip(),
            self.citation.toPlainText().strip(),
        )
