"""The tabs of the right side: each panel is made when it is first seen or asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session

Make = Callable[[Session, QWidget], QWidget]


def _articles(session: Session, parent: QWidget) -> QWidget:
    from annotator.ui.panels.articles_panel import ArticlesPanel  # slow to load

    return ArticlesPanel(session, parent)


def _speeches(session: Session, parent: QWidget) -> QWidget:
    from annotator.ui.panels.speeches_panel import SpeechesPanel  # slow to load

    return SpeechesPanel(session, parent)


def _meetings(session: Session, parent: QWidget) -> QWidget:
    from annotator.ui.panels.meetings_panel import MeetingsPanel  # slow to load

    return MeetingsPanel(session, parent)


def _people(session: Session, parent: QWidget) -> QWidget:
    from annotator.ui.panels.people_panel import PeoplePanel  # slow to load

    return PeoplePanel(session, parent)


def _doubts(session: Session, parent: QWidget) -> QWidget:
    from annotator.ui.panels.doubts_panel import DoubtsPanel  # slow to load

    return DoubtsPanel(session, parent)


PANELS: dict[str, tuple[str, Make]] = {
    "articles": (QT_TRANSLATE_NOOP("PanelTabs", "Articles"), _articles),
    "speeches": (QT_TRANSLATE_NOOP("PanelTabs", "Speeches"), _speeches),
    "meetings": (QT_TRANSLATE_NOOP("PanelTabs", "Meetings"), _meetings),
    "people": (QT_TRANSLATE_NOOP("PanelTabs", "People"), _people),
    "doubts": (QT_TRANSLATE_NOOP("PanelTabs", "Doubts"), _doubts),
}
"""Each panel with its title and what makes it, in the order of the tabs."""


MANY = 99
"""Doubts that can be counted in a tab before any title has to be cut."""


class PanelTabs(QTabWidget):
    """One tab a panel; a start that is not slowed by panels nobody looks at yet."""

    made = Signal(str, object)
    """Name of a panel, and the panel, once it is there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.panels: dict[str, QWidget] = {}
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setExpanding(True)
        self._spots: dict[str, QVBoxLayout] = {}
        for name, (title, _) in PANELS.items():
            place = QWidget(self)
            self._spots[name] = QVBoxLayout(place)
            self._spots[name].setContentsMargins(0, 0, 0, 0)
            self.addTab(place, QCoreApplication.translate("PanelTabs", title))
        self.set_count("doubts", MANY)
        self.setMinimumWidth(self.tabBar().sizeHint().width())
        self.set_count("doubts", 0)
        self.currentChanged.connect(lambda index: self.panel(list(PANELS)[index]))

    def panel(self, name: str) -> QWidget:
        """Give a panel, made now if it wasn't yet; KeyError for a name that is none."""
        if name not in self.panels:
            panel = self.panels[name] = PANELS[name][1](self.session, self)
            self._spots[name].addWidget(panel)
            self.made.emit(name, panel)
        return self.panels[name]

    @property
    def in_front(self) -> str:
        """The name of the panel in front."""
        return list(PANELS)[self.currentIndex()]

    def put_in_front(self, name: object) -> None:
        """Let a panel be the one in front without making it yet; other names change nothing."""
        if name in PANELS:
            with QSignalBlocker(self):
                self.setCurrentIndex(list(PANELS).index(str(name)))

    def make_current(self) -> None:
        """Make the panel in front, if it wasn't yet."""
        self.panel(self.in_front)

    def show_panel(self, name: str) -> QWidget:
        """Bring a panel to the front and give it."""
        panel = self.panel(name)
        self.setCurrentIndex(list(PANELS).index(name))
        return panel

    def make_all(self) -> None:
        """Make the panels that are still missing, while nobody waits for anything."""
        for name in PANELS:
            self.panel(name)

    def set_count(self, name: str, count: int) -> None:
        """Put a count behind a tab's title; none for 0."""
        title = QCoreApplication.translate("PanelTabs", PANELS[name][0])
        self.setTabText(list(PANELS).index(name), f"{title} {count}" if count else title)
