"""What was done is seen, compared and taken back; what was deleted is put back or let go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.page.edits import AddSpan, RemoveSpans, ReplaceText
from annotator.page.model import Part
from annotator.store.backups.making import backups_of
from annotator.store.project import Project
from annotator.ui.dialogs.history import Mode, PageHistory
from annotator.ui.dialogs.trash import Trash
from tests.workflows.desk import Desk
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import NEWS, small_page

Sit = Callable[[Path], Desk]
Make = Callable[..., Path]


def store_of(desk: Desk) -> Project:
    store = desk.session.project
    assert store is not None
    return store


def history(desk: Desk) -> PageHistory:
    desk.person.command("page_history")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PageHistory)
    return dialog


def trash(desk: Desk) -> Trash:
    desk.person.command("show_trash")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Trash)
    wait_until(lambda: not dialog.searching, "the labels", 60)
    return dialog


def pages_in(dialog: Trash) -> list[str]:
    assert dialog.pages is not None
    return [page.id for page in dialog.pages]


def words_in(dialog: Trash) -> list[str]:
    assert dialog.things is not None
    return [thing.words for thing in dialog.things]


@pytest.fixture
def desk(project: Make, sit_down: Sit) -> Desk:
    """Give a desk at a page with three steps: two typed runs, and a label in between."""
    desk = sit_down(project(small_page("p1"), small_page("p2", NEWS[:3])))
    block = next(block for block in desk.page.blocks if len(block.text) > 6)
    assert desk.session.apply(ReplaceText(block.id, 0, 1, "甲"))
    assert desk.session.apply(AddSpan("place", (Part(block.id, 2, 4),)))
    assert desk.session.apply(ReplaceText(block.id, 1, 1, "乙"))
    return desk


def test_the_page_is_seen_as_it_was_and_taken_back_as_one_step(desk: Desk) -> None:
    now = desk.page
    first = store_of(desk).load("p1") if desk.session.finish_keeping() else None
    assert first == now
    dialog = history(desk)
    assert [moment.name for moment in dialog.moments][-1] == "As the page came in"
    assert len(dialog.moments) == 4
    assert not dialog.back_button.isEnabled()  # the newest step is where the page stands

    dialog.list.setFocus()
    desk.person.press("End")
    came = store_of(desk).page_as_of("p1", 0)
    dialog.mode.setCurrentIndex(dialog.mode.findData(Mode.WHOLE.value))
    dialog.show_step()
    shown = dialog.view.toPlainText()
    assert all(block.text in shown for block in came.blocks)

    desk.person.click(dialog.back_button)
    settle()
    assert [block.text for block in desk.page.blocks] == [block.text for block in came.blocks]
    assert desk.page.spans == came.spans
    assert desk.session.finish_keeping()
    assert store_of(desk).history("p1")[0].name == "Take back"
    desk.session.undo()
    assert desk.page == now


def test_what_a_step_changed_and_what_changed_since_stand_side_by_side(desk: Desk) -> None:
    dialog = history(desk)
    dialog.list.setFocus()
    desk.person.press("Down")  # the label
    desk.person.press("Return")
    assert dialog.isVisible()
    assert "Place" in dialog.view.toPlainText()
    assert "乙" not in dialog.view.toPlainText()
    dialog.mode.setCurrentIndex(dialog.mode.findData(Mode.SINCE.value))
    dialog.show_step()
    assert "乙" in dialog.view.toPlainText()
    assert "As it is" in dialog.view.toPlainText()
    desk.person.press("Escape")
    settle()


def test_steps_of_an_older_version_say_that_only_their_name_was_kept(
    project: Make, sit_down: Sit
) -> None:
    path = project(small_page("p1"))
    with Project.open(path) as store:
        for number in (1, 2):
            row = (number, f"2026-01-0{number}T08:00:00.000Z", f"Step {number}")
            insert = "INSERT INTO step (number, page, at, name) VALUES (?, 1, ?, ?)"
            store.connection.execute(insert, row)
    desk = sit_down(path)
    before = desk.page
    assert desk.session.apply(ReplaceText(before.blocks[0].id, 0, 0, "甲"))
    dialog = history(desk)
    assert [(moment.step, moment.known) for moment in dialog.moments] == [
        (3, True),
        (2, True),
        (1, False),
    ]
    dialog.list.setCurrentIndex(dialog.model.index(2, 0))
    assert "older version" in dialog.view.toPlainText()
    assert not dialog.back_button.isEnabled()
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    assert "history begins here" in dialog.told.text()
    assert "甲" not in dialog.view.toPlainText(), "the page as it was, not what came later"
    assert before.blocks[0].text in dialog.view.toPlainText()
    desk.person.click(dialog.back_button)
    settle()
    assert [block.text for block in desk.page.blocks] == [block.text for block in before.blocks]


def test_words_of_a_page_are_shown_as_they_stand_tags_and_all(desk: Desk) -> None:
    block = desk.page.blocks[0]
    assert desk.session.apply(ReplaceText(block.id, 0, 0, '<img src="x"><b>&amp;'))
    dialog = history(desk)
    assert '<img src="x"><b>&amp;' in dialog.view.toPlainText()
    desk.person.press("Escape")
    settle()


def test_old_steps_are_forgotten_after_a_backup_that_has_them(desk: Desk) -> None:
    dialog = history(desk)
    desk.person.click(dialog.trim_button)
    dialog.trim_bar.days.setValue(0)
    desk.person.click(dialog.trim_bar.forget)
    wait_until(lambda: dialog.note.isVisible() and dialog.trim_button.isEnabled(), "the end", 60)
    assert "3" in dialog.note.text()
    assert store_of(desk).history() == []
    (backup,) = backups_of(store_of(desk).path)
    with Project.open(backup.path, read_only=True) as before:
        assert len(before.history()) == 3
    assert [moment.step for moment in dialog.moments] == [0]
    desk.person.press("Escape")
    settle()
    # What comes next begins a new history, with the page as it is.
    page = desk.page
    assert desk.session.apply(ReplaceText(page.blocks[0].id, 0, 0, "丙"))
    assert desk.session.finish_keeping()
    assert store_of(desk).page_as_of("p1", 0) == page


def test_a_removed_label_and_a_deleted_page_come_back_from_the_trash(desk: Desk) -> None:
    span = desk.page.spans[-1]
    words = desk.page.text_of(span)
    assert desk.session.apply(RemoveSpans((span.id,)))
    assert desk.session.delete_page("p2")
    dialog = trash(desk)
    assert pages_in(dialog) == ["p2"]
    assert words_in(dialog) == [words]

    dialog.tree.setFocus()  # it stands on the page
    desk.person.press("Return")
    settle()
    assert dialog.isVisible()
    assert len(words_in(dialog)) == 1
    assert store_of(desk).ids() == ["p1", "p2"]
    assert pages_in(dialog) == []
    dialog.tree.setFocus()
    desk.person.click(dialog.back_button)
    settle()
    assert desk.page.id == "p1"
    assert desk.page.text_of(desk.page.spans[-1]) == words
    assert words_in(dialog) == []
    assert not dialog.empty_button.isEnabled()
    desk.person.press("Escape")
    settle()
    desk.session.undo()
    assert words not in [desk.page.text_of(one) for one in desk.page.spans]


def test_the_trash_is_emptied_only_when_the_question_is_answered(desk: Desk) -> None:
    assert desk.session.delete_page("p2")
    dialog = trash(desk)
    desk.person.click(dialog.empty_button)
    assert "1" in dialog.messages.words
    desk.person.click(dialog.messages.close_button)
    assert [page.id for page in store_of(desk).deleted_pages()] == ["p2"]
    desk.person.click(dialog.empty_button)
    desk.person.click(dialog.messages.act_button)
    wait_until(lambda: not dialog.searching, "the trash to be empty", 60)
    assert store_of(desk).deleted_pages() == []
    assert dialog.hint.isVisible()
    desk.person.press("Escape")
    settle()


def test_a_label_whose_words_are_gone_is_told_and_can_t_be_put_back(desk: Desk) -> None:
    span = desk.page.spans[-1]
    part = span.parts[0]
    assert desk.session.apply(RemoveSpans((span.id,)))
    assert desk.session.apply(ReplaceText(part.block, part.start, part.end, "别处"))
    dialog = trash(desk)
    assert not dialog.back_button.isEnabled()
    assert "no longer" in dialog.told.text()
    desk.person.press("Escape")
    settle()


def test_a_page_whose_text_came_in_again_stays_in_the_trash_and_says_why(desk: Desk) -> None:
    page = store_of(desk).load("p2")
    assert desk.session.delete_page("p2")
    store_of(desk).add(page)
    dialog = trash(desk)
    desk.person.click(dialog.back_button)
    settle()
    assert "stays in the trash" in dialog.messages.words
    assert pages_in(dialog) == ["p2"]
    desk.person.press("Escape")
    settle()


def test_to_read_only_everything_is_shown_and_nothing_offered(desk: Desk, sit_down: Sit) -> None:
    assert desk.session.delete_page("p2")
    assert desk.session.finish_keeping()
    reader = sit_down(store_of(desk).path)
    assert reader.session.read_only
    dialog = history(reader)
    dialog.list.setCurrentIndex(dialog.model.index(2, 0))
    assert dialog.view.toPlainText()
    assert not dialog.back_button.isEnabled()
    assert not dialog.trim_button.isEnabled()
    reader.person.press("Escape")
    settle()
    reader.window.offers.history.show_trash()  # keys would go to the first window again
    bin = QApplication.activeModalWidget()
    assert isinstance(bin, Trash)
    wait_until(lambda: not bin.searching, "the labels", 60)
    assert pages_in(bin) == ["p2"]
    assert not bin.back_button.isEnabled()
    assert not bin.empty_button.isEnabled()
    bin.close()
    settle()


def test_a_name_that_was_given_signs_the_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_AUTHOR", "")
    view = desk.window.view
    desk.person.command("show_settings")
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.author.setFocus()  # type: ignore[attr-defined]
    desk.person.write("林小满")
    desk.person.press("Escape")
    settle()
    assert view.preferences.author == "林小满"
    block = desk.page.blocks[0]
    assert desk.session.apply(ReplaceText(block.id, 0, 0, "丁"))
    assert desk.session.finish_keeping()
    newest, *others = store_of(desk).history("p1")
    assert newest.author == "林小满"
    assert "林小满" not in [step.author for step in others]


def test_a_trash_that_can_t_be_read_is_not_called_empty(desk: Desk) -> None:
    path = store_of(desk).path
    away = path.with_suffix(".away")
    desk.session.finish_keeping()
    path.rename(away)
    try:
        dialog = trash(desk)
        assert "was not" in dialog.messages.words or "no file" in dialog.messages.words
        assert "empty" not in dialog.hint.text()
        desk.person.press("Escape")
        settle()
    finally:
        away.rename(path)


def test_escape_and_return_leave_a_full_trash_as_it_is(desk: Desk) -> None:
    assert desk.session.delete_page("p2")
    dialog = trash(desk)
    desk.person.click(dialog.empty_button)
    desk.person.press("Escape")
    assert dialog.isVisible()
    assert not dialog.messages.words
    desk.person.click(dialog.empty_button)
    desk.person.press("Return")
    assert not dialog.messages.words
    assert [page.id for page in store_of(desk).deleted_pages()] == ["p2"]
    desk.person.press("Escape")
    settle()
    assert QApplication.activeModalWidget() is None
