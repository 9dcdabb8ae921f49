"""Steps reach the project file in their order; what was typed fast goes there together."""

from annotator.store.project import Project
from tests.ui.desk import Desk


def kept_steps(desk: Desk) -> list[str]:
    """Give the names of the steps in the project file, the oldest first."""
    assert desk.session.finish_keeping()
    project = desk.session.project
    assert project is not None
    assert project.load(desk.page.id) == desk.page
    return [step.name for step in reversed(project.history(desk.page.id))]


def test_keys_typed_fast_are_kept_as_one_step(desk: Desk) -> None:
    desk.put_caret("何田说")
    desk.type("abc")
    assert kept_steps(desk) == ["Typing"]


def test_keys_that_wait_are_kept_before_what_follows_them(desk: Desk) -> None:
    desk.put_caret("何田说")
    desk.type("ab")
    desk.shortcut("Ctrl+L")
    desk.type("c")
    names = kept_steps(desk)
    assert len(names) == 3
    assert names[0] == names[2] == "Typing"


def test_keys_that_wait_are_kept_when_the_project_is_closed(desk: Desk) -> None:
    desk.put_caret("何田说")
    desk.type("abc")
    path, page = desk.session.project.path, desk.page  # type: ignore[union-attr]
    desk.session.close_project()
    with Project.open(path, read_only=True) as project:
        assert project.load(page.id) == page


def test_a_key_is_told_as_kept_by_itself(desk: Desk) -> None:
    desk.put_caret("何田说")
    with desk.qtbot.waitSignal(desk.session.kept):
        desk.type("a")
    assert desk.session.project is not None
    assert desk.session.project.load(desk.page.id) == desk.page


def test_a_run_of_typing_is_one_entry_of_the_history_however_slow_the_hand(desk: Desk) -> None:
    before = desk.page
    desk.put_caret("何田说")
    for letter in "abc":
        desk.type(letter)
        assert desk.session.finish_keeping()
    assert kept_steps(desk) == ["Typing"]
    desk.session.undo()
    desk.session.redo()
    assert kept_steps(desk) == ["Typing", "Undo: Typing", "Redo: Typing"]
    project = desk.session.project
    assert project is not None
    assert project.page_as_of(before.id, 0) == before
