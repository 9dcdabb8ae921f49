"""Steps that can't be kept: how long they wait is shown, and the work can go on elsewhere."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.store.project import Project
from annotator.ui import keeping
from tests.ui.desk import Desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")


@pytest.fixture
def lost(desk: Desk) -> Iterator[Path]:
    """Take the file away from under the window, which has kept where it is on the page."""
    assert desk.session.project is not None
    assert desk.session.finish_keeping()
    path = desk.session.project.path
    for side in ("", "-wal", "-shm"):
        if Path(f"{path}{side}").exists():
            Path(f"{path}{side}").rename(f"{path}.away{side}")
    yield path
    desk.window._leaving = True


def bring_back(path: Path) -> None:
    for side in ("", "-wal", "-shm"):
        if Path(f"{path}.away{side}").exists():
            Path(f"{path}.away{side}").rename(f"{path}{side}")


def wait_shown(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: "not in the file yet" in desk.window.waiting.words)


def test_steps_that_wait_are_shown_until_they_are_kept(desk: Desk, lost: Path) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    assert "1 step" in desk.window.waiting.words
    assert "Not kept yet: 1" in desk.window.status.kept_label.text()
    desk.type("b")
    desk.shortcut("Ctrl+L")
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words.startswith("1 step"))
    bring_back(lost)
    desk.window.waiting.again_button.click()
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words)
    assert desk.session.project is not None
    assert desk.session.project.load(desk.page.id) == desk.page
    assert "Kept at" in desk.window.status.kept_label.text()


def test_the_bar_does_not_go_before_it_is_said_that_the_steps_are_kept(
    desk: Desk, lost: Path
) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    bring_back(lost)
    writer = desk.session.keeping._writer
    assert writer is not None
    assert writer.flush(20)  # kept, but this thread has not come to hear of it
    desk.session.keeping._look()
    assert desk.window.waiting.words
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words)
    assert "Kept at" in desk.window.status.kept_label.text()


def test_reason_and_offers_stand_in_one_place_from_the_first_try_that_failed(
    desk: Desk, lost: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAITS_S", 1e9)  # none of it waits for a time to pass
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    assert "tried again" in desk.window.waiting.words
    assert desk.window.waiting.copy_button.isVisible()
    assert not desk.told


def test_a_step_on_its_way_for_long_is_shown_though_none_failed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAITS_S", 0.0)
    desk.session.keeping._watch.setInterval(1)
    go_on = threading.Event()
    desk.session.keeping.write(lambda _: go_on.wait(20))
    wait_shown(desk)
    go_on.set()
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words)


def test_the_work_goes_on_in_a_copy_with_undo_and_all_that_waits(
    desk: Desk, lost: Path, tmp_path: Path
) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    page = desk.page
    copy = tmp_path / "copy.annotator"
    assert desk.window.waiting.move_to(copy)
    assert desk.page is page
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words)
    assert "copy.annotator" in desk.told
    with Project.open(copy, read_only=True) as kept:
        assert kept.load(page.id) == page
        assert kept.ids() == ["p", "q"]
    desk.shortcut("Ctrl+Z")
    assert desk.session.finish_keeping()
    with Project.open(copy, read_only=True) as kept:
        assert kept.load(page.id) == desk.page != page
    assert "copy" in desk.window.windowTitle()


def test_of_a_file_that_cannot_be_read_the_pages_at_hand_are_saved(
    desk: Desk, lost: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    page = desk.page
    monkeypatch.setattr(keeping, "STALLED_S", -1.0)  # as if the drive held up a step
    copy = tmp_path / "copy.annotator"
    assert desk.window.waiting.move_to(copy)
    assert "only the 1 pages" in desk.told
    monkeypatch.undo()
    assert desk.session.finish_keeping()
    with Project.open(copy, read_only=True) as kept:
        assert kept.ids() == [page.id]
        assert kept.load(page.id) == page


def test_a_copy_that_cannot_be_made_is_told_and_the_work_stays(
    desk: Desk, lost: Path, tmp_path: Path
) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    assert not desk.window.waiting.move_to(tmp_path / "nowhere" / "copy.annotator")
    assert "was not made" in desk.told
    assert desk.session.project is not None
    assert desk.session.project.path == lost


def test_the_window_asks_before_it_closes_on_steps_that_wait(desk: Desk, lost: Path) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    wait_shown(desk)
    desk.window.close()
    assert desk.window.isVisible()
    assert "would be lost" in desk.told


def test_the_status_bar_says_at_once_that_a_step_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    said = desk.window.status.kept_label.text
    desk.qtbot.waitUntil(lambda: "Kept at" in said())
    assert desk.session.project is not None
    path = desk.session.project.path
    path.rename(f"{path}.away")
    desk.type("b")
    desk.qtbot.waitUntil(lambda: "Not kept yet: 1" in said())
    assert "not in the file yet" in desk.window.waiting.words
    Path(f"{path}.away").rename(path)
    desk.session.keeping.retry()
    desk.qtbot.waitUntil(lambda: "Kept at" in said())
    desk.qtbot.waitUntil(lambda: not desk.window.waiting.words)  # it goes by itself


def test_the_question_whether_to_close_stays_until_it_is_answered(desk: Desk, lost: Path) -> None:
    desk.put_caret("何田说")
    desk.type("a")
    messages = desk.window.messages
    assert not desk.window.close()
    assert "Close all the same?" in messages.words
    desk.session.trouble.emit("the drive is gone")
    messages.stay("something else")
    assert "Close all the same?" in messages.words
    desk.shortcut("Return")
    assert desk.window.isVisible(), "what is lost for good wants its own button"
    assert messages.words == "something else"
    assert not desk.window.close()
    messages.act_button.click()
    assert not desk.window.isVisible()
