"""A name that OCR misread is corrected after it was labelled: label and records stay on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.page.model import Page, Part
from tests.workflows.desk import Desk
from tests.workflows.second_reader import SecondReader, hold_against
from tests.workflows.small_pages import part_of, small_page


def by_backspace(desk: Desk, wrong: Part) -> None:
    desk.caret(wrong.block, wrong.end)
    desk.person.press("Backspace")
    desk.person.compose("京", preedit="jing")


def by_selection(desk: Desk, wrong: Part) -> None:
    desk.select((wrong,))
    desk.person.compose("京")


def by_the_whole_name(desk: Desk, wrong: Part) -> None:
    desk.select((Part(wrong.block, wrong.start - 1, wrong.end + 1),))
    desk.person.compose("白京山", preedit="bai jing shan")


def by_delete_before_it(desk: Desk, wrong: Part) -> None:
    desk.caret(wrong.block, wrong.start)
    desk.person.press("Delete")
    desk.person.compose("京", preedit="jing")


@pytest.mark.parametrize(
    "correct", [by_backspace, by_selection, by_the_whole_name, by_delete_before_it]
)
def test_a_corrected_name_is_still_the_speaker(
    correct: Callable[[Desk, Part], None],
    project: Callable[..., Path],
    sit_down: Callable[[Path], Desk],
    second_reader: SecondReader,
) -> None:
    desk = sit_down(project(small_page()))
    desk.select((part_of(desk.page, "白亰山"),))
    desk.person.command("speech_speaker")
    desk.select((part_of(desk.page, "说"),))
    desk.person.command("speech_cue")
    desk.select((part_of(desk.page, "河道要在雨季之前疏通。"),))
    desk.person.command("speech_content")
    labelled = desk.page

    correct(desk, part_of(desk.page, "亰"))

    page = desk.page
    assert page.blocks[1].text == "镇长白京山说，河道要在雨季之前疏通。"
    assert said(page) == ("白京山", "说", "河道要在雨季之前疏通。")
    taken_out = [page.raw[one.start : one.end] for one in page.corrections]
    assert "".join(taken_out).count("亰") == 1
    hold_against(desk.window, second_reader)

    desk.person.command("undo")
    if desk.page is not labelled and desk.page != labelled:  # Backspace and typing were two runs
        desk.person.command("undo")
    assert desk.page == labelled


def said(page: Page) -> tuple[str, str, str]:
    """Give the words under the labels of the one speech."""
    (speech,) = page.speeches
    spans = (page.span_by_id[id or ""] for id in (speech.speaker_span, speech.cue, speech.content))
    name, cue, content = map(page.text_of, spans)
    return name, cue, content
