"""What a page is: paper, date, number and status to be set, its file and encoding to be seen."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.reading.decode import line_ends_said
from annotator.page.check import is_iso_date
from annotator.page.edits import ChangePage
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.ui.panels.record_form import form_layout
from annotator.ui.panels.wording import PAGE_STATUSES, said
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current


class PageProperties(QDialog):
    """The fields of the open page; what is changed becomes one undoable step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Page properties"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paper, self.published, self.number = (QLineEdit(self) for _ in range(3))
        self.published.setPlaceholderText("2024-05-17")
        self.status = QComboBox(self)
        for status, words in PAGE_STATUSES.items():
            self.status.addItem(said(words), status.value)
        self.warning = Label(self.tr("Write the date as year-month-day: 2024-05-17"), self)
        palette = self.warning.palette()
        palette.setColor(QPalette.ColorRole.WindowText, current().warning)
        self.warning.setPalette(palette)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        fields = QWidget(self)
        form = form_layout(fields)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Date"), self.published)
        form.addRow("", self.warning)
        form.addRow(self.tr("Page number"), self.number)
        form.addRow(self.tr("Status"), self.status)
        self._add_found(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 2 * SPACE, SPACE, SPACE)
        layout.addWidget(fields, 1)
        layout.addWidget(self.buttons)
        self.resize(440, 340)
        self._read(session.page)
        for line in (self.paper, self.published, self.number):
            line.setReadOnly(session.read_only)
        self.status.setEnabled(not session.read_only)
        self.published.textChanged.connect(self._judge)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        session.page_opened.connect(self.reject)
        self._judge()

    def _read(self, page: Page | None) -> None:
        if page is None:
            return
        self.paper.setText(page.meta.paper or "")
        self.published.setText(page.meta.published or "")
        self.number.setText(page.meta.page_number or "")
        self.status.setCurrentIndex(self.status.findData(page.status.value))

    def _add_found(self, form: QFormLayout) -> None:
        for words, value in self.found():
            label = Label(value, self)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, current().soft)
            label.setPalette(palette)
            form.addRow(words, label)

    def found(self) -> list[tuple[str, str]]:
        """Give what was found in the page's file, as words and values."""
        page = self.session.page
        if page is None:
            return []
        found = self._kept_about(page)
        source = page.source
        encoding = found.get("encoding") or (source.encoding if source else None)
        lines = page.raw.count("\n") + 1
        rows = [
            (self.tr("File"), source.name if source else ""),
            (self.tr("Encoding"), str(encoding or "").upper()),
            (self.tr("Line ends"), spoken(line_ends_said(str(found.get("line_ends") or "")))),
            (
                self.tr("Length"),
                self.tr("{:,} characters in {:,} lines").format(len(page.raw), lines),
            ),
        ]
        notes = found.get("notes") or {}
        rows += [
            (self.tr("Found"), self.tr("{}: {:,}").format(spoken(str(what)), count))
            for what, count in notes.items()
        ]
        return [(words, value) for words, value in rows if value]

    def _kept_about(self, page: Page) -> dict[str, Any]:
        if self.session.project is None:
            return {}
        try:
            return self.session.project.file_of(page.id)[1] or {}
        except AnnotatorError:
            return {}  # a page that was never kept has no file; what it says itself is shown

    def _judge(self) -> None:
        text = self.published.text().strip()
        wrong = bool(text) and not is_iso_date(text)
        self.warning.setVisible(wrong)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(not wrong and not self.session.read_only)

    def changes(self) -> dict[str, Any]:
        """Give the fields that differ from the page's."""
        page = self.session.page
        if page is None:
            return {}
        new = {
            "paper": self.paper.text().strip() or None,
            "published": self.published.text().strip() or None,
            "page_number": self.number.text().strip() or None,
        }
        fields: dict[str, Any] = {
            key: value for key, value in new.items() if getattr(page.meta, key) != value
        }
        if self.status.currentData() != page.status.value:
            fields["status"] = self.status.currentData()
        return fields

    def keep(self) -> None:
        """Make the change one step and close; stay open where the page can't be so."""
        fields = self.changes()
        if not fields or self.session.apply(ChangePage(fields)):
            self.accept()
