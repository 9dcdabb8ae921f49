"""What a row of the table of commands says."""

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class Need(StrEnum):
    """What must be there for a command to be offered."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"
    PAGE = "page"
    EDITABLE = "editable"
    BLOCK = "block"
    SELECTION = "selection"
    RAW = "raw"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Command:
    """One row: the menu it stands in, the method that does it, its words, its keys, its needs."""

    group: str
    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    shown_only: bool = False
    """Whether the keys are the focused text's own: shown beside the command, never taken."""

    @property
    def words(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("commands", self.text)


def without_accelerator(words: str) -> str:
    """Give the words of a menu as they read elsewhere: no `&`, and none of Chinese `(&X)`."""
    return re.sub(r"\(&.\)|&", "", words)
