"""Finished pages teach the suggestions, from the window: learnt, switched off, forgotten."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.jobs.learning import report_of
from annotator.page.model import PageStatus
from annotator.ui.dialogs.learning import METRICS, Learning
from tests.workflows.desk import Desk
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import NEWS, small_page


def learning(desk: Desk) -> Learning:
    desk.person.command("learn")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Learning)
    return dialog


def test_the_gain_is_shown_and_what_was_learnt_is_switched_off_and_forgotten(
    project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    done = [
        replace(small_page("p1"), status=PageStatus.DONE),
        replace(small_page("p2", NEWS[:3]), status=PageStatus.DONE),
    ]
    desk = sit_down(project(*done))
    store = desk.session.project
    assert store is not None
    dialog = learning(desk)
    assert not dialog.use.isVisible()

    desk.person.click(dialog.learn_button)
    wait_until(lambda: dialog.report is not None, "the report", 120)
    assert dialog.gains.topLevelItemCount() == len(METRICS)
    kept = report_of(store)
    assert kept is not None
    assert kept[0] == dialog.report
    assert dialog.use.isChecked() is kept[2]

    before = dialog.use.isChecked()
    dialog.use.setFocus()
    desk.person.press("Space")
    assert desk.session.finish_keeping()
    kept = report_of(store)
    assert kept is not None
    assert kept[2] is not before

    desk.person.click(dialog.forget_button)
    assert desk.session.finish_keeping()
    assert report_of(store) is None
    assert not dialog.use.isVisible()
    desk.person.press("Escape")
    settle()


def test_a_project_without_finished_pages_says_what_to_do(
    project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    desk = sit_down(project(small_page("p1")))
    dialog = learning(desk)
    desk.person.click(dialog.learn_button)
    wait_until(lambda: dialog.trouble.isVisible(), "the trouble", 60)
    assert "mark" in dialog.trouble.text()
    assert dialog.learn_button.isEnabled()
    desk.person.press("Escape")
    settle()
