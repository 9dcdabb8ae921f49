"""What the program is, its version, and what it runs on."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator import __version__
from annotator.licences import licences
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current


class About(QDialog):
    """Name, purpose, versions, and the licences of all; the versions can be copied for a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About annotator"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = Label("annotator", self)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        name.setFont(font)
        purpose = Label(
            self.tr(
                "Makes data sets out of Chinese newspaper pages: mends the text, tags "
                "articles, people, speeches and meetings, and exports them."
            ),
            self,
        )
        purpose.setWordWrap(True)
        self.versions = Label(versions(), self)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        palette = self.versions.palette()
        palette.setColor(self.versions.foregroundRole(), current().soft)
        self.versions.setPalette(palette)
        licence = Label(
            self.tr(
                "Free software under the MIT licence. Nothing leaves this "
                "computer: there is no network in it."
            ),
            self,
        )
        licence.setWordWrap(True)
        others = Label(self.tr("It stands on these packages, each under its own licence:"), self)
        others.setWordWrap(True)
        self.licences = QPlainTextEdit(brought_along(), self)
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(others.text())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        for part in (name, purpose, self.versions, licence, others):
            layout.addWidget(part)
        layout.addWidget(self.licences, 1)
        layout.addWidget(buttons)
        self.resize(480, 480)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))


def brought_along() -> str:
    """Give the packages that come along, with their versions and licences, a line each."""
    return "\n".join(f"{one.package} {one.version}: {one.licence}" for one in licences())


def versions() -> str:
    """Give the versions a report of a fault needs, a line each."""
    return "\n".join(
        (
            f"annotator {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()}",
        )
    )
