"""What a record that was begun still lacks is offered under the text, from its first stroke on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import PERSON, MeetingKind, Page, Status
from annotator.suggest.pipeline import suggest
from annotator.ui.following import FOLLOW
from annotator.ui.window import Window
from tests.ui.desk import Desk
from tests.ui.test_following import Questions, sit_down, told

RAW = """渠首的碰头

本报讯（记者 林小满）4月3日，渠长们的碰头在下坪村举行。县长温颂白主持，副县长方圆里参加。
住在渠尾的公正接过话头念叨：“水到了，心里就踏实了。”
渠水流过村庄。
"""


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Questions:
    return Questions(monkeypatch)


@pytest.fixture
def desk(
    questions: Questions, qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    """Give a desk at a page with suggestions, as if these had missed the speech and the meeting."""
    window = Window(QSettings(str(tmp_path / "lively.ini"), QSettings.Format.IniFormat))
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    page = suggest(Page("p", RAW))
    people = tuple(one for one in page.spans if one.label == PERSON)
    page = replace(page, spans=people, speeches=(), meetings=())
    yield sit_down(window, qtbot, tmp_path, page)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def answer(desk: Desk, questions: Questions) -> None:
    desk.qtbot.waitUntil(lambda: bool(questions.asked))
    questions.answer()


def who_speaks(desk: Desk, questions: Questions) -> None:
    desk.select("公正")
    desk.shortcut("F5")
    answer(desk, questions)


def said(desk: Desk) -> list[tuple[str, str | None, str | None]]:
    page = desk.page
    words = {span.id: page.text_of(span) for span in page.spans}
    return [
        (one.speaker_text, words.get(one.cue or ""), words.get(one.content or ""))
        for one in page.speeches
    ]


WHOLE = [("公正", "念叨", "“水到了，心里就踏实了。”")]


def test_the_first_stroke_of_a_speech_offers_the_rest_and_one_key_takes_it(
    desk: Desk, questions: Questions
) -> None:
    before = desk.page
    who_speaks(desk, questions)
    assert told(desk) == "This would be filled in: cue 念叨 · content “水到了，心里就踏实了。”"
    assert desk.page is before, "who speaks alone is no record, and nothing changes before the yes"
    assert desk.window.status.record.text() == "Speech of 公正: cue or content next"
    desk.shortcut("F2")
    assert said(desk) == WHOLE
    assert told(desk) == ""
    assert desk.window.status.record.text() == "Speech of 公正: speaker ✓ cue ✓ content ✓"
    (speech,) = desk.page.speeches
    assert speech.status is None
    spans = desk.page.span_by_id
    assert [spans[id or ""].status for id in (speech.speaker_span, speech.cue, speech.content)] == [
        None,
        Status.SUGGESTED,
        Status.SUGGESTED,
    ]
    assert desk.session.history.next_back is not None
    assert desk.session.history.next_back.name == FOLLOW


def test_undo_brings_back_who_was_to_speak_and_redo_the_speech(
    desk: Desk, questions: Questions
) -> None:
    before = desk.page
    who_speaks(desk, questions)
    desk.shortcut("F2")
    desk.shortcut("Ctrl+Z")
    assert desk.page is before
    assert desk.window.status.record.text() == "Speech of 公正: cue or content next"
    assert told(desk) == ""
    assert not questions.asked, "undo asks nothing"
    desk.shortcut("Ctrl+Shift+Z")
    assert said(desk) == WHOLE
    assert desk.window.status.record.text() == "Speech of 公正: speaker ✓ cue ✓ content ✓"
    desk.shortcut("Ctrl+Z")
    desk.select("念叨")
    desk.shortcut("F6")
    assert said(desk) == [("公正", "念叨", None)]
    desk.shortcut("Ctrl+Z")
    assert desk.window.status.record.text() == "Speech of 公正: cue or content next"


def test_the_next_stroke_goes_on_and_what_is_left_is_offered_again(
    desk: Desk, questions: Questions
) -> None:
    who_speaks(desk, questions)
    desk.select("接过")
    desk.shortcut("F6")
    assert told(desk) == "", "the stroke stands in the place of the offer"
    assert said(desk) == [("公正", "接过", None)]
    answer(desk, questions)
    assert told(desk).startswith("This would be filled in: content ")
    desk.shortcut("Shift+F2")
    assert said(desk) == [("公正", "接过", None)]
    desk.select("“水到了，心里就踏实了。”")
    desk.shortcut("F7")
    assert said(desk) == [("公正", "接过", "“水到了，心里就踏实了。”")]


def test_what_is_left_once_is_not_offered_again_and_the_strokes_go_on(
    desk: Desk, questions: Questions
) -> None:
    who_speaks(desk, questions)
    desk.shortcut("Shift+F2")
    assert told(desk) == ""
    assert desk.window.status.record.text() == "Speech of 公正: cue or content next"
    desk.select("念叨")
    desk.shortcut("F6")
    answer(desk, questions)
    assert told(desk) == ""
    assert said(desk) == [("公正", "念叨", None)]


def test_the_offer_goes_with_who_was_put_aside(desk: Desk, questions: Questions) -> None:
    who_speaks(desk, questions)
    desk.shortcut("Shift+F7")
    assert told(desk) == ""
    assert desk.window.status.record.text() == ""
    desk.select("念叨")
    desk.shortcut("F6")
    assert said(desk) == [("", "念叨", None)], "a speech of nobody"


def test_another_name_that_speaks_brings_another_offer(desk: Desk, questions: Questions) -> None:
    who_speaks(desk, questions)
    desk.select("渠水流过")
    desk.shortcut("Shift+F5")
    assert told(desk) == ""
    answer(desk, questions)
    assert told(desk) == "", "nothing is said there"
    assert desk.window.status.record.text() == "Speech of 渠水流过: cue or content next"


def test_an_offer_is_about_where_who_speaks_stands_after_typing(
    desk: Desk, questions: Questions
) -> None:
    who_speaks(desk, questions)
    desk.put_caret("住在")
    desk.type("x")
    assert told(desk) == ""
    answer(desk, questions)
    assert "念叨" in told(desk)
    desk.shortcut("F2")
    assert said(desk) == WHOLE


def test_the_name_of_a_meeting_offers_its_fields_in_words(desk: Desk, questions: Questions) -> None:
    desk.select("渠长们的碰头")
    desk.shortcut("Ctrl+Shift+M")
    corrected = desk.page
    answer(desk, questions)
    assert told(desk) == (
        "This would be filled in: date 4月3日 · place 下坪村 · host 温颂白 · attendees 方圆里"
    )
    words = [one.text() for one in desk.window.page_commands.follow_bar.places_menu().actions()]
    assert words == ["date 4月3日", "place 下坪村", "host 温颂白", "attendees 方圆里"]
    desk.shortcut("F2")
    (meeting,) = desk.page.meetings
    names = {one.id: one.name for one in desk.page.people}
    assert meeting.kind is MeetingKind.MEETING
    assert [names[one.person] for one in meeting.hosts] == ["温颂白"]
    assert [names[one.person] for one in meeting.attendees] == ["方圆里"]
    assert desk.window.record_commands.meeting == meeting.id, "the next strokes fill it still"
    assert "hosts: 1 · attendees: 1" in desk.window.status.record.text()
    desk.shortcut("Ctrl+Z")
    assert desk.page is corrected
    assert desk.page.meetings[0].hosts == ()


def test_what_was_emptied_by_hand_is_not_offered(desk: Desk, questions: Questions) -> None:
    desk.select("渠长们的碰头")
    desk.shortcut("Ctrl+Shift+M")
    desk.select("4月3日")
    desk.shortcut("Ctrl+Shift+D")
    desk.put_caret("4月")
    desk.shortcut("Ctrl+0")
    assert desk.page.meetings[0].date is None
    desk.select("下坪村")
    desk.shortcut("Ctrl+Shift+P")
    answer(desk, questions)
    assert "host" in told(desk)
    assert "date" not in told(desk)
    assert PERSON in {span.label for span in desk.page.spans}
