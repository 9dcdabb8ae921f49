"""Cut, copy, paste and select all by menu, in whatever text the caret stands in."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session
from annotator.ui.text.pane import TextPane

NO_TEXT = QT_TRANSLATE_NOOP(
    "clip_commands", "Nothing was done: click into a text or a field first."
)
NO_SELECTION = QT_TRANSLATE_NOOP(
    "clip_commands", "Nothing was cut or copied: select characters first."
)
ONLY_TO_COPY = QT_TRANSLATE_NOOP(
    "clip_commands", "Nothing was changed: from here characters can only be copied."
)

Editor = QLineEdit | QPlainTextEdit | QTextEdit


class ClipCommands:
    """Does by menu what the widget with the focus does by the same keys."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self.session, self.window = session, window

    def cut(self) -> None:
        """Move the selection to the clipboard."""
        editor = self._editor(changing=True, selected=True)
        if isinstance(editor, TextPane):
            editor.cut_selection()
        elif editor is not None:
            editor.cut()

    def copy(self) -> None:
        """Copy the selection to the clipboard."""
        if editor := self._editor(selected=True):
            editor.copy()

    def paste(self) -> None:
        """Put the clipboard in the place of the selection."""
        editor = self._editor(changing=True)
        if isinstance(editor, TextPane):
            editor.paste_clipboard()
        elif editor is not None:
            editor.paste()

    def select_all(self) -> None:
        """Select everything in the text or field."""
        if editor := self._editor():
            editor.selectAll()

    def _editor(self, changing: bool = False, selected: bool = False) -> Editor | None:
        """Give the text with the focus; None, and a word on it, where the act is not possible."""
        editor = self.window.focusWidget()  # also while a menu has the keys
        trouble = ""
        if not isinstance(editor, Editor):
            trouble = NO_TEXT
        elif changing and editor.isReadOnly():
            trouble = ONLY_TO_COPY
        elif selected and not _has_selection(editor):
            trouble = NO_SELECTION
        if trouble:
            self.session.trouble.emit(QCoreApplication.translate("clip_commands", trouble))
            return None
        return editor if isinstance(editor, Editor) else None


def _has_selection(editor: Editor) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.hasSelectedText()
    return editor.textCursor().hasSelection()
