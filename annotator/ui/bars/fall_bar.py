"""The bar that asks about many labels that are gone, until a person has answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.ui.backing_up import BackingUp, Fall
from annotator.ui.dates import moment_said
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.theme import SPACE, current


class FallBar(QFrame):
    """Says how many labels are gone since when; the backup that has them stays until then."""

    look_asked = Signal(object)
    """Backup: the person wants to see what is missing."""

    def __init__(
        self, session: Session, backing_up: BackingUp, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.fall: Fall | None = None
        self._later: object = None
        self.setObjectName("fall_bar")
        self.setAccessibleName(self.tr("Labels that are gone"))
        self.label = Label(self)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.look_button = QPushButton(self.tr("Look what is missing…"), self)
        self.right_button = QPushButton(self.tr("That is right"), self)
        self.later_button = QPushButton(self.tr("Not now"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.label, 1)
        for button, act in (
            (self.look_button, self._look),
            (self.right_button, self.settle),
            (self.later_button, self.put_off),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the caret stays in the text
            button.setAutoDefault(True)  # pressed by Return, too
            button.clicked.connect(act)
            row.addWidget(button)
        backing_up.fell.connect(self.show_fall)
        session.project_changed.connect(self._forget)
        self.hide()

    @property
    def words(self) -> str:
        """What stands in the bar; empty where it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def show_fall(self, fall: Fall | None) -> None:
        """Ask about it, unless the person put this very question off; None for nothing to ask."""
        self.fall = fall
        if fall is None or fall.backup.path == self._later:
            self.hide()
            return
        gone = fall.backup.labels - fall.labels
        self.label.setText(
            self.tr(
                "{0} of your labels are gone: there are {1} now, and on {2} there were {3}. "
                "The backup of then is kept until you say that this is right."
            ).format(f"{gone:,}", f"{fall.labels:,}", _then(fall), f"{fall.backup.labels:,}")
        )
        theme = current()
        self.setStyleSheet(
            f"#fall_bar {{ background: {theme.mixed(theme.warning, 0.82).name()}; border: none;"
            f" border-left: 4px solid {theme.warning.name()}; }}"
        )
        self.show()

    def settle(self) -> None:
        """Take it as right: it is not asked about again, and the backup may go as it ages."""
        from annotator.store.backups.making import SETTLED, now_settled

        at = now_settled()
        self.session.keeping.write(lambda project: project.set_setting(SETTLED, at))
        self.show_fall(None)

    def put_off(self) -> None:
        """Ask again when the project is opened the next time."""
        self._later = self.fall.backup.path if self.fall else None
        self.hide()

    def _look(self) -> None:
        if self.fall is not None:
            self.look_asked.emit(self.fall.backup)

    def _forget(self) -> None:
        self._later = None
        self.show_fall(None)


def _then(fall: Fall) -> str:
    return moment_said(fall.backup.time)
