"""The quiet bar under the text: what else would follow from a correction, taken or left."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from annotator.jobs.following import Followed
from annotator.ui.commands.table import COMMANDS
from annotator.ui.following import Following
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current

KINDS: dict[str, tuple[str, str]] = {
    "line end": (
        QT_TRANSLATE_NOOP("FollowBar", "{} line end"),
        QT_TRANSLATE_NOOP("FollowBar", "{} line ends"),
    ),
    "role": (QT_TRANSLATE_NOOP("FollowBar", "{} role"), QT_TRANSLATE_NOOP("FollowBar", "{} roles")),
    "article": (
        QT_TRANSLATE_NOOP("FollowBar", "{} place in an article"),
        QT_TRANSLATE_NOOP("FollowBar", "{} places in articles"),
    ),
    "words": (
        QT_TRANSLATE_NOOP("FollowBar", "{} wording"),
        QT_TRANSLATE_NOOP("FollowBar", "{} wordings"),
    ),
    "name": (QT_TRANSLATE_NOOP("FollowBar", "{} name"), QT_TRANSLATE_NOOP("FollowBar", "{} names")),
    "label": (
        QT_TRANSLATE_NOOP("FollowBar", "{} label"),
        QT_TRANSLATE_NOOP("FollowBar", "{} labels"),
    ),
    "speech": (
        QT_TRANSLATE_NOOP("FollowBar", "{} speech"),
        QT_TRANSLATE_NOOP("FollowBar", "{} speeches"),
    ),
    "meeting": (
        QT_TRANSLATE_NOOP("FollowBar", "{} meeting"),
        QT_TRANSLATE_NOOP("FollowBar", "{} meetings"),
    ),
}
"""What differs, as the suggestions call it, in the words of the window: one, and several."""
NAMED: dict[str, str] = {
    "line end": QT_TRANSLATE_NOOP("FollowBar", "Line end: {}"),
    "role": QT_TRANSLATE_NOOP("FollowBar", "Role: {}"),
    "article": QT_TRANSLATE_NOOP("FollowBar", "Article: {}"),
    "words": QT_TRANSLATE_NOOP("FollowBar", "Words: {}"),
    "name": QT_TRANSLATE_NOOP("FollowBar", "Name: {}"),
    "label": QT_TRANSLATE_NOOP("FollowBar", "Label: {}"),
    "speech": QT_TRANSLATE_NOOP("FollowBar", "Speech: {}"),
    "meeting": QT_TRANSLATE_NOOP("FollowBar", "Meeting: {}"),
}
FIELDS: dict[str, str] = {
    "speaker": QT_TRANSLATE_NOOP("FollowBar", "speaker {}"),
    "cue": QT_TRANSLATE_NOOP("FollowBar", "cue {}"),
    "content": QT_TRANSLATE_NOOP("FollowBar", "content {}"),
    "date": QT_TRANSLATE_NOOP("FollowBar", "date {}"),
    "place": QT_TRANSLATE_NOOP("FollowBar", "place {}"),
    "host": QT_TRANSLATE_NOOP("FollowBar", "host {}"),
    "attendee": QT_TRANSLATE_NOOP("FollowBar", "attendees {}"),
    "mention": QT_TRANSLATE_NOOP("FollowBar", "further mention {}"),
}
"""What a record that was begun still lacks, with the words that would fill it."""
SHOWN, AROUND = 14, 8
"""Characters of a place that its row shows, and on either side of a line end."""
MOST_ROWS, MOST_NAMES = 24, 8
LEAST_WORDS = 260
"""Pixels that the words need beside the buttons; with fewer they have a line of their own."""


class FollowBar(QFrame):
    """Tells what would follow; one key takes it, one lets it be, and the work goes on meanwhile.

    It stands under `text`, in the same column.
    """

    def __init__(self, following: Following, text: QWidget) -> None:
        middle = text.parentWidget()
        column = middle.layout() if middle is not None else None
        assert isinstance(column, QBoxLayout)
        super().__init__(middle)
        self.following = following
        self.setObjectName("follow_bar")
        self.setAccessibleName(self.tr("What follows from the correction"))
        self.label = Label(self)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.places_button = QPushButton(self.tr("Show"), self)
        self.take_button = QPushButton(self)
        self.refuse_button = QPushButton(self)
        for button in (self.places_button, self.take_button, self.refuse_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the caret stays in the text
            button.setAutoDefault(True)  # pressed by Return, too
        self.places_button.clicked.connect(self.show_places)
        self.take_button.clicked.connect(following.take)
        self.refuse_button.clicked.connect(following.refuse)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        for button in (self.places_button, self.take_button, self.refuse_button):
            self.buttons.addWidget(button)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        self.row.setSpacing(SPACE)
        self.row.addWidget(self.label, 1)
        self.row.addLayout(self.buttons)
        column.insertWidget(column.indexOf(text) + 1, self)
        following.changed.connect(self._show_offer)
        self.hide()

    @property
    def words(self) -> str:
        """What stands in the bar; empty where it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def show_places(self) -> None:
        """Open the list of places; choosing one goes there."""
        menu = self.places_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.places_button.mapToGlobal(self.places_button.rect().bottomLeft()))

    def places_menu(self) -> QMenu:
        """Give the menu of the places that would change."""
        menu = QMenu(self)
        offer, page = self.following.offer, self.following.session.page
        for one in offer.differences[:MOST_ROWS] if offer and page else ():
            assert page is not None
            low, high = one.start, one.end
            if one.kind == "line end":
                before, after = page.raw[max(low - AROUND, 0) : low], page.raw[high : high + AROUND]
                words = f"{' '.join(before.split())} ↵ {' '.join(after.split())}"
            else:
                high = max(high, low + SHOWN) if one.kind == "speech" else high
                words = " ".join(page.raw[low:high].split())
                words = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
            action = menu.addAction(self.tr((NAMED | FIELDS)[one.kind]).format(words))
            stretch = (low, high)
            action.triggered.connect(
                lambda _=False, stretch=stretch: self.following.session.show_place(raw=stretch)
            )
        return menu

    def _show_offer(self) -> None:
        offer = self.following.offer
        if offer is None:
            self.hide()
            return
        theme = current()
        self.setStyleSheet(
            f"#follow_bar {{ background: {theme.mixed(theme.accent, 0.92).name()}; border: none;"
            f" border-top: 1px solid {theme.line.name()}; }}"
        )
        kinds = [str(one.kind) for one in offer.differences]
        whole = set(kinds) <= FIELDS.keys()
        self.label.setText(self._filled_in(offer) if whole else self._said(kinds))
        self.take_button.setText(self.tr("Take ({})").format(_key("take_following")))
        self.refuse_button.setText(self.tr("Leave ({})").format(_key("refuse_following")))
        self.show()
        self._stack_where_narrow()

    def _stack_where_narrow(self) -> None:
        """Put the buttons under the words where these would be left a narrow column."""
        narrow = self.width() < LEAST_WORDS + self.buttons.sizeHint().width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.row.setDirection(down if narrow else across)

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_where_narrow()

    def _filled_in(self, offer: Followed) -> str:
        """Tell the words that would fill a record: they are few, and the yes is about them."""
        page = self.following.session.page
        assert page is not None
        told = []
        for kind, words in FIELDS.items():
            stretches = [
                "".join(page.raw[one.start : one.end].split())
                for one in offer.differences
                if one.kind == kind
            ]
            names = "、".join(map(_shortened, stretches[:MOST_NAMES]))
            names += "…" if len(stretches) > MOST_NAMES else ""
            told += [self.tr(words).format(names)] if stretches else []
        return self.tr("This would be filled in: {}").format(" · ".join(told))

    def _said(self, kinds: list[str]) -> str:
        counts = Counter(kinds)
        parts = [
            self.tr(KINDS[kind][counts[kind] > 1]).format(counts[kind])
            for kind in KINDS
            if counts[kind]
        ]
        one, several = (
            self.tr("1 more place would follow: {}"),
            self.tr("{} more places would follow: {}"),
        )
        told = self.tr(", ").join(parts)
        return one.format(told) if len(kinds) == 1 else several.format(len(kinds), told)


def _shortened(words: str) -> str:
    """Give how words begin and how they end, which is what may be wrong of them."""
    return words if len(words) <= 2 * SHOWN else f"{words[:SHOWN]}…{words[-SHOWN:]}"


def _key(name: str) -> str:
    """Give the first key of a command as the system writes it."""
    keys = next(command.keys for command in COMMANDS if command.name == name)
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
