"""The part of the settings that is about backups: whether, where, and how much room."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QSpinBox,
    QWidget,
)

from annotator.store.backups.policy import LEAST_MEGABYTES, MOST_MEGABYTES, Policy
from annotator.ui.file_chooser import FileChooser
from annotator.ui.plain import tip

BESIDE, CHOSEN, CHOOSE = range(3)
STEP_MEGABYTES = 100


class BackupChoices(QObject):
    """Rows of a form; every choice is kept as it is made."""

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.policy = Policy.read()
        self.automatic = QCheckBox(self.tr("Back up by itself, every ten minutes"), parent)
        self.automatic.setChecked(self.policy.automatic)
        self.place = QComboBox(parent)
        self.place.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.size_box = QSpinBox(parent)
        self.size_box.setRange(LEAST_MEGABYTES, MOST_MEGABYTES)
        self.size_box.setSingleStep(STEP_MEGABYTES)
        self.size_box.setGroupSeparatorShown(True)
        self.size_box.setSuffix(" MB")
        self.size_box.setValue(self.policy.megabytes)
        self.size_box.setToolTip(
            self.tr("Of each project. Backups made by hand count, but are never deleted for it.")
        )
        form.addRow("", self.automatic)
        form.addRow(self.tr("Backups lie"), self.place)
        form.addRow(self.tr("At most"), self.size_box)
        self._show_place()
        self.automatic.toggled.connect(lambda on: self._become(replace(self.policy, automatic=on)))
        self.place.activated.connect(self._place_chosen)
        self.size_box.valueChanged.connect(
            lambda size: self._become(replace(self.policy, megabytes=size))
        )

    def _show_place(self) -> None:
        folder = self.policy.folder
        self.place.clear()
        self.place.addItem(self.tr("beside each project"), BESIDE)
        if folder:
            self.place.addItem(self.tr("in “{}”").format(Path(folder).name or folder), CHOSEN)
            self.place.setItemData(1, tip(folder), Qt.ItemDataRole.ToolTipRole)
            self.place.setCurrentIndex(1)
        self.place.addItem(self.tr("in another folder…"), CHOOSE)
        self.place.setToolTip(tip(folder))

    def _place_chosen(self) -> None:
        chosen = self.place.currentData()
        if chosen == BESIDE:
            self.put_in("")
        elif chosen == CHOOSE:
            chooser = FileChooser(self.place.window(), self.tr("Folder for backups"))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(self.put_in)
            chooser.rejected.connect(self._show_place)
            chooser.open()

    def put_in(self, folder: str) -> None:
        """Have backups lie in this folder from now on; "" for beside each project."""
        self._become(replace(self.policy, folder=folder))
        self._show_place()

    def _become(self, policy: Policy) -> None:
        self.policy = policy
        policy.write()
