"""Sentences of the rooms without Qt in the language of the interface."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import PageStatus
from annotator.ui.panels.wording import LABELS, PAGE_STATUSES, label_said, said

ENUMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {PageStatus: PAGE_STATUSES}
"""The words of the kinds that sentences are filled with."""


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
    """Give the name of a step, of whatever room, in the language of the interface."""
    return QCoreApplication.translate("steps", name)


def _filling(name: str, value: object) -> object:
    if name == "label" and value in LABELS:
        return label_said(str(value)).lower()
    if isinstance(value, StrEnum):
        table = ENUMS.get(type(value), {})
        return said(table[value]).lower() if value in table else value.value
    return spoken(value) if isinstance(value, Sentence) else value
