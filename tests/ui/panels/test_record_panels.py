"""Speeches, meetings and people by real keys and clicks: seen, chosen, changed, taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.page.edits import Adopt, ChangePage, RemoveSpans, RemoveSpeech, ReplaceText
from annotator.page.edits.fill import FillSpeech
from annotator.page.model import SPEAKER, MeetingKind, Status
from annotator.ui.guard import unguarded
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.meetings_panel import MeetingsPanel
from annotator.ui.panels.mention_field import MentionWords
from annotator.ui.panels.people_panel import PeoplePanel
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_panel import RecordPanel
from annotator.ui.panels.records_model import RecordsModel
from annotator.ui.panels.row_look import RowLook
from annotator.ui.panels.short_list import FittedList
from annotator.ui.panels.speeches_panel import SpeechesPanel
from annotator.ui.panels.still_combo import StillCombo
from annotator.ui.session import Caret, Session
from tests.ui.side import click_row, part_of, select

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def speeches(session: Session, show: Callable[[SpeechesPanel], SpeechesPanel]) -> SpeechesPanel:
    return show(SpeechesPanel(session))


@pytest.fixture
def meetings(session: Session, show: Callable[[MeetingsPanel], MeetingsPanel]) -> MeetingsPanel:
    return show(MeetingsPanel(session))


@pytest.fixture
def people(session: Session, show: Callable[[PeoplePanel], PeoplePanel]) -> PeoplePanel:
    return show(PeoplePanel(session))


def titles(panel: RecordPanel) -> list[str]:
    return [row.title for row in panel.list.records.rows]


# -- speeches ---------------------------------------------------------------------------------


def test_speeches_stand_in_reading_order_and_suggested_ones_say_how_sure(speeches):
    assert titles(speeches) == ["蓝远舟 · 强调", "白露 · 指出"]
    assert speeches.list.records.rows[1].status is Status.SUGGESTED
    assert speeches.list.records.rows[1].confidence == 0.8


def test_choosing_a_speech_shows_its_words_and_its_fields(speeches, qtbot):
    with qtbot.waitSignal(speeches.session.focus_place) as heard:
        click_row(qtbot, speeches.list, 1)
    place, cue = heard.args[0], part_of(3, "指出")
    assert (place.block, place.start, place.end) == (cue.block, cue.start, cue.end)
    assert speeches.form.speaker.currentText() == "白露"
    assert speeches.form.content.words.words == "雨季之前必须完工"


def test_space_accepts_and_delete_refuses_a_suggested_speech(speeches, qtbot):
    click_row(qtbot, speeches.list, 1)
    qtbot.keyClick(speeches.list, Key.Key_Space)
    accepted = speeches.session.page
    assert accepted.speeches[1].status is Status.ACCEPTED
    speeches.session.undo()
    qtbot.keyClick(speeches.list, Key.Key_Delete)
    refused = speeches.session.page
    assert refused.speeches[1].status is Status.REJECTED
    assert titles(speeches) == ["蓝远舟 · 强调"]


def test_delete_removes_a_speech_made_by_hand(speeches, qtbot):
    click_row(qtbot, speeches.list, 0)
    qtbot.mouseClick(speeches.refuse_button, Left)
    assert [speech.id for speech in speeches.session.page.speeches] == ["u2"]
    speeches.session.undo()
    assert titles(speeches)[0] == "蓝远舟 · 强调"


def test_the_speaker_is_chosen_among_people_or_typed(speeches, qtbot):
    click_row(qtbot, speeches.list, 0)
    field = speeches.form.speaker
    field.lineEdit().selectAll()
    qtbot.keyClick(field.lineEdit(), Key.Key_Delete)
    qtbot.keyClicks(field.lineEdit(), "Yq")
    qtbot.keyClick(field.lineEdit(), Key.Key_Return)
    speech = speeches.session.page.speeches[0]
    assert (speech.speaker, speech.speaker_text, speech.speaker_span) == (None, "Yq", None)
    at = field.findData("p2")
    field.setCurrentIndex(at)
    field.activated.emit(at)
    speech = speeches.session.page.speeches[0]
    assert (speech.speaker, speech.speaker_text) == ("p2", "白露")


def test_the_selection_becomes_cue_content_or_speaker(speeches, qtbot):
    click_row(qtbot, speeches.list, 0)
    assert not speeches.form.cue.use_button.isEnabled(), "nothing is selected yet"
    select(speeches.session, part_of(2, "要把水渠"))
    qtbot.mouseClick(speeches.form.content.use_button, Left)
    page = speeches.session.page
    assert page.text_of(page.span_by_id[page.speeches[0].content]) == "要把水渠"
    assert "s7" not in page.span_by_id, "the label that served nobody else is gone"
    select(speeches.session, part_of(1, "阮青"))
    speeches.form.mention.words.setFocus()
    qtbot.keyClick(speeches.form.mention.words, Key.Key_Return)
    assert speeches.session.page.speeches[0].speaker == "p4"
    assert speeches.session.page.speeches[0].speaker_span == "s4"


def test_some_paragraphs_of_a_content_are_offered_for_it_but_not_what_it_holds(speeches, qtbot):
    both = (part_of(2, "要把水渠修到每一户门前"), part_of(3, "雨季之前必须完工"))
    speeches.session.apply(FillSpeech("u1", content=both))
    click_row(qtbot, speeches.list, 0)
    offered = speeches.form.content.use_button
    select(speeches.session, *both)
    assert not offered.isEnabled()
    select(speeches.session, both[1])
    qtbot.mouseClick(offered, Left)
    page = speeches.session.page
    assert page.text_of(page.span_by_id[page.speeches[0].content]) == "雨季之前必须完工"
    assert not offered.isEnabled()


def test_a_list_that_gets_the_keys_stands_on_its_first_record(speeches, qtbot):
    speeches.list.setFocus()
    assert speeches.list.chosen() == ["u1"]
    qtbot.keyClick(speeches.list, Key.Key_Delete)
    assert [speech.id for speech in speeches.session.page.speeches] == ["u2"]


def test_a_selected_institution_speaks_without_being_a_person(speeches, qtbot):
    click_row(qtbot, speeches.list, 0)
    speeches.form.speaker.chosen.emit(None, "会议")
    select(speeches.session, part_of(1, "座谈会"))
    qtbot.mouseClick(speeches.form.mention.use_button, Left)
    page = speeches.session.page
    assert page.speeches[0].speaker is None
    assert page.speeches[0].speaker_text == "座谈会"
    assert page.span_by_id[page.speeches[0].speaker_span].label == SPEAKER


def test_a_field_is_emptied_by_delete_but_a_speech_keeps_cue_or_content(speeches, qtbot):
    click_row(qtbot, speeches.list, 0)
    said: list[str] = []
    speeches.session.trouble.connect(said.append)
    qtbot.keyClick(speeches.form.cue.words, Key.Key_Delete)
    assert speeches.session.page.speeches[0].cue is None
    qtbot.keyClick(speeches.form.content.words, Key.Key_Delete)
    assert speeches.session.page.speeches[0].content == "s7"
    assert "needs a cue or a content" in said[0]


def test_the_speech_at_the_caret_is_chosen_but_not_while_words_are_selected(speeches, qtbot):
    words = part_of(3, "必须")
    speeches.session.set_caret(Caret(words.block, words.start))
    qtbot.waitUntil(lambda: speeches.list.current == "u2", timeout=2000)
    select(speeches.session, part_of(2, "水渠"))
    qtbot.wait(150)
    assert speeches.list.current == "u2", "the selection is meant for the chosen speech"


def test_words_that_are_typed_show_in_the_list_once_typing_rests(speeches, qtbot):
    start = part_of(2, "水渠").start
    speeches.session.apply(ReplaceText("b3", start, start + 2, "引水渠"))
    assert "引水渠" not in speeches.list.records.rows[0].detail
    qtbot.waitUntil(lambda: "引水渠" in speeches.list.records.rows[0].detail, timeout=2000)


def test_the_list_stays_where_it_stands_when_a_record_goes(speeches, qtbot):
    click_row(qtbot, speeches.list, 1)
    speeches.session.apply(RemoveSpeech("u1"))
    assert speeches.list.current == "u2"
    speeches.session.apply(RemoveSpeech("u2"))
    assert speeches.list.current is None
    assert speeches.hint.isVisible()


# -- meetings ---------------------------------------------------------------------------------


def test_a_meeting_shows_all_its_fields(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    form = meetings.form
    assert form.name.words.words == "云桥镇水利座谈会"
    assert form.date.words.words == "9月3日"
    assert [row.title for row in form.hosts.list.records.rows] == ["蓝远舟"]
    assert [row.title for row in form.attendees.list.records.rows] == ["白露", "闻小溪"]


def test_the_names_of_a_selected_list_become_attendees_at_once(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    select(meetings.session, part_of(1, "白露、闻小溪、阮青参加"))
    qtbot.mouseClick(meetings.form.attendees.use_button, Left)
    attendees = meetings.session.page.meetings[0].attendees
    assert [one.person for one in attendees] == ["p2", "p3", "p4"]
    assert [one.mention for one in attendees] == ["s2", "s3", "s4"]
    meetings.session.undo()
    assert len(meetings.session.page.meetings[0].attendees) == 2


def test_attendees_are_put_in_order_and_taken_out_by_key(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    attendees = meetings.form.attendees
    click_row(qtbot, attendees.list, 1)
    qtbot.keyClick(attendees.list, Key.Key_Up, Modifier.AltModifier)
    assert [one.person for one in meetings.session.page.meetings[0].attendees] == ["p3", "p2"]
    assert attendees.list.current == "p3"
    qtbot.keyClick(attendees.list, Key.Key_Delete)
    assert [one.person for one in meetings.session.page.meetings[0].attendees] == ["p2"]


def test_someone_of_the_page_is_added_without_a_mention(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    menu = meetings.form.hosts.people_menu()
    offered = [action.text() for action in menu.actions()]
    assert offered == ["白露", "闻小溪", "阮青"]
    menu.actions()[2].trigger()
    assert meetings.session.page.meetings[0].hosts[1].person == "p4"
    assert meetings.session.page.meetings[0].hosts[1].mention is None
    menu.deleteLater()


def test_the_date_takes_days_months_and_intervals_and_nothing_else(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    field = meetings.form.date_value

    def write(text: str) -> None:
        field.line.selectAll()
        qtbot.keyClicks(field.line, text)
        qtbot.keyClick(field.line, Key.Key_Return)

    for good in ("2024-09-03", "2024-09", "2024-09-03/2024-09-05"):
        write(good)
        assert meetings.session.page.meetings[0].date_value == good
        assert not field.warning.isVisible()
    write("2024-13-03")
    assert field.warning.isVisible()
    assert meetings.session.page.meetings[0].date_value == "2024-09-03/2024-09-05"
    field.line.clear()
    qtbot.keyClick(field.line, Key.Key_Return)
    field.line.editingFinished.emit()
    assert meetings.session.page.meetings[0].date_value is None


def test_a_selected_date_is_worked_out(meetings, qtbot):
    meetings.session.apply(ChangePage({"published": "2024-09-04"}))
    meetings.session.apply(RemoveSpans(("s12",)))
    click_row(qtbot, meetings.list, 0)
    select(meetings.session, part_of(1, "9月3日"))
    qtbot.mouseClick(meetings.form.date.use_button, Left)
    meeting = meetings.session.page.meetings[0]
    assert meetings.session.page.text_of(meetings.session.page.span_by_id[meeting.date]) == "9月3日"
    assert meeting.date_value == "2024-09-03"


def test_the_wheel_over_a_field_changes_nothing(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    kind = meetings.form.kind
    at = kind.rect().center()
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(at),
        QPointF(kind.mapToGlobal(at)),
        QPoint(),
        QPoint(0, -120),
        none,
        Modifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(kind, event)
    assert meetings.session.page.meetings[0].kind is MeetingKind.MEETING


def test_kind_place_and_mentions_are_set(meetings, qtbot):
    click_row(qtbot, meetings.list, 0)
    kind = meetings.form.kind
    qtbot.keyClick(kind, Key.Key_Down)
    assert meetings.session.page.meetings[0].kind is MeetingKind.VISIT
    select(meetings.session, part_of(5, "东岸"))
    qtbot.mouseClick(meetings.form.place.use_button, Left)
    page = meetings.session.page
    assert page.text_of(page.span_by_id[page.meetings[0].place]) == "东岸"
    select(meetings.session, part_of(0, "修渠引水"))
    qtbot.mouseClick(meetings.form.mentions.use_button, Left)
    assert len(meetings.session.page.meetings[0].mentions) == 1
    click_row(qtbot, meetings.form.mentions.list, 0)
    qtbot.keyClick(meetings.form.mentions.list, Key.Key_Delete)
    assert meetings.session.page.meetings[0].mentions == ()


# -- people -----------------------------------------------------------------------------------


def test_people_stand_in_the_order_in_which_they_are_named_with_their_counts(people):
    assert titles(people) == ["蓝远舟", "白露", "闻小溪", "阮青"]
    assert [row.number for row in people.list.records.rows] == [2, 2, 1, 1]


def test_a_person_is_renamed_and_given_titles(people, qtbot):
    click_row(qtbot, people.list, 1)
    people.form.name.setText("白露霜")
    qtbot.keyClick(people.form.name, Key.Key_Return)
    people.form.titles.setText("副镇长； 县委常委、秘书长")
    qtbot.keyClick(people.form.titles, Key.Key_Return)
    person = people.session.page.person_by_id["p2"]
    assert (person.name, person.titles) == ("白露霜", ("副镇长", "县委常委、秘书长"))


def test_two_chosen_people_are_made_one(people, qtbot):
    click_row(qtbot, people.list, 2)
    rect = people.list.visualRect(people.list.records.index(0))
    at = rect.center()
    qtbot.mouseClick(people.list.viewport(), Left, Modifier.ControlModifier, pos=at)
    qtbot.mouseClick(people.merge_button, Left)
    page = people.session.page
    assert [person.id for person in page.people] == ["p1", "p2", "p4"]
    assert page.span_by_id["s3"].person == "p1"


def test_every_name_of_a_selection_is_tagged(people, qtbot):
    select(people.session, part_of(5, "东岸"))
    qtbot.mouseClick(people.add_people_button, Left)
    assert people.session.page.people[-1].name == "东岸"
    assert titles(people)[-1] == "东岸"


def test_somebody_is_added_whom_the_text_does_not_name(people, qtbot):
    qtbot.mouseClick(people.new_button, Left)
    qtbot.keyClicks(people.form.name, "Yun")
    qtbot.keyClick(people.form.name, Key.Key_Return)
    assert people.session.page.people[-1].name == "Yun"
    assert titles(people)[-1] == "Yun"


def test_a_person_whose_mentions_are_refused_leaves_the_list(people, qtbot):
    page = people.session.page
    spans = tuple(
        replace(s, status=Status.SUGGESTED, confidence=0.7) if s.id == "s4" else s
        for s in page.spans
    )
    people.session.apply(Adopt(replace(page, spans=spans)))
    click_row(qtbot, people.list, 3)
    qtbot.waitUntil(lambda: people.list.records.rows[3].status is Status.SUGGESTED, timeout=2000)
    qtbot.keyClick(people.list, Key.Key_Delete)
    assert titles(people) == ["蓝远舟", "白露", "闻小溪"]
    assert people.session.page.span_by_id["s4"].status is Status.REJECTED


def test_the_words_a_record_shows_of_itself_are_not_offered_to_its_fields(people, qtbot):
    click_row(qtbot, people.list, 0)
    select(people.session, part_of(1, "蓝远舟"))
    assert not people.form.mentions.use_button.isVisible()
    select(people.session, part_of(1, "镇长"))
    assert people.form.mentions.use_button.isVisible()


def test_mentions_are_gone_to_and_removed(people, qtbot):
    click_row(qtbot, people.list, 0)
    mentions = people.form.mentions
    with qtbot.waitSignal(people.session.focus_place) as heard:
        click_row(qtbot, mentions.list, 1)
    assert heard.args[0].block == "b3"
    qtbot.keyClick(mentions.list, Key.Key_Delete)
    assert "s5" not in people.session.page.span_by_id


@pytest.mark.parametrize(
    "owner",
    [RecordList, RecordsModel, RowLook, RecordPanel, FittedList, MentionWords, Hint, StillCombo],
)
def test_every_override_is_guarded(owner):
    assert unguarded(owner) == []
