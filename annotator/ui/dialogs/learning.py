"""What the project's finished pages teach, what it gains, and the switch for it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.jobs.learning import Gain, Report
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current

METRICS = {
    "hand_actions": QT_TRANSLATE_NOOP("Learning", "Hand actions left"),
    "joins": QT_TRANSLATE_NOOP("Learning", "Lines joined"),
    "blocks": QT_TRANSLATE_NOOP("Learning", "Paragraphs"),
    "role_blocks": QT_TRANSLATE_NOOP("Learning", "Roles"),
    "article_b3": QT_TRANSLATE_NOOP("Learning", "Articles"),
    "persons": QT_TRANSLATE_NOOP("Learning", "Mentions of people"),
    "speeches": QT_TRANSLATE_NOOP("Learning", "Speeches"),
    "meetings": QT_TRANSLATE_NOOP("Learning", "Meetings"),
    "attendees": QT_TRANSLATE_NOOP("Learning", "Attendees"),
}
SHORT = QLocale.FormatType.ShortFormat
WIDTH, HEIGHT = 480, 420


class Learning(QDialog):
    """Says what was learnt and what it gains; the window does what is asked for."""

    learn_asked = Signal()
    """The window learns and calls `show_progress`, then `show_report` or `show_trouble`."""
    use_asked = Signal(bool)
    forget_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None, read_only: bool = False) -> None:
        super().__init__(parent)
        self.read_only = read_only
        self.report: Report | None = None
        self.setWindowTitle(self.tr("Learn from finished pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.explanation = Label(
            self.tr(
                "From pages marked as done, names with their offices, institutions that speak, "
                "lines that stand on every page, the way lines end and the roles of lines are "
                "learnt for the suggestions on the pages to come. What you made, accepted or "
                "refused stays."
            ),
            self,
        )
        self.explanation.setWordWrap(True)
        _colour(self.explanation, current().soft)
        self.summary = Label(self)
        self.summary.setWordWrap(True)
        self.use = QCheckBox(self.tr("Use what was learnt"), self)
        self.gains = QTreeWidget(self)
        self.gains.setHeaderLabels(
            [self.tr("On pages held out"), self.tr("without"), self.tr("with")]
        )
        self.gains.setRootIsDecorated(False)
        header = self.gains.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.gains.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        self.progress = QProgressBar(self)
        self.progress.hide()
        self.trouble = Label(self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        _colour(self.trouble, current().warning)
        buttons = QDialogButtonBox(self)
        self.learn_button = self._offer(
            buttons, self.tr("Learn now"), QDialogButtonBox.ButtonRole.AcceptRole, self.ask
        )
        self.forget_button = self._offer(
            buttons, self.tr("Forget"), QDialogButtonBox.ButtonRole.ResetRole, self._forget
        )
        self._offer(buttons, self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole, self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.explanation)
        layout.addWidget(self.summary)
        layout.addWidget(self.use)
        layout.addWidget(self.gains, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(self.progress)
        layout.addStretch()
        layout.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)
        self.use.clicked.connect(self.use_asked)
        self.show_report(None)

    def _offer(
        self,
        buttons: QDialogButtonBox,
        words: str,
        role: QDialogButtonBox.ButtonRole,
        act: Callable[[], object],
    ) -> QPushButton:
        button = buttons.addButton(words, role)
        button.clicked.connect(lambda _=False: act())
        return button

    def show_report(self, report: Report | None, at: str = "", used: bool = False) -> None:
        """Show what was learnt, when (ISO 8601), and whether it is used; None for nothing yet."""
        self.report = report
        self._ready()
        self.gains.clear()
        self.use.setVisible(report is not None)
        self.gains.setVisible(report is not None)
        if report is None:
            self.summary.setText(self.tr("Nothing is learnt yet."))
            return
        self.use.setChecked(used)
        words = [
            self.tr("Learnt on {} from finished pages: %n.", "", report.pages).format(_said(at)),
            self.tr("names: %n", "", report.names),
            self.tr("offices: %n", "", report.offices),
            self.tr("institutions: %n", "", report.bodies),
            self.tr("usual lines: %n", "", report.usual_lines),
            self.tr("line ends: %n", "", report.line_ends),
            self.tr("choices of roles: %n", "", report.roles),
        ]
        whole = (word.replace(" ", "\u00a0") for word in words[1:])  # no number on a line alone
        self.summary.setText(f"{words[0]}\n{' · '.join(whole)}")
        self.gains.setVisible(bool(report.gains))
        for gain in report.gains:
            row = QTreeWidgetItem(self.gains, [_metric(gain), *map(_figure, _pair(gain))])
            for column in (1, 2):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        if not report.gains:
            self._warn(
                self.tr("Too few pages are finished to hold one out: its gain is not known.")
            )
        elif report.lost:
            self._warn(self.tr("More is left to do by hand with it than without, so it is off."))

    def ask(self) -> None:
        """Ask the window to learn, and wait for it."""
        self.trouble.hide()
        self.progress.setRange(0, 0)
        self.progress.show()
        self._enable()
        self.learn_asked.emit()

    def show_progress(self, done: int, total: int | None) -> None:
        """Show how far it is; a total of None is unknown."""
        self.progress.setRange(0, total or 0)
        self.progress.setValue(done)

    def show_trouble(self, words: str) -> None:
        """Show why nothing was learnt."""
        self._ready()
        self._warn(words)

    def _warn(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

    def _ready(self) -> None:
        self.progress.hide()
        self.trouble.hide()
        self._enable()

    def _enable(self) -> None:
        free = not self.read_only and self.progress.isHidden()
        self.learn_button.setEnabled(free)
        self.use.setEnabled(free)
        self.forget_button.setEnabled(free and self.report is not None)

    def _forget(self) -> None:
        self.forget_asked.emit()
        self.show_report(None)

    @override
    @guard(None)
    def reject(self) -> None:
        if not self.progress.isHidden():
            self.cancel_asked.emit()
        super().reject()


def _colour(label: QLabel, colour: QColor) -> None:
    palette = label.palette()
    palette.setColor(label.foregroundRole(), colour)
    label.setPalette(palette)


def _said(at: str) -> str:
    """Give a time of the project file, ISO 8601 in UTC, as the person's clock had it."""
    local = datetime.fromisoformat(at)
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(local.timestamp())), SHORT)


def _metric(gain: Gain) -> str:
    return QCoreApplication.translate("Learning", METRICS.get(gain.metric, gain.metric))


def _pair(gain: Gain) -> tuple[float | None, float | None]:
    return gain.before, gain.after


def _figure(value: float | None) -> str:
    """Give a count as it is, and a share of right ones in per cent."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{100 * value:.1f} %"
