"""A line for an ISO 8601 date, month or interval, which says at once what it can't read."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.page.check import is_date_value
from annotator.ui.panels.row_look import smaller
from annotator.ui.plain import Label
from annotator.ui.theme import current


class DateField(QWidget):
    """The line, and below it, while what stands in it is no date, what would be one."""

    changed = Signal(object)
    """The new value, None for none; only what is a date is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("2024-05-17, 2024-05, 2024-05-17/2024-05-19")
        self.warning = Label(self.tr("No date: write year-month-day, year-month, or two with /"))
        self.warning.setWordWrap(True)
        self.warning.setFont(smaller(self.font()))
        self.warning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.warning)
        self.setFocusProxy(self.line)
        self._shown = ""
        self.line.textEdited.connect(self._judge)
        self.line.editingFinished.connect(self._tell)

    def say(self, value: str | None) -> None:
        """Show a value, unless the person is just writing another."""
        if value == (self._shown or None) and self.line.isModified():
            return
        self._shown = value or ""
        self.line.setText(self._shown)
        self._judge()

    def _judge(self, _: str = "") -> None:
        text = self.line.text().strip()
        wrong = bool(text) and not is_date_value(text)
        self.warning.setVisible(wrong)
        palette = self.line.palette()
        palette.setColor(QPalette.ColorRole.Text, current().warning if wrong else current().text)
        self.line.setPalette(palette)
        palette = self.warning.palette()
        palette.setColor(QPalette.ColorRole.WindowText, current().warning)
        self.warning.setPalette(palette)

    def _tell(self) -> None:
        text = self.line.text().strip()
        if text != self._shown and (not text or is_date_value(text)):
            self._shown = text
            self.line.setModified(False)
            self.changed.emit(text or None)
