"""A field that names a person of the page, or anyone else in plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from annotator.page.model import Person
from annotator.ui.panels.still_combo import StillCombo


class PersonField(StillCombo):
    """Choose one of the page's people from the list, or type a name or an institution."""

    chosen = Signal(object, str)
    """Person id or None, and the words that stand for whoever it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(completer)
        self._line.setPlaceholderText(self.tr("Person, or an institution in words"))
        self._people: tuple[Person, ...] = ()
        self._shown: tuple[str | None, str] = (None, "")
        self.activated.connect(self._picked)
        self._line.editingFinished.connect(self._typed)

    def show_people(self, people: Sequence[Person], person: str | None, text: str) -> None:
        """Offer these people and show who stands in the field now."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self.clear()
            for one in people:
                self.addItem(f"{one.name}　{'、'.join(one.titles)}".strip(), one.id)
        self._shown = (person, text)
        self.setCurrentIndex(-1 if person is None else self.findData(person))
        self.setEditText(text)

    def _picked(self, index: int) -> None:
        person = self.itemData(index)
        self._become(person, next(one.name for one in self._people if one.id == person))

    def _typed(self) -> None:
        text = self.currentText().strip()
        if text == self._shown[1]:
            return
        person = next((one.id for one in self._people if one.name == text), None)
        self._become(person, text)

    def _become(self, person: str | None, text: str) -> None:
        if (person, text) != self._shown:
            self._shown = (person, text)
            self.setEditText(text)
            self.chosen.emit(person, text)
        else:
            self.setEditText(text)
