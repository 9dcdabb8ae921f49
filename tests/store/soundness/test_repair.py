"""A damaged project becomes a new one: each page exactly what it was, or told what is lost."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.codec import dump_page
from annotator.page.edits.text import ReplaceText
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page, PageStatus
from annotator.page.pieces import Kept
from annotator.store.backups.making import Why, backups_of
from annotator.store.errors import ProjectError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.soundness.checking import OTHER_ROW, Trouble
from annotator.store.soundness.new_file import ROW_DAMAGED
from annotator.store.soundness.repair import repair
from annotator.store.soundness.repaired import EXACT, Repair, Whence
from annotator.store.soundness.salvage import mended
from tests.page import pages as plain
from tests.store.pages import RAW, full_page
from tests.store.soundness.damage import damage, step, worked_on


def held(path: Path) -> dict[str, Page]:
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
        keys = project.connection.execute("SELECT id FROM page").fetchall()
        return {id: project.load(id) for (id,) in keys}


def by_id(made: Repair) -> dict[str, Whence]:
    return {page.page_id: page.whence for page in made.pages}


@pytest.fixture
def new(path: Path) -> Path:
    return path.with_name("repaired.annotator")


def test_a_sound_project_comes_over_whole(path: Path, new: Path) -> None:
    truth = worked_on(path)
    data = path.read_bytes()
    made = repair(path, new, backups=[])
    assert made.whole
    assert made.path == new
    assert not made.left_out
    assert set(by_id(made).values()) == {Whence.SOUND}
    assert held(new) == truth
    with Project.open(path) as old, Project.open(new) as fresh:
        for id in truth:
            assert fresh.file_of(id) == old.file_of(id)
        assert fresh.history(limit=-1) == old.history(limit=-1)
        assert fresh.setting("card") == {"title": "某某"}
        assert [row.id for row in fresh.rows(0, 99)] == [row.id for row in old.rows(0, 99)]
        assert fresh.page_as_of("p2", 3) == old.page_as_of("p2", 3)
    assert path.read_bytes() == data
    assert not [name for name in os.listdir(path.parent) if name.startswith(".")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET name = '林二禾' WHERE page = 3 AND id = 'p1'",
        "UPDATE part SET end_offset = end_offset + 1 WHERE page = 3 AND span = 's3'",
        "UPDATE part SET start_offset = 999 WHERE page = 3 AND span = 's1'",
        "UPDATE block SET text = '别的' WHERE page = 3 AND id = 'b1'",
        "UPDATE block SET pieces = '[[0,9' WHERE page = 3 AND id = 'b1'",
        "UPDATE span SET label = 'plaCe' WHERE page = 3 AND id = 's6'",
        "UPDATE span SET confidence = 0.125 WHERE page = 3 AND id = 's2'",
        "UPDATE block SET position = 1 WHERE page = 3 AND id = 'b3'",
        "UPDATE page SET status = 'dome' WHERE key = 3",
        "DELETE FROM span WHERE page = 3 AND id = 's6'",
        "DELETE FROM article WHERE page = 3",
    ],
)
def test_a_damaged_page_is_made_again_by_its_history(path: Path, new: Path, statement: str) -> None:
    truth = worked_on(path)
    damage(path, statement)
    made = repair(path, new, backups=[])
    assert by_id(made)["p2"] is Whence.HISTORY
    assert made.whole
    assert held(new) == truth


def test_a_page_without_history_comes_from_a_backup_exactly(path: Path, new: Path) -> None:
    truth = worked_on(path, backup=True)
    damage(path, "UPDATE person SET name = '林二禾' WHERE page = 1 AND id = 'p1'")
    made = repair(path, new)
    assert by_id(made)["p0"] is Whence.BACKUP
    assert made.whole
    assert held(new) == truth


def test_steps_after_a_backup_lead_on_from_it(path: Path, new: Path) -> None:
    truth = worked_on(path, backup=True)
    damage(
        path,
        "UPDATE person SET name = '林二禾' WHERE page = 3 AND id = 'p1'",
        "UPDATE origin SET state = '[]' WHERE page = 3",
    )
    made = repair(path, new)
    assert by_id(made)["p2"] is Whence.BACKUP
    assert "led on by its history" in made.pages[2].words
    assert held(new) == truth


def test_a_run_of_typing_that_went_on_after_the_backup_is_led_on(path: Path, new: Path) -> None:
    with Project.create(path) as project:
        page = full_page("p0")
        project.add(page)
        run = object()
        typed = ReplaceText("b3", 0, 0, "早").apply(page)
        project.save(page, typed, "Typing", run)
        project.make_backup(Why.ASKED)
        more = ReplaceText("b3", 1, 1, "晚").apply(typed)
        project.save(typed, more, "Typing", run)
    damage(path, "UPDATE origin SET state = '[]'", "UPDATE person SET name = '林二禾'")
    made = repair(path, new)
    assert by_id(made) == {"p0": Whence.BACKUP}
    assert held(new) == {"p0": more}


def test_raw_text_comes_back_from_the_bytes_of_its_file(path: Path, new: Path) -> None:
    truth = worked_on(path)
    damage(path, "UPDATE source SET raw = replace(raw, '云溪市', '云溪巿') WHERE page = 3")
    assert by_id(repair(path, new, backups=[]))["p2"] is Whence.HISTORY
    assert held(new) == truth


def test_what_no_history_leads_to_is_taken_as_it_can_be_read(path: Path, new: Path) -> None:
    truth = worked_on(path)
    damage(path, "UPDATE person SET name = '林二禾' WHERE page = 1 AND id = 'p1'")
    made = repair(path, new, backups=[])
    assert by_id(made)["p0"] is Whence.READ
    assert not made.whole
    assert "Look it through" in made.pages[0].words
    assert {id: page for id, page in held(new).items() if id != "p0"} == {
        id: page for id, page in truth.items() if id != "p0"
    }


def test_what_breaks_a_rule_comes_from_an_older_backup_and_says_since_when(
    path: Path, new: Path
) -> None:
    truth = worked_on(path, backup=True)
    damage(
        path,
        "UPDATE part SET start_offset = 999 WHERE page = 3 AND span = 's1'",
        "UPDATE step SET delta = '[]' WHERE page = 3",
    )
    made = repair(path, new)
    assert by_id(made)["p2"] is Whence.OLDER
    assert "is lost" in made.pages[2].words
    found = held(new)["p2"]
    assert found.block("b3").text == "早" + full_page().block("b3").text
    assert found != truth["p2"]


def test_a_backup_from_before_a_change_was_accepted_is_not_called_exact(
    path: Path, new: Path
) -> None:
    worked_on(path, backup=True)
    damage(path, "UPDATE person SET name = '林二禾' WHERE page = 2 AND id = 'p1'")
    with Project.open(path) as project:
        project.accept()
        accepted = project.load("p1")
    damage(
        path,
        "UPDATE origin SET seal = seal + 1 WHERE page = 2",
        "UPDATE span SET label = 'plaCe' WHERE page = 2 AND id = 's6'",
        "UPDATE part SET start_offset = 999 WHERE page = 2 AND span = 's1'",
    )
    made = repair(path, new)
    assert by_id(made)["p1"] is Whence.OLDER
    assert not made.whole
    assert "is lost" in made.pages[1].words
    assert held(new)["p1"] != accepted


@pytest.mark.parametrize("number", [3, 4, 5, 6])
def test_a_damaged_step_is_told_and_the_steps_after_it_are_kept(
    path: Path, new: Path, number: int
) -> None:
    """The page p2 has the steps 3 to 6."""
    truth = worked_on(path)
    damage(path, f"UPDATE step SET delta = '[]' WHERE number = {number}")
    made = repair(path, new, backups=[])
    assert held(new) == truth
    assert set(by_id(made).values()) <= EXACT
    assert not made.whole, "part of a history is lost"
    (told,) = made.pages[2].lacking
    assert told.startswith("its history before ")
    assert told.endswith(" is lost: a step of it is damaged")
    assert [page.page_id for page in made.pages if page.words] == ["p2"]
    with Project.open(path) as old, Project.open(new) as fresh:
        assert len(fresh.history("p2")) == 4
        for step in range(number, 7):
            assert fresh.page_as_of("p2", step) == old.page_as_of("p2", step)
        with pytest.raises(AnnotatorError):
            fresh.page_as_of("p2", number - 1)
        origin = fresh.origin("p2")
        assert origin is not None
        assert origin.step == number


def test_a_damaged_origin_is_made_again_from_the_steps(path: Path, new: Path) -> None:
    truth = worked_on(path)
    damage(path, "UPDATE origin SET state = '[]' WHERE page = 3")
    made = repair(path, new, backups=[])
    assert held(new) == truth
    assert made.whole
    assert not made.pages[2].words
    with Project.open(path) as old, Project.open(new) as fresh:
        for step in range(3, 7):
            assert fresh.page_as_of("p2", step) == old.page_as_of("p2", step)


def test_what_is_left_without_history_and_backups_is_saved(path: Path, new: Path) -> None:
    worked_on(path)
    damage(
        path,
        "UPDATE part SET start_offset = 999 WHERE page = 1 AND span = 's1'",
        "UPDATE block SET role = 'herO' WHERE page = 1 AND id = 'b2'",
        "UPDATE person SET titles = '[' WHERE page = 1 AND id = 'p2'",
        "DELETE FROM page WHERE key = 2",
    )
    made = repair(path, new, backups=[])
    assert by_id(made)["p0"] is Whence.SALVAGED
    assert "paragraphs: 1" in made.pages[0].words
    assert "people: 1" in made.pages[0].words
    saved = held(new)["p0"]
    assert saved.raw == full_page("p0", f"{RAW}\n第0版").raw
    assert [block.id for block in saved.blocks] == ["b1", "b3", "b4"]
    assert {span.id for span in saved.spans} >= {"s4", "s6"}
    # The row of the second page is gone: what is left of it has its number for an id.
    assert by_id(made)["page-2"] is Whence.READ
    assert "its id is lost" in next(one for one in made.pages if one.page_id == "page-2").words
    again = held(new)["page-2"]
    assert again.raw == full_page("p1", f"{RAW}\n第1版").raw
    assert len(again.spans) == len(full_page().spans) + 1


@pytest.mark.parametrize("worked", [False, True])
def test_a_page_whose_id_is_lost_is_not_taken_for_one_that_had_its_number_before(
    path: Path, new: Path, worked: bool
) -> None:
    with Project.create(path) as project:
        project.add(full_page("old", f"{RAW}\n甲"))
        project.make_backup(Why.ASKED)
        project.delete_page("old")
        project.empty_trash(["old"])
        project.add(full_page("young", f"{RAW}\n乙"))
        if worked:
            step(project, "young", "早")
    damage(path, "PRAGMA foreign_keys = OFF", "DELETE FROM page")
    made = repair(path, new)
    assert by_id(made) == {"page-1": Whence.READ if worked else Whence.SALVAGED}
    assert held(new)["page-1"].raw == f"{RAW}\n乙"


def test_a_page_that_only_a_backup_has_comes_back_where_the_list_is_damaged(
    path: Path, new: Path
) -> None:
    truth = worked_on(path, backup=True)
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'page'"
        ).fetchone()
    data[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    made = repair(path, new)
    assert set(held(new)) == set(truth)
    assert all(page.whence is not Whence.LOST for page in made.pages)


@pytest.mark.parametrize("backup", [False, True])
def test_a_damaged_header_and_a_damaged_schema_are_got_over(
    path: Path, new: Path, backup: bool
) -> None:
    truth = worked_on(path, backup)
    sound = path.read_bytes()
    for start, end in ((0, 16), (16, 18), (0, 100), (100, 4096)):
        data = bytearray(sound)
        data[start:end] = b"\xa5" * (end - start)
        path.write_bytes(data)
        with pytest.raises(ProjectError):
            Project.open(path)
        made = repair(path, new)
        assert made.whole
        assert held(new) == truth
        new.unlink()


def test_a_file_with_nothing_left_is_refused(path: Path, new: Path) -> None:
    path.write_bytes(os.urandom(40_000))
    with pytest.raises(ProjectError, match="nothing of it can be read"):
        repair(path, new, backups=[])
    assert os.listdir(path.parent) == [path.name]


def test_nothing_is_written_over_and_an_open_project_waits(path: Path, new: Path) -> None:
    worked_on(path)
    new.write_text("mine")
    with pytest.raises(ProjectError, match="such a file already"):
        repair(path, new)
    with pytest.raises(ProjectError, match="such a file already"):
        repair(path, path)
    assert new.read_text() == "mine"
    new.unlink()
    with Project.open(path), pytest.raises(LockedError):
        repair(path, new)
    assert not new.exists()


def test_what_stands_in_the_log_of_a_killed_program_comes_along(path: Path, new: Path) -> None:
    worked_on(path)
    with Project.open(path) as project:
        step(project, "p4", "又")
        truth = project.load("p4")
        killed = path.with_name("killed.annotator")
        for side in ("", "-wal"):
            Path(f"{killed}{side}").write_bytes(Path(f"{path}{side}").read_bytes())
    before = Path(f"{killed}-wal").read_bytes()
    assert repair(killed, new, backups=[]).whole
    assert held(new)["p4"] == truth
    assert Path(f"{killed}-wal").read_bytes() == before


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_no_page_is_said_to_be_what_it_is_not(
    path: Path, new: Path, seed: int
) -> None:
    truth = worked_on(path, backup=seed % 2 == 0)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    if seed % 3:
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    else:
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(data) // 4096) * 4096
            data[at : at + 4096] = os.urandom(4096)
    path.write_bytes(data)
    try:
        made = repair(path, new)
    except ProjectError:
        assert not new.exists()
        return
    found = held(new)
    for page in made.pages:
        if page.whence in EXACT:
            assert found[page.page_id] == truth[page.page_id], page
        else:
            assert page.words
    assert made.whole == all(page.whence in EXACT for page in made.pages)


# Files from before there were seals


@pytest.fixture(params=[1, 2, 3])
def unsealed(request: pytest.FixtureRequest, path: Path) -> Path:
    """Give a copy of a project of an old schema."""
    folder = Path(__file__).parents[2] / "old_projects"
    return Path(shutil.copy(folder / f"schema-{request.param}.annotator", path))


def test_a_damaged_time_of_a_row_is_told_and_the_page_is_what_it_was(path: Path, new: Path) -> None:
    truth = worked_on(path)
    damage(path, "UPDATE page SET added_at = replace(added_at, '20', '21') WHERE key = 3")
    made = repair(path, new, backups=[])
    told = {page.page_id: (page.whence, page.words) for page in made.pages}
    assert told.pop("p2") == (Whence.SOUND, ROW_DAMAGED)
    assert all(words == "" for _, words in told.values())
    assert not made.whole
    assert held(new) == truth


TIMES = "SELECT added_at, saved_at, deleted_at, doubt_count FROM page WHERE id = ?"


def times(path: Path, id: str) -> list[object]:
    with Project.open(path, read_only=True) as project:
        return list(project.connection.execute(TIMES, (id,)).fetchone())


@pytest.mark.parametrize("column", ["added_at", "saved_at", "deleted_at"])
@pytest.mark.parametrize("id", ["p2", "p5"])
def test_times_come_back_from_the_steps_and_a_backup(
    path: Path, new: Path, column: str, id: str
) -> None:
    """p2 was worked on after the backup, p5 was put into the trash after it."""
    truth = worked_on(path, backup=True)
    was = times(path, id)
    damage(path, f"UPDATE page SET {column} = '2009-01-02T03:04:05.678Z' WHERE id = '{id}'")
    made = repair(path, new)
    assert held(new) == truth
    assert not made.whole
    at = ("added_at", "saved_at", "deleted_at").index(column)
    if (id, column) != ("p2", "deleted_at"):  # no step tells of the trash
        told, truly = (datetime.fromisoformat(str(one[at])) for one in (times(new, id), was))
        assert abs(told - truly) < timedelta(minutes=5)  # a step's time is some ms off


@pytest.mark.parametrize("column", ["name", "added_at", "saved_at", "deleted_at"])
def test_bytes_that_spell_no_text_in_a_row_cost_nothing_of_the_page(
    path: Path, new: Path, column: str
) -> None:
    """p4 was never worked on: nothing but its own rows tells what is on it."""
    truth = worked_on(path)
    damage(path, f"UPDATE page SET {column} = CAST(X'F4FF2D' AS TEXT) WHERE id = 'p4'")
    with Project.open(path, read_only=True) as project:
        assert Trouble("p4", OTHER_ROW) in project.check()
    made = repair(path, new, backups=[])
    assert by_id(made)["p4"] is Whence.SOUND
    assert held(new) == truth


def test_a_backup_whose_times_are_damaged_still_has_its_pages(path: Path, new: Path) -> None:
    truth = worked_on(path, backup=True)
    [backup] = backups_of(path)
    backup.path.chmod(0o644)
    damage(backup.path, "UPDATE page SET saved_at = replace(saved_at, '20', '21')")
    damage(path, "UPDATE person SET name = '林二禾' WHERE page = 1 AND id = 'p1'")
    made = repair(path, new)
    assert by_id(made)["p0"] is Whence.BACKUP
    assert held(new) == truth


def test_a_name_that_no_drive_takes_is_told_in_words(path: Path) -> None:
    worked_on(path)
    long = path.with_name("长" * 300)
    with pytest.raises(ProjectError, match="too long"):
        repair(path, long)
    with Project.open(path) as project, pytest.raises(ProjectError, match="too long"):
        project.backup(long)


def test_sound_pages_of_an_old_file_are_called_sound(unsealed: Path, new: Path) -> None:
    made = repair(unsealed, new, backups=[])
    assert set(by_id(made).values()) == {Whence.SOUND}
    assert not any(page.said for page in made.pages)
    assert any("without seals" in words for words in made.left_out)
    found = held(new)
    with Project.open(unsealed) as old:
        for id, page in found.items():
            assert old.load(id) == page
            assert old.file_of(id)[0]


def test_damage_that_an_old_file_can_tell_is_told(unsealed: Path, new: Path) -> None:
    damage(
        unsealed,
        "UPDATE source SET bytes = CAST('x' AS BLOB) WHERE page = 1",
        "UPDATE source SET raw = raw || 'x', bytes = NULL WHERE page = 2",
    )
    first, second, *others = repair(unsealed, new, backups=[]).pages
    assert first.whence is Whence.SOUND
    assert first.words == "the bytes of its file are not what came in"
    assert second.whence not in EXACT
    assert all(page.whence is Whence.SOUND and not page.said for page in others)


# Making rows keep the rules


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(plain.pages(), st.randoms(use_true_random=False))
def test_a_page_whose_values_were_scrambled_keeps_the_rules_again(
    page: Page, chance: random.Random
) -> None:
    blocks = [
        replace(
            block,
            text=block.text[: chance.randrange(len(block.text) + 1)],
            article=chance.choice((block.article, None, "nowhere")),
            pieces=tuple(Kept(chance.randrange(9), chance.randrange(9)) for _ in block.pieces)
            if chance.random() < 0.3
            else block.pieces,
        )
        if chance.random() < 0.5
        else block
        for block in page.blocks
    ]
    chance.shuffle(blocks)
    spans = [
        replace(span, person=chance.choice((span.person, "nobody")), confidence=7.0)
        for span in page.spans
        if chance.random() < 0.8
    ]
    scrambled = replace(
        page,
        status=PageStatus.DONE,
        blocks=tuple(blocks),
        spans=(*spans, *spans[:1]),
        people=page.people[1:],
    )
    whole = mended(scrambled)
    assert broken(whole) == []
    assert whole.raw == page.raw
    assert mended(whole) == whole
    assert mended(page) == page
    dump_page(whole)
