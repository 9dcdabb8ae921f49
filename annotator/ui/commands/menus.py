"""Menu bar and context menus, built from the one table of commands."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.page.model import Role
from annotator.ui.commands.actions import COMMAND, Actions
from annotator.ui.commands.table import (
    BLOCK,
    COMMANDS,
    EDIT,
    FILE,
    GO,
    HELP,
    LABEL,
    LINES,
    PAGE,
    RECORD,
    ROLE,
    VIEW,
)
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.row_acts import RowAct

NATIVE = QKeySequence.SequenceFormat.NativeText

BAR = (FILE, EDIT, PAGE, LINES, BLOCK, ROLE, LABEL, RECORD, GO, VIEW, HELP)

BREAKS = frozenset(
    (
        *("import_files", "close_project", "show_settings", "cut", "find", "accept_page"),
        *("mark_done", "page_properties", "delete_page", "make_paragraph", "append_lines"),
        *("take_out", "join_next", "move_up", "move_to_previous_article", "split_article"),
        *("tag_meeting", "merge_people", "grow_label", "accept_here", "new_meeting"),
        *("meeting_date", "take_up", "remove_rows", "next_article", "next_page"),
        *("focus_articles", "other_pane", "larger", "about"),
    )
)
"""Commands before which a menu draws a line."""

MEETING = QT_TRANSLATE_NOOP("commands", "Meetin&g")
MEETING_MENU = (
    *("new_meeting", "new_visit", "new_ceremony", ""),
    *("meeting_date", "meeting_place", "meeting_hosts", "meeting_attendees"),
)
Entry = str | tuple[str, Iterable[str]]
"""The name of a command, "" for a line, or the words of a menu in the menu and its names."""

TEXT_MENU: tuple[Entry, ...] = (
    *("cut", "copy", "paste", "select_all", ""),
    *("accept_here", "refuse_here", ""),
    *("tag_person", "tag_everywhere", "set_office", "choose_person", "tag_organization", ""),
    *("speech_speaker", "speech_cue", "speech_content", ""),
    *((MEETING, MEETING_MENU), ""),
    *("grow_label", "fit_label", "next_label", "remove_label", ""),
    *("split_paragraph", "join_next", "join_with", "split_article", "merge_article"),
)
RAW_MENU = (
    *("flip_line_end", ""),
    *("make_paragraph", "make_headline", "make_article", "make_furniture", "append_lines", ""),
    *("take_out", "put_back", ""),
    *("copy", "select_all"),
)

RECORD_MENU: tuple[Entry, ...] = (
    *("show_row", ""),
    *("accept_here", "refuse_here", "remove_rows", ""),
    *("take_up", ""),
    "copy",
)
PEOPLE_MENU: tuple[Entry, ...] = (
    *("show_row", ""),
    *("accept_here", "refuse_here", "remove_rows", ""),
    *("merge_people", "new_person", ""),
    "copy",
)
DOUBT_MENU: tuple[Entry, ...] = ("show_row", "settle_doubt", "", "copy")


def add_menus(bar: QMenuBar) -> dict[str, QMenu]:
    """Put the menus of all groups of commands on the bar, still empty; give them by group."""
    return {group: bar.addMenu(QCoreApplication.translate("commands", group)) for group in BAR}


def fill_menus(menus: Mapping[str, QMenu], actions: Actions) -> None:
    """Fill the menus with every command of the table."""
    for command in COMMANDS:
        if command.name in BREAKS:
            menus[command.group].addSeparator()
        menus[command.group].addAction(actions.by_name[command.name])


def context_menu(entries: Iterable[Entry], actions: Actions, parent: QWidget) -> QMenu:
    """Give a menu of some commands, which goes when it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    _add(menu, entries, actions)
    return menu


def _add(menu: QMenu, entries: Iterable[Entry], actions: Actions) -> None:
    for entry in entries:
        if isinstance(entry, tuple):
            words, names = entry
            _add(menu.addMenu(QCoreApplication.translate("commands", words)), names, actions)
        elif entry:
            menu.addAction(actions.by_name[entry])
        else:
            menu.addSeparator()


def row_menu(names: Iterable[Entry], acts: Mapping[str, RowAct], parent: QWidget) -> QMenu:
    """Give a menu of what some commands do with the chosen rows of a list.

    What does not apply to them is shown, but not offered.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for name in names:
        if not name:
            menu.addSeparator()
            continue
        command, act = COMMAND[str(name)], acts[str(name)]
        keys = QKeySequence(command.keys[0]).toString(NATIVE) if command.keys else ""
        action = menu.addAction("\t".join(filter(None, (command.words, keys))))
        action.setObjectName(command.name)
        action.setEnabled(act.can())
        action.triggered.connect(lambda _=False, act=act: act.do())
    return menu


def role_menu(actions: Actions, parent: QWidget, role: Role | None) -> QMenu:
    """Give the menu of roles for a paragraph's mark; the role that it has stands out."""
    names = [command.name for command in COMMANDS if command.group == ROLE]
    more = ("", "move_up", "move_down", "move_to_other_article", "move_to_new_article")
    menu = context_menu((*names, *more, "split_article", "merge_article"), actions, parent)
    if role is not None:
        menu.setDefaultAction(actions.by_name[f"role_{role.value}"])
    return menu
