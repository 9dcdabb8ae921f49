"""Fields of records in the panels, cells of the tree of articles, the properties of a page."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QTreeView

from annotator.page.model import Part
from annotator.ui.dialogs.page_properties import PageProperties
from annotator.ui.panels.people_panel import TITLE_MARK, PeoplePanel
from tests.workflows import acts
from tests.workflows.desk import CTRL, Desk
from tests.workflows.person import Modifier, settle, turn_wheel

PANELS = {"speech": "speeches", "meeting": "meetings"}


def choose_in_cell(desk: Desk, tree: QTreeView, index: QModelIndex, value: str) -> None:
    """Double-click a cell and click the wanted entry of the list that opens."""
    desk.show_row(tree, index)
    desk.person.double_click(tree.viewport(), tree.visualRect(index).center())
    settle()
    combo = tree.viewport().findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    entry = combo.view().visualRect(combo.model().index(combo.findData(value), 0))
    desk.person.click(combo.view().viewport(), entry.center())


def fill_page(desk: Desk, fields: dict[str, str | None]) -> None:
    """Open the page's properties, write what is other there, and close them."""
    desk.person.command("page_properties")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PageProperties)
    lines = {"paper": dialog.paper, "published": dialog.published, "page_number": dialog.number}
    for field, value in fields.items():
        if field in lines:
            _rewrite(desk, lines[field], value or "")
    if "status" in fields:
        step_to(desk, dialog.status, dialog.status.findData(fields["status"]))
    desk.person.click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
    settle()
    assert QApplication.activeModalWidget() is None, "the page was not changed"


def _rewrite(desk: Desk, line: QLineEdit, text: str) -> None:
    """Write in the place of all that stands in a line."""
    desk.person.click(line)
    if line.text():
        desk.person.press("Ctrl+A")
        if not text:
            desk.person.press("Delete")
    desk.person.write(text)


def step_to(desk: Desk, combo: QComboBox, row: int) -> None:
    """Go to an entry of a closed list by Tab and arrows."""
    for _ in range(20):
        if combo.hasFocus():
            break
        desk.person.press("Tab")
    assert combo.hasFocus()
    by = row - combo.currentIndex()
    desk.person.press("Down" if by > 0 else "Up", abs(by))


# -- records --------------------------------------------------------------------------------------


def drop_record(desk: Desk, act: acts.DropRecord) -> None:
    panel = desk.record(PANELS[act.kind], act.id)
    if not panel.list.hasFocus():
        index = panel.list.records.index(panel.list.records.row_of(act.id) or 0)
        desk.row(panel.list, index)
    desk.person.press("Delete")


def use_selection(desk: Desk, name: str, id: str, field: str, parts: tuple[Part, ...]) -> None:
    """Select words in the text and put them into a field of a record."""
    panel = desk.record(name, id)
    if desk.selected(parts):  # the panel shows them itself, and offers them only when chosen anew
        desk.inside(parts)
    desk.select(parts)
    widget = getattr(panel.form, {"speaker_span": "mention"}.get(field, field))
    desk.person.click(desk.field(panel, widget.use_button))


def empty_field(desk: Desk, name: str, id: str, field: str) -> None:
    panel = desk.record(name, id)
    widget = getattr(panel.form, {"speaker_span": "mention"}.get(field, field))
    desk.person.click(desk.field(panel, widget.clear_button))


def fill_speech(desk: Desk, act: acts.FillSpeechField) -> None:
    if not act.parts:
        empty_field(desk, "speeches", act.speech, act.field)
        return
    speech = next(one for one in desk.page.speeches if one.id == act.speech)
    if act.field == "speaker_span":
        held = desk.page.span_by_id.get(speech.speaker_span or "")
        if held is not None and held.parts == act.parts:  # the same words, but as someone else
            empty_field(desk, "speeches", act.speech, act.field)
        institution = speech.speaker is None and bool(speech.speaker_text)
        if institution != (act.label == "speaker"):
            # What speaks is told apart by the name: words for an office, a person's for one.
            words = "".join(desk.block(p.block).text[p.start : p.end] for p in act.parts)
            if not institution and any(one.name == words for one in desk.page.people):
                drop_record(desk, acts.DropRecord("speech", act.speech))  # to be recorded anew
                return
            name_speaker(desk, acts.NameSpeaker(act.speech, None, words))
    use_selection(desk, "speeches", act.speech, act.field, act.parts)


