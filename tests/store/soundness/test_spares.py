"""What a repair takes for the truth: only pages and steps that bear their seals."""

from pathlib import Path

import pytest

from annotator.store.backups.making import Why, backups_of
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from annotator.store.soundness.repaired import EXACT, Whence
from tests.store.soundness.damage import damage, step, worked_on

BROKEN = (
    "UPDATE part SET start_offset = 999 WHERE page = 3 AND span = 's1'",
    "UPDATE step SET delta = '[]' WHERE page = 3",
    "UPDATE origin SET state = '[]' WHERE page = 3",
)
"""A page that breaks a rule, and to which no history leads."""


@pytest.fixture
def new(path: Path) -> Path:
    return path.with_name("repaired.annotator")


def of_p2(path: Path, new: Path) -> Whence:
    made = repair(path, new)
    return next(page.whence for page in made.pages if page.page_id == "p2")


def spoil(backup: Path) -> None:
    """Change a name on a page of a backup, as a flipped bit does: the page keeps all rules."""
    backup.chmod(0o644)
    damage(backup, "UPDATE person SET name = '林二禾' WHERE page = 3 AND id = 'p1'")


def test_a_page_that_is_damaged_in_a_backup_is_taken_from_an_older_one(
    path: Path, new: Path
) -> None:
    worked_on(path, backup=True)
    with Project.open(path) as project:
        truth = project.load("p2")
        newest = project.make_backup(Why.ASKED)
        step(project, "p2", "后")
    damage(path, *BROKEN)
    spoil(newest.path)
    assert of_p2(path, new) is Whence.OLDER
    with Project.open(new) as project:
        found = project.load("p2")
    assert found.people == truth.people
    assert found != truth


def test_a_page_that_is_damaged_in_the_only_backup_is_not_taken_from_it(
    path: Path, new: Path
) -> None:
    truth = worked_on(path, backup=True)
    damage(path, *BROKEN)
    (backup,) = backups_of(path)
    spoil(backup.path)
    assert of_p2(path, new) is Whence.SALVAGED
    with Project.open(new) as project:
        assert project.load("p2").people == truth["p2"].people


@pytest.mark.parametrize("backup", [True, False])
def test_a_step_that_bears_no_seal_of_its_own_makes_no_page_exact(
    path: Path, new: Path, backup: bool
) -> None:
    """It fits the others, and nothing else says what the page was: its own seal is lost."""
    truth = worked_on(path, backup=backup)
    damage(
        path,
        "UPDATE step SET delta = replace(delta, '晚', '坏') WHERE page = 3",
        "UPDATE page SET seal = NULL WHERE key = 3",
        "UPDATE part SET start_offset = 999 WHERE page = 3 AND span = 's1'",
    )
    assert of_p2(path, new) not in EXACT
    with Project.open(new) as project:
        assert "坏" not in project.load("p2").block("b3").text
        assert "晚" in truth["p2"].block("b3").text
