"""A project on a network drive answers as any other, and stops no window when it stalls."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from annotator.store.errors import ProjectError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.ui import distant


@pytest.fixture
def far(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Give a project that seems to lie on a network drive, opened as the window does."""
    monkeypatch.setattr(distant, "is_remote", lambda path: True)
    opened = distant.opened(project)
    assert isinstance(opened, distant.Distant)
    yield opened
    opened.close()


def test_it_answers_what_a_project_answers(far: Project, project: Path) -> None:
    assert far.path == project
    assert not far.read_only
    assert far.ids() == ["p", "q"]
    assert [page.id for page in far.iter_pages()] == ["p", "q"]
    assert far.in_place
    with pytest.raises(ProjectError, match="no page"):
        far.load("none")
    with pytest.raises(LockedError):
        Project.open(project)


def test_it_is_opened_anew_when_its_file_is_back(far: Project, project: Path) -> None:
    copy = project.with_name("copy")
    far.backup(copy)
    for side in ("", "-wal", "-shm"):
        Path(f"{project}{side}").unlink(missing_ok=True)
    copy.rename(project)
    assert not far.in_place
    assert far.reopened() is far
    assert far.in_place
    assert far.ids() == ["p", "q"]


def test_a_drive_that_stalls_is_waited_for_once(
    far: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, went_on = Event(), Event()

    def stall(project: Project) -> int:
        assert go_on.wait(30)
        went_on.set()
        return 0

    monkeypatch.setattr(distant, "PATIENCE_S", 0.01)
    monkeypatch.setattr(Project, "count", stall)
    with pytest.raises(ProjectError, match="does not answer"):
        far.count()
    monkeypatch.setattr(distant, "PATIENCE_S", 30.0)
    with pytest.raises(ProjectError, match="does not answer"):
        far.ids()  # at once, or this test would take half a minute
    go_on.set()
    assert went_on.wait(30)
    while True:
        try:
            assert far.ids() == ["p", "q"]
            break
        except ProjectError:
            continue


def test_a_local_project_is_asked_in_the_window(project: Path) -> None:
    with distant.opened(project) as opened:
        assert type(opened) is Project
