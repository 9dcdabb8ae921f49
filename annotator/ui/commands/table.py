"""The one table of all commands: menus, keys, what must be there, and the shortcut sheet."""

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.ui.marked import QT_TRANSLATE_NOOP


class Need(StrEnum):
    """What must be there for a command to be offered."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"
    PAGE = "page"
    EDITABLE = "editable"
    BLOCK = "block"
    SELECTION = "selection"
    RAW = "raw"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Command:
    """One row: the menu it stands in, the method that does it, its words, its keys, its needs."""

    group: str
    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    shown_only: bool = False
    """Whether the keys are the focused text's own: shown beside the command, never taken."""

    @property
    def words(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("commands", self.text)


def without_accelerator(words: str) -> str:
    """Give the words of a menu as they read elsewhere: no `&`, and none of Chinese `(&X)`."""
    return re.sub(r"\(&.\)|&", "", words)


FILE = QT_TRANSLATE_NOOP("commands", "&File")
EDIT = QT_TRANSLATE_NOOP("commands", "&Edit")
PAGE = QT_TRANSLATE_NOOP("commands", "&Page")
LINES = QT_TRANSLATE_NOOP("commands", "&Lines")
BLOCK = QT_TRANSLATE_NOOP("commands", "Pa&ragraph")
ROLE = QT_TRANSLATE_NOOP("commands", "&Role")
LABEL = QT_TRANSLATE_NOOP("commands", "&Label")
RECORD = QT_TRANSLATE_NOOP("commands", "&Speech and meeting")
GO = QT_TRANSLATE_NOOP("commands", "&Go")
VIEW = QT_TRANSLATE_NOOP("commands", "&View")
HELP = QT_TRANSLATE_NOOP("commands", "&Help")

COMMANDS: tuple[Command, ...] = (
    Command(FILE, "new_project", QT_TRANSLATE_NOOP("commands", "&New project…"), ("Ctrl+N",)),
    Command(FILE, "open_project", QT_TRANSLATE_NOOP("commands", "&Open project…"), ("Ctrl+O",)),
    Command(FILE, "open_sample", QT_TRANSLATE_NOOP("commands", "Open the &sample")),
    Command(
        FILE,
        "import_files",
        QT_TRANSLATE_NOOP("commands", "&Import files…"),
        ("Ctrl+I",),
        Need.WRITABLE,
    ),
    Command(
        FILE,
        "import_folder",
        QT_TRANSLATE_NOOP("commands", "Import a &folder…"),
        ("Ctrl+Shift+I",),
        Need.WRITABLE,
    ),
    Command(
        FILE, "export_pages", QT_TRANSLATE_NOOP("commands", "&Export…"), ("Ctrl+E",), Need.PROJECT
    ),
    Command(
        FILE,
        "learn",
        QT_TRANSLATE_NOOP("commands", "&Learn from finished pages…"),
        ("Ctrl+Alt+L",),
        Need.PROJECT,
    ),
    Command(FILE, "show_backups", QT_TRANSLATE_NOOP("commands", "&Backups…"), ("Ctrl+Alt+B",)),
    Command(
        FILE,
        "show_trash",
        QT_TRANSLATE_NOOP("commands", "&Trash…"),
        ("Ctrl+Shift+Del",),
        Need.PROJECT,
    ),
    Command(
        FILE,
        "close_project",
        QT_TRANSLATE_NOOP("commands", "&Close project"),
        ("Ctrl+W",),
        Need.PROJECT,
    ),
    Command(FILE, "show_settings", QT_TRANSLATE_NOOP("commands", "&Settings…"), ("Ctrl+,",)),
    Command(FILE, "quit", QT_TRANSLATE_NOOP("commands", "&Quit"), ("Ctrl+Q",)),
    Command(EDIT, "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), ("Ctrl+Z",), Need.UNDO),
    Command(
        EDIT, "redo", QT_TRANSLATE_NOOP("commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDO
    ),
    Command(
        EDIT, "cut", QT_TRANSLATE_NOOP("commands", "Cu&t"), ("Ctrl+X",), Need.PAGE, shown_only=True
    ),
    Command(
        EDIT,
        "copy",
        QT_TRANSLATE_NOOP("commands", "&Copy"),
        ("Ctrl+C",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(
        EDIT,
        "paste",
        QT_TRANSLATE_NOOP("commands", "P&aste"),
        ("Ctrl+V",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(
        EDIT,
        "select_all",
        QT_TRANSLATE_NOOP("commands", "Select a&ll"),
        ("Ctrl+A",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(EDIT, "find", QT_TRANSLATE_NOOP("commands", "&Find…"), ("Ctrl+F",), Need.PAGE),
    Command(
        EDIT, "replace", QT_TRANSLATE_NOOP("commands", "Find and r&eplace…"), ("Ctrl+H",), Need.PAGE
    ),
    Command(EDIT, "find_next", QT_TRANSLATE_NOOP("commands", "Find &next"), ("F3",), Need.PAGE),
    Command(
        EDIT,
        "find_previous",
        QT_TRANSLATE_NOOP("commands", "Find &previous"),
        ("Shift+F3",),
        Need.PAGE,
    ),
    Command(
        PAGE,
        "suggest",
        QT_TRANSLATE_NOOP("commands", "&Fix and suggest"),
        ("Ctrl+G",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "accept_page",
        QT_TRANSLATE_NOOP("commands", "&Accept everything on the page…"),
        ("Ctrl+Shift+Return",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "accept_above",
        QT_TRANSLATE_NOOP("commands", "Accept above a &confidence…"),
        (),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "take_following",
        QT_TRANSLATE_NOOP("commands", "Take over what &follows"),
        ("F2",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "refuse_following",
        QT_TRANSLATE_NOOP("commands", "Leave what follo&ws"),
        ("Shift+F2",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "mark_done",
        QT_TRANSLATE_NOOP("commands", "Mark &done and go on"),
        ("Ctrl+D",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "mark_open",
        QT_TRANSLATE_NOOP("commands", "Mark &open again"),
        ("Ctrl+Alt+D",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "page_properties",
        QT_TRANSLATE_NOOP("commands", "&Properties…"),
        ("Alt+Return",),
        Need.PAGE,
    ),
    Command(
        PAGE,
        "page_history",
        QT_TRANSLATE_NOOP("commands", "&History of the page…"),
        ("Ctrl+Alt+H",),
        Need.PAGE,
    ),
    Command(PAGE, "delete_page", QT_TRANSLATE_NOOP("commands", "De&lete page…"), (), Need.EDITABLE),
    Command(
        LINES,
        "flip_line_end",
        QT_TRANSLATE_NOOP("commands", "&Flip the line end"),
        ("Ctrl+L",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_paragraph",
        QT_TRANSLATE_NOOP("commands", "Make a &paragraph"),
        ("Ctrl+M",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_headline",
        QT_TRANSLATE_NOOP("commands", "Make a &headline"),
        ("Ctrl+Shift+H",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_article",
        QT_TRANSLATE_NOOP("commands", "Make a new &article"),
        ("Ctrl+Shift+A",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_furniture",
        QT_TRANSLATE_NOOP("commands", "Make page f&urniture"),
        ("Ctrl+Shift+U",),
        Need.RAW,
    ),
    Command(
        LINES,
        "append_lines",
        QT_TRANSLATE_NOOP("commands", "A&ppend to the paragraph of the text"),
        ("Ctrl+Shift+L",),
        Need.RAW,
    ),
    Command(
        LINES,
        "take_out",
        QT_TRANSLATE_NOOP("commands", "&Take out of the text"),
        ("Ctrl+Shift+X",),
        Need.RAW,
    ),
    Command(
        LINES,
        "put_back",
        QT_TRANSLATE_NOOP("commands", "Put &back into the text"),
        ("Ctrl+Shift+B",),
        Need.RAW,
    ),
    Command(
        BLOCK,
        "split_paragraph",
        QT_TRANSLATE_NOOP("commands", "&Split here"),
        ("Ctrl+Shift+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "split_sentence",
        QT_TRANSLATE_NOOP("commands", "Split at the s&entence"),
        ("Ctrl+.",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "join_next",
        QT_TRANSLATE_NOOP("commands", "&Join with next"),
        ("Ctrl+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "join_previous",
        QT_TRANSLATE_NOOP("commands", "Join with pre&vious"),
        ("Ctrl+Alt+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK, "join_with", QT_TRANSLATE_NOOP("commands", "Join &with…"), ("Ctrl+K",), Need.BLOCK
    ),
    Command(BLOCK, "move_up", QT_TRANSLATE_NOOP("commands", "Move &up"), ("Alt+Up",), Need.BLOCK),
    Command(
        BLOCK, "move_down", QT_TRANSLATE_NOOP("commands", "Move &down"), ("Alt+Down",), Need.BLOCK
    ),
    Command(
        BLOCK,
        "move_to_head",
        QT_TRANSLATE_NOOP("commands", "Move to the &head of the article"),
        ("Alt+Home",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_end",
        QT_TRANSLATE_NOOP("commands", "Move to the e&nd of the article"),
        ("Alt+End",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_previous_article",
        QT_TRANSLATE_NOOP("commands", "Move to the article before"),
        ("Alt+Left",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_next_article",
        QT_TRANSLATE_NOOP("commands", "Move to the article behind"),
        ("Alt+Right",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_other_article",
        QT_TRANSLATE_NOOP("commands", "Move to another &article…"),
        ("Ctrl+Shift+K",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_new_article",
        QT_TRANSLATE_NOOP("commands", "Move to a ne&w article"),
        ("Ctrl+Alt+N",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "split_article",
        QT_TRANSLATE_NOOP("commands", "Begin an arti&cle here"),
        ("Ctrl+Alt+A",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "merge_article",
        QT_TRANSLATE_NOOP("commands", "&Merge with the article before"),
        ("Ctrl+Alt+M",),
        Need.BLOCK,
    ),
    Command(ROLE, "role_kicker", QT_TRANSLATE_NOOP("commands", "&Kicker"), ("Alt+1",), Need.BLOCK),
    Command(
        ROLE, "role_headline", QT_TRANSLATE_NOOP("commands", "H&eadline"), ("Alt+2",), Need.BLOCK
    ),
    Command(
        ROLE,
        "role_subheadline",
        QT_TRANSLATE_NOOP("commands", "&Subheadline"),
        ("Alt+3",),
        Need.BLOCK,
    ),
    Command(ROLE, "role_byline", QT_TRANSLATE_NOOP("commands", "By&line"), ("Alt+4",), Need.BLOCK),
    Command(
        ROLE, "role_heading", QT_TRANSLATE_NOOP("commands", "Hea&ding"), ("Alt+5",), Need.BLOCK
    ),
    Command(ROLE, "role_body", QT_TRANSLATE_NOOP("commands", "&Body"), ("Alt+6",), Need.BLOCK),
    Command(
        ROLE, "role_caption", QT_TRANSLATE_NOOP("commands", "&Caption"), ("Alt+7",), Need.BLOCK
    ),
    Command(ROLE, "role_credit", QT_TRANSLATE_NOOP("commands", "C&redit"), ("Alt+8",), Need.BLOCK),
    Command(ROLE, "role_jump", QT_TRANSLATE_NOOP("commands", "&Jump"), ("Alt+9",), Need.BLOCK),
    Command(
        ROLE, "role_furniture", QT_TRANSLATE_NOOP("commands", "&Furniture"), ("Alt+0",), Need.BLOCK
    ),
    Command(
        LABEL, "tag_person", QT_TRANSLATE_NOOP("commands", "&Person"), ("Ctrl+1",), Need.SELECTION
    ),
    Command(
        LABEL,
        "tag_everywhere",
        QT_TRANSLATE_NOOP("commands", "Person, &everywhere on the page"),
        ("Ctrl+Shift+1",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "set_office",
        QT_TRANSLATE_NOOP("commands", "&Office of the name behind"),
        ("Ctrl+Shift+2",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "clear_office",
        QT_TRANSLATE_NOOP("commands", "&No office"),
        ("Ctrl+Shift+4",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "choose_person",
        QT_TRANSLATE_NOOP("commands", "This mention &names…"),
        ("Ctrl+Shift+3",),
        Need.BLOCK,
    ),
    Command(
        LABEL, "tag_meeting", QT_TRANSLATE_NOOP("commands", "&Meeting"), ("Ctrl+2",), Need.SELECTION
    ),
    Command(LABEL, "tag_date", QT_TRANSLATE_NOOP("commands", "&Date"), ("Ctrl+3",), Need.SELECTION),
    Command(
        LABEL, "tag_place", QT_TRANSLATE_NOOP("commands", "P&lace"), ("Ctrl+4",), Need.SELECTION
    ),
    Command(
        LABEL,
        "tag_organization",
        QT_TRANSLATE_NOOP("commands", "O&rganization"),
        ("Ctrl+5",),
        Need.SELECTION,
    ),
    Command(LABEL, "tag_cue", QT_TRANSLATE_NOOP("commands", "&Cue"), ("Ctrl+6",), Need.SELECTION),
    Command(
        LABEL, "tag_content", QT_TRANSLATE_NOOP("commands", "C&ontent"), ("Ctrl+7",), Need.SELECTION
    ),
    Command(
        LABEL, "tag_speaker", QT_TRANSLATE_NOOP("commands", "&Speaker"), ("Ctrl+8",), Need.SELECTION
    ),
    Command(
        LABEL,
        "merge_people",
        QT_TRANSLATE_NOOP("commands", "Ma&ke one of the chosen people"),
        (),
        Need.EDITABLE,
    ),
    Command(LABEL, "new_person", QT_TRANSLATE_NOOP("commands", "Ne&w person"), (), Need.EDITABLE),
    Command(
        LABEL,
        "grow_label",
        QT_TRANSLATE_NOOP("commands", "&Grow the label"),
        ("Ctrl+Shift+G",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "fit_label",
        QT_TRANSLATE_NOOP("commands", "&Fit the label to the selection"),
        ("Ctrl+Shift+F",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "next_label",
        QT_TRANSLATE_NOOP("commands", "Ne&xt label here"),
        ("F4",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "remove_label",
        QT_TRANSLATE_NOOP("commands", "Re&move the label"),
        ("Ctrl+0",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "accept_here",
        QT_TRANSLATE_NOOP("commands", "&Accept"),
        ("Ctrl+Return", "Ctrl+Enter"),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "refuse_here",
        QT_TRANSLATE_NOOP("commands", "Ref&use"),
        ("Ctrl+R",),
        Need.BLOCK,
    ),
    Command(
        RECORD, "speech_speaker", QT_TRANSLATE_NOOP("commands", "&Speaker"), ("F5",), Need.BLOCK
    ),
    Command(
        RECORD,
        "speech_other_speaker",
        QT_TRANSLATE_NOOP("commands", "Speaker who is &no person"),
        ("Shift+F5",),
        Need.BLOCK,
    ),
    Command(RECORD, "speech_cue", QT_TRANSLATE_NOOP("commands", "&Cue"), ("F6",), Need.BLOCK),
    Command(
        RECORD, "speech_content", QT_TRANSLATE_NOOP("commands", "C&ontent"), ("F7",), Need.BLOCK
    ),
    Command(
        RECORD,
        "speech_done",
        QT_TRANSLATE_NOOP("commands", "&End of the speech"),
        ("Shift+F7",),
        Need.PAGE,
    ),
    Command(
        RECORD,
        "new_meeting",
        QT_TRANSLATE_NOOP("commands", "New &meeting"),
        ("Ctrl+Shift+M",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "new_visit",
        QT_TRANSLATE_NOOP("commands", "New &visit"),
        ("Ctrl+Shift+V",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "new_ceremony",
        QT_TRANSLATE_NOOP("commands", "New cere&mony"),
        ("Ctrl+Shift+Y",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_date",
        QT_TRANSLATE_NOOP("commands", "Meeting &date"),
        ("Ctrl+Shift+D",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_place",
        QT_TRANSLATE_NOOP("commands", "Meeting &place"),
        ("Ctrl+Shift+P",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_hosts",
        QT_TRANSLATE_NOOP("commands", "&Hosts"),
        ("Ctrl+Shift+O",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_attendees",
        QT_TRANSLATE_NOOP("commands", "&Attendees"),
        ("Ctrl+Shift+E",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_mention",
        QT_TRANSLATE_NOOP("commands", "&Further mention"),
        ("Ctrl+Shift+N",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_done",
        QT_TRANSLATE_NOOP("commands", "E&nd of the meeting"),
        ("Shift+F6",),
        Need.PAGE,
    ),
    Command(
        RECORD,
        "take_up",
        QT_TRANSLATE_NOOP("commands", "&Go on with the record here"),
        ("Ctrl+Shift+R",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "remove_rows",
        QT_TRANSLATE_NOOP("commands", "&Remove the chosen rows"),
        (),
        Need.EDITABLE,
    ),
    Command(GO, "next_doubt", QT_TRANSLATE_NOOP("commands", "&Next doubt"), ("F8",), Need.PAGE),
    Command(
        GO,
        "previous_doubt",
        QT_TRANSLATE_NOOP("commands", "&Previous doubt"),
        ("Shift+F8",),
        Need.PAGE,
    ),
    Command(
        GO,
        "settle_doubt",
        QT_TRANSLATE_NOOP("commands", "Se&ttle the doubt"),
        ("Ctrl+F8",),
        Need.EDITABLE,
    ),
    Command(GO, "show_row", QT_TRANSLATE_NOOP("commands", "&Show in the text"), (), Need.PAGE),
    Command(
        GO,
        "next_article",
        QT_TRANSLATE_NOOP("commands", "Next &article"),
        ("Alt+PgDown",),
        Need.PAGE,
    ),
    Command(
        GO,
        "previous_article",
        QT_TRANSLATE_NOOP("commands", "Previous a&rticle"),
        ("Alt+PgUp",),
        Need.PAGE,
    ),
    Command(
        GO, "next_page", QT_TRANSLATE_NOOP("commands", "N&ext page"), ("Ctrl+PgDown",), Need.PROJECT
    ),
    Command(
        GO,
        "previous_page",
        QT_TRANSLATE_NOOP("commands", "Pre&vious page"),
        ("Ctrl+PgUp",),
        Need.PROJECT,
    ),
    Command(
        GO,
        "next_unfinished",
        QT_TRANSLATE_NOOP("commands", "Next &unfinished page"),
        ("Ctrl+Shift+PgDown",),
        Need.PROJECT,
    ),
    Command(VIEW, "focus_pages", QT_TRANSLATE_NOOP("commands", "&Pages"), ("Ctrl+Alt+1",)),
    Command(
        VIEW, "focus_raw", QT_TRANSLATE_NOOP("commands", "&Raw text"), ("Ctrl+Alt+2",), Need.PAGE
    ),
    Command(
        VIEW, "focus_text", QT_TRANSLATE_NOOP("commands", "Fixed &text"), ("Ctrl+Alt+3",), Need.PAGE
    ),
    Command(VIEW, "focus_articles", QT_TRANSLATE_NOOP("commands", "&Articles"), ("Ctrl+Alt+4",)),
    Command(VIEW, "focus_speeches", QT_TRANSLATE_NOOP("commands", "&Speeches"), ("Ctrl+Alt+5",)),
    Command(VIEW, "focus_meetings", QT_TRANSLATE_NOOP("commands", "&Meetings"), ("Ctrl+Alt+6",)),
    Command(VIEW, "focus_people", QT_TRANSLATE_NOOP("commands", "Peop&le"), ("Ctrl+Alt+7",)),
    Command(VIEW, "focus_doubts", QT_TRANSLATE_NOOP("commands", "&Doubts"), ("Ctrl+Alt+8",)),
    Command(VIEW, "other_pane", QT_TRANSLATE_NOOP("commands", "&Other pane"), ("F9",), Need.PAGE),
    Command(VIEW, "larger", QT_TRANSLATE_NOOP("commands", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    Command(VIEW, "smaller", QT_TRANSLATE_NOOP("commands", "S&maller text"), ("Ctrl+-",)),
    Command(HELP, "shortcuts", QT_TRANSLATE_NOOP("commands", "&Shortcuts"), ("F1",)),
    Command(HELP, "report_fault", QT_TRANSLATE_NOOP("commands", "&Report a fault…")),
    Command(HELP, "show_log", QT_TRANSLATE_NOOP("commands", "Show the &log")),
    Command(HELP, "about", QT_TRANSLATE_NOOP("commands", "&About Annotator")),
)
