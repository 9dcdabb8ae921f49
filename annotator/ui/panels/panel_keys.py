"""The keys that work inside a panel, as the shortcut sheet lists them beside the commands."""

from typing import NamedTuple

from annotator.ui.marked import QT_TRANSLATE_NOOP


class PanelKey(NamedTuple):
    """Where a key works, what it does there, and the key."""

    place: str
    text: str
    keys: str


PAGES = QT_TRANSLATE_NOOP("panel_keys", "In the list of pages")
ARTICLES = QT_TRANSLATE_NOOP("panel_keys", "In the list of articles")
RECORDS = QT_TRANSLATE_NOOP("panel_keys", "In speeches, meetings, people")
FIELD = QT_TRANSLATE_NOOP("panel_keys", "In a field for words of the text")
LISTED = QT_TRANSLATE_NOOP("panel_keys", "In hosts, attendees, mentions")
DOUBTS = QT_TRANSLATE_NOOP("panel_keys", "In the list of doubts")

PANEL_KEYS = (
    PanelKey(PAGES, QT_TRANSLATE_NOOP("panel_keys", "Open the page"), "Return"),
    PanelKey(PAGES, QT_TRANSLATE_NOOP("panel_keys", "Delete the page"), "Del"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Go to the text"), "Return"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Accept"), "Space"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Role, kicker to furniture"), "1 – 0"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Move up"), "Alt+Up"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Move down"), "Alt+Down"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "To the head of the article"), "Alt+Home"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "To the end of the article"), "Alt+End"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "New article of what is chosen"), "N"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Split the article here"), "S"),
    PanelKey(ARTICLES, QT_TRANSLATE_NOOP("panel_keys", "Merge with the next article"), "M"),
    PanelKey(RECORDS, QT_TRANSLATE_NOOP("panel_keys", "Accept, and on to the next"), "Space"),
    PanelKey(RECORDS, QT_TRANSLATE_NOOP("panel_keys", "Refuse, or remove"), "Del"),
    PanelKey(FIELD, QT_TRANSLATE_NOOP("panel_keys", "Use the selected words"), "Return"),
    PanelKey(FIELD, QT_TRANSLATE_NOOP("panel_keys", "Empty the field"), "Del"),
    PanelKey(FIELD, QT_TRANSLATE_NOOP("panel_keys", "Show the words in the text"), "Space"),
    PanelKey(LISTED, QT_TRANSLATE_NOOP("panel_keys", "Move up"), "Alt+Up"),
    PanelKey(LISTED, QT_TRANSLATE_NOOP("panel_keys", "Move down"), "Alt+Down"),
    PanelKey(LISTED, QT_TRANSLATE_NOOP("panel_keys", "Take out of the list"), "Del"),
    PanelKey(DOUBTS, QT_TRANSLATE_NOOP("panel_keys", "Go to the place"), "Return"),
    PanelKey(DOUBTS, QT_TRANSLATE_NOOP("panel_keys", "Settle it as the button says"), "Space"),
)
