"""Sentences of the rooms without Qt in the language of the interface."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import PageStatus
from annotator.page.visible import visible
from annotator.ui.dates import backup_said, minute_said
from annotator.ui.history import REDO, UNDO
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.wording import LABELS, PAGE_STATUSES, label_said, said

ENUMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {PageStatus: PAGE_STATUSES}
"""The words of the kinds that sentences are filled with."""
FILLED: Mapping[str, Callable[[str], str]] = {
    "backup": backup_said,
    "older": backup_said,
    "time": minute_said,
}
"""What is said of a backup's file name and of a time that stand in a sentence."""
OF_THE_STORE = (
    QT_TRANSLATE_NOOP("steps", "Put page back"),
    QT_TRANSLATE_NOOP("steps", "Take out of the trash"),
    QT_TRANSLATE_NOOP("steps", "Import labels"),
)
"""Steps that the project keeps by itself."""
WAYS = {
    UNDO: QT_TRANSLATE_NOOP("steps", "Undo: {}"),
    REDO: QT_TRANSLATE_NOOP("steps", "Redo: {}"),
}


def spoken(words: str | Exception) -> str:
    """Give a trouble, or any sentence, in the language of the interface.

    What nobody translated comes back as it is: names, and what the system itself said.
    """
    if isinstance(words, AnnotatorError):
        words = words.sentence
    if not isinstance(words, Sentence):
        words = Sentence(str(words))
    template = QCoreApplication.translate("sentences", words.template)
    if not words.values:
        return template
    return template.format(**{name: _filling(name, one) for name, one in words.values.items()})


def step_said(name: str) -> str:
    """Give the name of a step, of whatever room, in the language of the interface.

    The project notes of a step that was undone or redone that it was.
    """
    translate = QCoreApplication.translate
    for before, words in WAYS.items():
        if name.startswith(before):
            return translate("steps", words).format(step_said(name.removeprefix(before)))
    return translate("steps", name)


def _filling(name: str, value: object) -> object:
    if name in FILLED and isinstance(value, str) and not isinstance(value, Sentence):
        return FILLED[name](value)
    if name == "label" and value in LABELS:
        return label_said(str(value)).lower()
    if isinstance(value, StrEnum):
        table = ENUMS.get(type(value), {})
        return said(table[value]).lower() if value in table else value.value
    if isinstance(value, Sentence):
        return spoken(value)
    return visible(str(value)) if isinstance(value, str | Path) else value
