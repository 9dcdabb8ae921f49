"""The recipes of a project, formats with their options: one is chosen, saved or removed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QPushButton, QWidget

from annotator.formats.exports.options import ExportError
from annotator.formats.exports.recipe import Recipe, recipe_from
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE


class RecipeRow(QWidget):
    """Keeps recipes by their names; what `now` gives is what is saved."""

    chosen = Signal(object)
    """Recipe that the person chose."""
    changed = Signal(object)
    """All recipes as JSON, by their names, for the project to keep."""
    trouble = Signal(str)
    """Why a recipe can't be used, in words for the person."""

    def __init__(
        self,
        kept: dict[str, Any],
        now: Callable[[], Recipe],
        parent: QWidget,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.recipes, self._now, self._read_only = kept, now, read_only
        self.box = QComboBox(self)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self.save_button.setToolTip(self.tr("Keep this format and these options under a name"))
        self.forget_button = QPushButton(self.tr("Remove"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.save_button)
        layout.addWidget(self.forget_button)
        self._list()
        self.box.activated.connect(self._choose)
        self.save_button.clicked.connect(self._ask_for_name)
        self.forget_button.clicked.connect(self._forget)

    def stand_on(self, name: str = "") -> None:
        """Show a recipe as the one in hand, or none."""
        self.box.setCurrentIndex(max(self.box.findData(name), 0))
        self._offer_to_forget()

    def save(self, name: str) -> None:
        """Keep format and options under a name; a recipe that is there is written over."""
        if name := name.strip():
            self.recipes[name] = self._now().as_json()
            self.changed.emit(dict(self.recipes))
            self._list(name)

    def _list(self, name: str = "") -> None:
        self.box.clear()
        self.box.addItem(self.tr("None") if self.recipes else self.tr("None saved yet"), "")
        for other in sorted(self.recipes):
            self.box.addItem(other, other)
        self.box.setEnabled(bool(self.recipes))
        self.save_button.setEnabled(not self._read_only)
        self.stand_on(name)

    def _offer_to_forget(self) -> None:
        self.forget_button.setEnabled(bool(self.box.currentData()) and not self._read_only)

    def _choose(self, *_: object) -> None:
        name = self.box.currentData()
        self._offer_to_forget()
        if not name:
            return
        try:
            recipe = recipe_from(self.recipes, name)
        except ExportError as error:
            self.trouble.emit(spoken(error))
            return
        self.chosen.emit(recipe)
        self.stand_on(name)

    def _ask_for_name(self) -> None:
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(self.tr("Save recipe"))
        asking.setLabelText(self.tr("Name"))
        asking.setTextValue(self.box.currentData() or self._now().format)
        asking.textValueSelected.connect(self.save)
        asking.open()

    def _forget(self) -> None:
        if self.recipes.pop(self.box.currentData(), None) is not None:
            self.changed.emit(dict(self.recipes))
            self._list()
