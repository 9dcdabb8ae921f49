"""What is known of the program's faults, for the person to read, mend and save."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.bug_report import report
from annotator.ui.bugs import crash_file, log_file
from annotator.ui.dialogs.about import versions
from annotator.ui.file_chooser import FileChooser
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE

NAME = "annotator-report.txt"


class FaultReport(QDialog):
    """The report as it would be saved; what should not go out can be taken out before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report a fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = Label(
            self.tr(
                "Where the program stood when something went wrong. Texts, names and files of "
                "yours are left out (…); look it through, and take out what you like. Nothing is "
                "sent: save it, and give it to whom you ask for help."
            ),
            self,
        )
        about.setWordWrap(True)
        self.text = QPlainTextEdit(report(versions(), log_file(), crash_file()), self)
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.trouble = Label(self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        save = buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(about)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(buttons)
        self.resize(720, 520)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        save.clicked.connect(self._choose)

    def _choose(self) -> None:
        dialog = FileChooser(self, self.tr("Save the report"), QDir.homePath())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(NAME)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the report as it stands there; what goes wrong is said below it."""
        try:
            path.write_text(self.text.toPlainText(), "utf-8")
        except OSError as error:
            words = self.tr("The report was not saved: {}. Choose another place.")
            self.trouble.setText(words.format(error.strerror))
            self.trouble.show()
            return
        self.accept()