def name_speaker(desk: Desk, act: acts.NameSpeaker) -> None:
    panel = desk.record("speeches", act.speech)
    field: QComboBox = desk.field(panel, panel.form.speaker)
    line = field.lineEdit()
    assert line is not None
    _rewrite(desk, line, act.text)
    desk.person.press("Return")


def set_meeting(desk: Desk, act: acts.SetMeeting) -> None:
    panel = desk.record("meetings", act.meeting)
    if act.field == "date_value":
        line: QLineEdit = panel.form.date_value.line
        desk.field(panel, line)
        _rewrite(desk, line, act.value or "")
        desk.person.press("Return")
        return
    combo: QComboBox = panel.form.kind
    desk.field(panel, combo)
    step_to(desk, combo, combo.findData(act.value))


def uninvite(desk: Desk, act: acts.Uninvite) -> None:
    panel = desk.record("meetings", act.meeting)
    people = getattr(panel.form, act.field)
    for number, person in enumerate(act.people):
        row = people.list.records.row_of(person)
        desk.field(panel, people.heading)
        _row_in_form(desk, panel, people.list, row, number)
    desk.person.press("Delete")


def _row_in_form(desk: Desk, panel: Any, view: Any, row: int, number: int) -> None:
    index = view.records.index(row)
    settle()
    desk.show_row(view, index)
    area = panel.fields_area
    for _ in range(60):
        at = view.viewport().mapTo(area.viewport(), view.visualRect(index).center())
        if area.viewport().rect().adjusted(0, 4, 0, -4).contains(at):
            break
        turn_wheel(area.viewport(), 1 if at.y() > 0 else -1)
    modifiers = CTRL if number else Modifier.NoModifier
    desk.person.click(view.viewport(), view.visualRect(index).center(), modifiers)


def invite_by_name(desk: Desk, act: acts.InviteByName) -> None:
    panel = desk.record("meetings", act.meeting)
    people = getattr(panel.form, act.field)
    desk.person.click(desk.field(panel, people.person_button))
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.person.choose(menu, act.person)


def drop_mention(desk: Desk, act: acts.DropMention) -> None:
    panel = desk.record("meetings", act.meeting)
    view = panel.form.mentions.list
    _row_in_form(desk, panel, view, view.records.row_of(act.span), 0)
    desk.person.press("Delete")


# -- people ---------------------------------------------------------------------------------------


def rename(desk: Desk, act: acts.Rename) -> None:
    panel = desk.record("people", act.person)
    text = TITLE_MARK.join(act.value) if act.field == "titles" else act.value
    line: QLineEdit = getattr(panel.form, act.field)
    desk.field(panel, line)
    _rewrite(desk, line, text)
    desk.person.press("Return")


def merge(desk: Desk, act: acts.Merge) -> None:
    """Choose the two, the one to keep last, since the list then stands on it."""
    panel = desk.record("people", act.other)
    assert isinstance(panel, PeoplePanel)
    row = panel.list.records.row_of(act.keep)
    assert row is not None
    desk.row(panel.list, panel.list.records.index(row), CTRL)
    desk.person.click(panel.merge_button)


FORMS: dict[type, Callable[[Desk, Any], None]] = {
    acts.DropRecord: drop_record,
    acts.FillSpeechField: fill_speech,
    acts.NameSpeaker: name_speaker,
    acts.SetMeeting: set_meeting,
    acts.Uninvite: uninvite,
    acts.InviteByName: invite_by_name,
    acts.DropMention: drop_mention,
    acts.Rename: rename,
    acts.Merge: merge,
}
