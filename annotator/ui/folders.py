"""Showing a folder in the system's file manager; where there is none, the person gets its path."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from annotator.page.visible import visible
from annotator.ui.bars.messages import MessageBar
from annotator.ui.marked import QT_TRANSLATE_NOOP

NOT_SHOWN = QT_TRANSLATE_NOOP("folders", "The folder could not be shown. It is “{}”.")
COPY = QT_TRANSLATE_NOOP("folders", "Copy its path")


def show_folder(folder: Path, messages: MessageBar) -> None:
    """Show a folder; where the system can't, say where it is and offer the path to be copied."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return
    translate = QCoreApplication.translate
    words = translate("folders", NOT_SHOWN).format(visible(str(folder)))

    def copy() -> None:
        QGuiApplication.clipboard().setText(str(folder))

    messages.warn(words, (translate("folders", COPY), copy), None)
