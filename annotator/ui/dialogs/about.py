"""What the program is, its version, and what it runs on."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator import __version__
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current


class About(QDialog):
    """Name, purpose, versions and licence; the versions can be copied for a report."""

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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        for part in (name, purpose, self.versions, licence):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(440, 300)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))


def versions() -> str:
    """Give the versions a report of a fault needs, a line each."""
    return "\n".join(
        (
            f"annotator {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()}",
        )
    )
