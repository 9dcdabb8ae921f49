"""Asking for a file or a folder without looking into what lies there.

To choose an icon Qt reads the first bytes of every file it lists, and GTK does so, too. Closing a
file gives up all locks that this process has on it (POSIX says so), those by which SQLite keeps
other programs off the open project among them: the next of them to close it takes away the log
that the window still writes to.
"""

import sys

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget
from typing_extensions import override

from annotator.ui.guard import guard

_IN_ANOTHER_PROCESS = ("win32", "darwin")
"""Where the system's own dialog does no harm: locks are a handle's, or it reads elsewhere."""


class FileChooser(QFileDialog):
    """Asks, and is gone when it is closed."""

    def __init__(self, parent: QWidget, title: str, folder: str = "", filter: str = "") -> None:
        super().__init__(parent, title, folder, filter)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = sys.platform not in _IN_ANOTHER_PROCESS
        self.setOption(QFileDialog.Option.DontUseNativeDialog, own)
        self._icons = _PlainIcons()  # Qt does not keep it
        self.setIconProvider(self._icons)


class _PlainIcons(QFileIconProvider):
    """Knows files from folders, and nothing that stands in them."""

    @override  # of two, by a kind of icon and by a file
    @guard(QIcon())
    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    @override
    @guard("")
    def type(self, info: QFileInfo) -> str:
        return info.suffix()
