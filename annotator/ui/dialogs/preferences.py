"""The dialog that sets what a person sets for themselves, at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.store.past.author import account
from annotator.ui.dialogs.backup_choices import BackupChoices
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.record_form import form_layout
from annotator.ui.plain import Label
from annotator.ui.preferences import LARGEST, SMALLEST, Appearance, Language, Preferences
from annotator.ui.theme import SPACE, reading_font

LANGUAGES = {
    Language.SYSTEM: QT_TRANSLATE_NOOP("PreferencesDialog", "The system's language"),
    Language.ENGLISH: "English",
    Language.CHINESE: "简体中文",
}
APPEARANCES = {
    Appearance.SYSTEM: QT_TRANSLATE_NOOP("PreferencesDialog", "As the system has it"),
    Appearance.LIGHT: QT_TRANSLATE_NOOP("PreferencesDialog", "Light"),
    Appearance.DARK: QT_TRANSLATE_NOOP("PreferencesDialog", "Dark"),
}


class PreferencesDialog(QDialog):
    """Language, appearance and size of the text; every choice is told as it is made."""

    changed = Signal(object)
    """Preferences."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language, self.appearance = QComboBox(self), QComboBox(self)
        for language, words in LANGUAGES.items():
            self.language.addItem(self.tr(words), language.value)
        for appearance, words in APPEARANCES.items():
            self.appearance.addItem(self.tr(words), appearance.value)
        self.language.setCurrentIndex(self.language.findData(preferences.language.value))
        self.appearance.setCurrentIndex(self.appearance.findData(preferences.appearance.value))
        self.size_box = QDoubleSpinBox(self)
        self.size_box.setRange(SMALLEST, LARGEST)
        self.size_box.setSingleStep(1)
        self.size_box.setDecimals(1)
        self.size_box.setSuffix(" pt")
        self.size_box.setValue(preferences.reading_points)
        self.sample = Label("春江水暖鸭先知，2024年5月17日。", self)
        self.sample.setMinimumHeight(64)
        self.restart = Label(self.tr("The language changes when the program starts again."), self)
        self.restart.setWordWrap(True)
        self.restart.hide()
        self.author = QLineEdit(preferences.author, self)
        self.author.setPlaceholderText(account())
        self.author.setToolTip(self.tr("The history says who changed what"))
        fields = QWidget(self)
        form = form_layout(fields)
        form.addRow(self.tr("Language"), self.language)
        form.addRow("", self.restart)
        form.addRow(self.tr("Appearance"), self.appearance)
        form.addRow(self.tr("Size of the text"), self.size_box)
        form.addRow("", self.sample)
        self.suggest_box = QCheckBox(self.tr("Suggest when a page is opened"), self)
        self.suggest_box.setChecked(preferences.suggest_on_opening)
        self.follow_box = QCheckBox(self.tr("Say what follows from a correction"), self)
        self.follow_box.setChecked(preferences.follow)
        form.addRow(self.tr("Your name"), self.author)
        form.addRow("", self.suggest_box)
        form.addRow("", self.follow_box)
        self.backups = BackupChoices(form, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 2 * SPACE, SPACE, SPACE)
        layout.addWidget(fields, 1)
        layout.addWidget(buttons)
        self.resize(420, 320)
        self.language.activated.connect(self._language_chosen)
        self.appearance.activated.connect(self._appearance_chosen)
        self.size_box.valueChanged.connect(self._size_chosen)
        self.suggest_box.toggled.connect(
            lambda on: self._become(replace(self.preferences, suggest_on_opening=on))
        )
        self.follow_box.toggled.connect(
            lambda on: self._become(replace(self.preferences, follow=on))
        )
        self.author.textEdited.connect(self._author_given)
        buttons.rejected.connect(self.reject)
        self.sample.setFont(reading_font(preferences.reading_points))

    def _language_chosen(self) -> None:
        self.restart.show()
        self._become(replace(self.preferences, language=Language(self.language.currentData())))

    def _appearance_chosen(self) -> None:
        appearance = Appearance(self.appearance.currentData())
        self._become(replace(self.preferences, appearance=appearance))

    def _size_chosen(self, points: float) -> None:
        self.sample.setFont(reading_font(points))
        self._become(replace(self.preferences, reading_points=points))

    def _author_given(self, name: str) -> None:
        self._become(replace(self.preferences, author=name.strip()))

    def _become(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.preferences = preferences
            self.changed.emit(preferences)
