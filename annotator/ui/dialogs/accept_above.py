"""Accept everything above a confidence: how much that is stands there before it is done."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.page.edits import Accept, Target, suggested
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.session import Change, Session
from annotator.ui.theme import SPACE

FIRST_PERCENT = 90
WORDS = {
    "block": (
        QT_TRANSLATE_NOOP("AcceptAbove", "{} paragraph"),
        QT_TRANSLATE_NOOP("AcceptAbove", "{} paragraphs"),
    ),
    "span": (
        QT_TRANSLATE_NOOP("AcceptAbove", "{} label"),
        QT_TRANSLATE_NOOP("AcceptAbove", "{} labels"),
    ),
    "speech": (
        QT_TRANSLATE_NOOP("AcceptAbove", "{} speech"),
        QT_TRANSLATE_NOOP("AcceptAbove", "{} speeches"),
    ),
    "meeting": (
        QT_TRANSLATE_NOOP("AcceptAbove", "{} meeting"),
        QT_TRANSLATE_NOOP("AcceptAbove", "{} meetings"),
    ),
    "correction": (
        QT_TRANSLATE_NOOP("AcceptAbove", "{} correction"),
        QT_TRANSLATE_NOOP("AcceptAbove", "{} corrections"),
    ),
}


class AcceptAbove(QDialog):
    """Asks for the confidence, tells the count as it is now, and accepts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Accept above a confidence"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.spin, self.slider = QSpinBox(self), QSlider(Qt.Orientation.Horizontal, self)
        for part in (self.spin, self.slider):
            part.setRange(0, 100)
            part.setValue(FIRST_PERCENT)
        self.spin.setSuffix(" %")
        self.count = Label(self)
        font = self.count.font()
        font.setBold(True)
        self.count.setFont(font)
        self.kinds = Label(self)
        self.kinds.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.accept_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        question = Label(self.tr("Accept what the program proposed with a confidence of at least"))
        question.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.slider, 1)
        line.addWidget(self.spin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(question)
        layout.addLayout(line)
        layout.addWidget(self.count)
        layout.addWidget(self.kinds)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(420, 240)
        self.spin.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self.spin.setValue)
        self.spin.valueChanged.connect(self.refresh)
        self.buttons.accepted.connect(self.accept_them)
        self.buttons.rejected.connect(self.reject)
        session.page_changed.connect(self._page_changed)
        session.page_opened.connect(self._page_changed)
        self.refresh()
        self.spin.setFocus()
        self.spin.selectAll()

    def targets(self) -> tuple[Target, ...]:
        """Give what would be accepted now."""
        page = self.session.page
        return suggested(page, self.spin.value() / 100) if page else ()

    def refresh(self, *_: object) -> None:
        """Count anew what would be accepted."""
        kinds = Counter(kind for kind, _ in self.targets())
        total = sum(kinds.values())
        self.count.setText(
            (self.tr("{} suggestion") if total == 1 else self.tr("{} suggestions")).format(total)
        )
        words = [
            self.tr(WORDS[kind][0 if kinds[kind] == 1 else 1]).format(kinds[kind])
            for kind in WORDS
            if kinds[kind]
        ]
        self.kinds.setText(" · ".join(words) or self.tr("Nothing on this page waits so surely."))
        self.accept_button.setText(self.tr("Accept {}").format(total))
        self.accept_button.setEnabled(total > 0 and not self.session.read_only)

    def _page_changed(self, _: Change) -> None:
        self.refresh()

    def accept_them(self) -> None:
        """Accept them as one step and close."""
        if targets := self.targets():
            self.session.apply(Accept(targets))
        self.accept()
