"""Tagging, speeches in three strokes, meetings by a list, yes and no."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from annotator.page.edits import AddSpan, Adopt
from annotator.page.model import MeetingKind, Part, Role, Span, Status
from annotator.page.pieces import Place
from annotator.suggest.pipeline import suggest
from annotator.ui.chosen import spans_at
from tests.ui.desk import Desk

LABEL_KEYS = {
    "Ctrl+2": "meeting",
    "Ctrl+3": "date",
    "Ctrl+4": "place",
    "Ctrl+5": "organization",
    "Ctrl+6": "cue",
    "Ctrl+7": "content",
    "Ctrl+8": "speaker",
}


@pytest.mark.parametrize(("keys", "label"), LABEL_KEYS.items())
def test_the_selection_is_labelled_by_one_key(desk: Desk, keys: str, label: str) -> None:
    desk.select("春耕会")
    desk.shortcut(keys)
    assert desk.label_texts(label) == ["春耕会"]


def test_everywhere_leaves_other_peoples_longer_names_alone(desk: Desk) -> None:
    desk.select("何田北")
    desk.shortcut("Ctrl+1")
    desk.select("何田说")
    desk.text.put_caret(desk.text.ends()[0], desk.text.ends()[0]._replace(offset=2))  # type: ignore[index]
    desk.shortcut("Ctrl+Shift+1")
    assert desk.label_texts("person") == ["何田北", "何田"]
    assert [person.name for person in desk.page.people] == ["何田北", "何田"]


def test_an_office_goes_to_the_name_behind_it(desk: Desk) -> None:
    desk.select("何田北亰")
    desk.shortcut("Ctrl+1")
    desk.select("市长")
    desk.shortcut("Ctrl+Shift+2")
    assert desk.page.spans[0].title == "市长"
    desk.put_caret("何田")
    desk.shortcut("Ctrl+Shift+4")
    assert desk.page.spans[0].title is None
    assert desk.page.spans[0].person is not None


def test_a_label_grows_over_what_was_typed_beside_it(desk: Desk) -> None:
    desk.select("何田")
    desk.shortcut("Ctrl+1")
    desk.put_caret("何田")
    desk.compose("ming", "明")
    assert desk.label_texts("person") == ["何田"]
    desk.shortcut("Ctrl+Shift+G")
    assert desk.label_texts("person") == ["何田明"]


def test_a_label_is_removed_at_the_caret(desk: Desk) -> None:
    desk.select("何田")
    desk.shortcut("Ctrl+1")
    desk.put_caret("何")
    desk.shortcut("Ctrl+0")
    assert desk.page.spans == ()


def test_of_two_labels_on_the_same_words_each_can_be_had(desk: Desk) -> None:
    desk.select("林溪市")
    desk.shortcut("Ctrl+4")
    where = desk.page.spans[0].parts
    assert desk.session.apply(AddSpan("organization", where))
    desk.put_caret("林")
    said = desk.window.status.place.text
    desk.qtbot.waitUntil(lambda: said().endswith("Place · Organization"))
    desk.shortcut("F4")
    desk.qtbot.waitUntil(lambda: said().endswith("Organization · Place"))
    desk.shortcut("F4")
    desk.qtbot.waitUntil(lambda: said().endswith("Place · Organization"))
    desk.shortcut("F4")
    in_hand = spans_at(desk.page, desk.session.caret)[0]
    desk.shortcut("Ctrl+0")
    assert len(desk.page.spans) == 1
    assert desk.page.spans[0].label != in_hand.label
    desk.shortcut("F4")
    assert "only this label" in desk.told


def test_a_speech_in_three_strokes(desk: Desk) -> None:
    desk.text.put_caret(place(desk, "b3", 0), place(desk, "b3", 2))
    desk.shortcut("F5")
    assert "何田" in desk.window.status.record.text()
    desk.text.put_caret(place(desk, "b3", 2), place(desk, "b3", 3))
    desk.shortcut("F6")
    desk.text.put_caret(place(desk, "b3", 3), place(desk, "b3", 8))
    desk.shortcut("F7")
    (speech,) = desk.page.speeches
    spans = desk.page.span_by_id
    assert speech.speaker_text == "何田"
    assert desk.page.person_by_id[speech.speaker or ""].name == "何田"
    assert desk.page.text_of(spans[speech.cue or ""]) == "说"
    assert desk.page.text_of(spans[speech.content or ""]) == "要早播种。"


def test_who_is_to_speak_goes_along_with_what_is_typed_between_two_strokes(desk: Desk) -> None:
    desk.text.put_caret(place(desk, "b3", 0), place(desk, "b3", 2))
    desk.shortcut("F5")
    desk.text.put_caret(place(desk, "b3", 0))
    desk.type("x")
    desk.select("说")
    desk.shortcut("F6")
    (speech,) = desk.page.speeches
    assert speech.speaker_text == "何田"
    assert desk.page.text_of(desk.page.span_by_id[speech.speaker_span or ""]) == "何田"


def test_nobody_is_to_speak_any_more_once_the_paragraph_of_the_name_is_gone(desk: Desk) -> None:
    desk.text.put_caret(place(desk, "b3", 0), place(desk, "b3", 2))
    desk.shortcut("F5")
    desk.text.put_caret(place(desk, "b3", 0))
    desk.press(Qt.Key.Key_Backspace)
    assert desk.window.status.record.text() == ""
    desk.select("说")
    desk.shortcut("F6")
    (speech,) = desk.page.speeches
    assert (speech.speaker, speech.speaker_text) == (None, "")


def test_a_further_cue_carries_the_speaker_on(desk: Desk) -> None:
    test_a_speech_in_three_strokes(desk)
    desk.select("参加")
    desk.shortcut("F6")
    first, second = desk.page.speeches
    assert second.speaker == first.speaker
    assert second.speaker_span is None


def place(desk: Desk, block: str, offset: int) -> Place:
    return Place(block, offset)


def test_a_meeting_with_date_host_and_attendees(desk: Desk) -> None:
    desk.select("春耕会")
    desk.shortcut("Ctrl+Shift+M")
    desk.select("四月二日")
    desk.shortcut("Ctrl+Shift+D")
    desk.select("何田北亰")
    desk.shortcut("Ctrl+Shift+O")
    desk.select("陶山参加")
    desk.shortcut("Ctrl+Shift+E")
    (meeting,) = desk.page.meetings
    people = desk.page.person_by_id
    assert meeting.kind is MeetingKind.MEETING
    assert desk.page.text_of(desk.page.span_by_id[meeting.date or ""]) == "四月二日"
    assert [people[one.person].name for one in meeting.hosts] == ["何田北亰"]
    assert [people[one.person].name for one in meeting.attendees] == ["陶山"]


def test_attendees_are_read_from_a_list_selected_once(desk: Desk) -> None:
    desk.put_caret("副市长陶山")
    desk.compose("x", "、王和平、李小满和赵谷丰")
    desk.select("春耕会")
    desk.shortcut("Ctrl+Shift+M")
    desk.select("陶山、王和平、李小满和赵谷丰参加")
    desk.shortcut("Ctrl+Shift+E")
    people = desk.page.person_by_id
    names = [people[one.person].name for one in desk.page.meetings[0].attendees]
    assert names == ["陶山", "王和平", "李小满", "赵谷丰"]


def test_offices_before_and_words_behind_the_names_of_a_list_are_left_out(desk: Desk) -> None:
    desk.put_caret("副市长陶山")
    desk.compose("x", "、县委书记王和平、局长江河、白石和欧阳小溪等同志")
    desk.select("春耕会")
    desk.shortcut("Ctrl+Shift+M")
    desk.select("副市长陶山、县委书记王和平、局长江河、白石和欧阳小溪等同志参加会议")
    desk.shortcut("Ctrl+Shift+E")
    people = desk.page.person_by_id
    names = [people[one.person].name for one in desk.page.meetings[0].attendees]
    assert names == ["陶山", "王和平", "江河", "白石", "欧阳小溪"]


def suggested(desk: Desk) -> None:
    """Let the page have two suggested labels."""
    page = desk.page
    spans = tuple(
        Span(id, "place", (Part(block, start, end),), None, None, confidence, Status.SUGGESTED)
        for id, block, start, end, confidence in (("s1", "b5", 0, 2, 0.9), ("s2", "b6", 0, 2, 0.4))
    )
    assert desk.session.apply(Adopt(replace(page, spans=spans)))


def test_accept_and_refuse_at_the_caret(desk: Desk) -> None:
    suggested(desk)
    desk.put_caret("新")
    desk.shortcut("Ctrl+Return")
    desk.text.put_caret(place(desk, "b6", 1))
    desk.shortcut("Ctrl+R")
    assert [span.status for span in desk.page.spans] == [Status.ACCEPTED, Status.REJECTED]
    assert desk.text.marks.of("b6") == ()


def test_accepting_the_page_asks_with_the_count_first(desk: Desk) -> None:
    suggested(desk)
    desk.shortcut("Ctrl+Shift+Return")
    assert "2" in desk.told
    assert desk.page.spans[0].status is Status.SUGGESTED
    desk.press(Qt.Key.Key_Return, to=desk.window.messages.act_button)
    assert {span.status for span in desk.page.spans} == {Status.ACCEPTED}
    assert desk.text.hasFocus()


def test_roles_and_articles_by_key(desk: Desk) -> None:
    desk.put_caret("何田说")
    desk.shortcut("Alt+5")
    assert desk.page.block("b3").role is Role.HEADING
    desk.shortcut("Ctrl+Alt+A")
    assert [one.id for one in desk.page.articles] == ["a1", "a3", "a2"]
    desk.shortcut("Ctrl+Alt+M")
    assert [one.id for one in desk.page.articles] == ["a1", "a2"]
    desk.shortcut("Alt+Up")
    assert [block.id for block in desk.page.blocks][:3] == ["b1", "b3", "b2"]
    assert desk.session.caret.block == "b3"
    desk.shortcut("Alt+Right")
    assert desk.page.block("b3").article == "a2"


def test_join_with_any_paragraph_by_typing_its_words(desk: Desk) -> None:
    desk.put_caret("何田说")
    desk.shortcut("Ctrl+K")
    from PySide6.QtWidgets import QApplication

    from annotator.ui.dialogs.chooser import Chooser

    chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Chooser))
    desk.qtbot.keyClicks(chooser.line, "")
    chooser.line.setText("昨日")
    desk.press(Qt.Key.Key_Return, to=chooser.line)
    assert desk.page.block("b3").text == "何田说要早播种。新桥昨日通车，居民很高兴。"


def test_a_record_is_taken_up_at_each_of_its_labels_or_it_is_said_that_none_is_there(
    desk: Desk,
) -> None:
    for words, keys in (("何田", "F5"), ("说", "F6"), ("要早播种", "F7")):
        desk.put_caret("第3版")
        block = next(one for one in desk.page.blocks if one.text.startswith("何田说"))
        at = block.text.index(words)
        desk.text.put_caret(Place(block.id, at), Place(block.id, at + len(words)))
        desk.shortcut(keys)
    commands = desk.window.record_commands
    for words in ("何田说", "说", "要早播种"):
        commands.speech_done()
        desk.put_caret(words, behind=False)
        desk.shortcut("Ctrl+Shift+R")
        assert commands.speech == desk.page.speeches[0].id, words
    commands.speech_done()
    desk.put_caret("第3版")
    desk.shortcut("Ctrl+Shift+R")
    assert commands.speech is None
    assert desk.told


def test_an_offered_label_that_is_taken_off_is_not_offered_again(desk: Desk) -> None:
    desk.session.apply(Adopt(suggest(desk.page)))
    before = desk.label_texts("person")
    assert "陶山" in before
    desk.select("陶山")
    desk.shortcut("Ctrl+0")
    shown = [span for span in desk.page.spans if span.status is not Status.REJECTED]
    left = [desk.page.text_of(span) for span in shown if span.label == "person"]
    assert left == [name for name in before if name != "陶山"]
    again = suggest(desk.page)
    spans = tuple(span for span in again.spans if span.status is not Status.REJECTED)
    assert "陶山" not in [again.text_of(span) for span in spans if span.label == "person"]
    desk.shortcut("Ctrl+Z")
    assert desk.label_texts("person") == before


def test_the_status_bar_no_longer_names_a_label_that_is_taken_off(desk: Desk) -> None:
    desk.select("何田北")
    desk.shortcut("Ctrl+1")
    desk.qtbot.waitUntil(lambda: "Person" in desk.window.status.place.text())
    desk.shortcut("Ctrl+0")
    desk.qtbot.waitUntil(lambda: "Person" not in desk.window.status.place.text())
