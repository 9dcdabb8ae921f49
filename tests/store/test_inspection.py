"""A check names what is broken and where; the figures add up."""

from dataclasses import asdict
from pathlib import Path

from annotator.store.project import Project
from annotator.store.schema import SCHEMA
from annotator.store.soundness.checking import Trouble
from annotator.store.tables.adding import Arrival
from tests.store.pages import full_page, text_page


def test_a_sound_project_has_no_troubles(project: Project) -> None:
    project.add(full_page())
    project.add_many(Arrival(text_page(f"p{n}", f"文{n}")) for n in range(120))
    heard: list[tuple[int, int | None]] = []
    assert project.check(lambda done, total, what="": heard.append((done, total))) == []
    assert heard[-1] == (121, 121)


def test_a_broken_page_is_named(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.connection.execute("UPDATE block SET text = '别的' WHERE id = 'b1'")
    troubles = project.check()
    assert Trouble(page.id, "blocks[0].text: is not what the pieces spell") in troubles
    assert {trouble.page_id for trouble in troubles} == {page.id}


def test_rows_without_their_parents_are_named(project: Project) -> None:
    project.add(full_page())
    project.connection.execute("PRAGMA foreign_keys = OFF")
    project.connection.execute("DELETE FROM person WHERE id = 'p2'")
    words = [trouble.words for trouble in project.check() if trouble.page_id is None]
    assert "1 rows of span refer to a person that is not there" in words
    assert "1 rows of attendance refer to a person that is not there" in words


def test_a_page_without_its_raw_text_is_named(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.connection.execute("DELETE FROM source")
    assert Trouble(page.id, "the page has no raw text") in project.check()


def test_a_damaged_file_is_a_trouble_not_a_bug(path: Path) -> None:
    with Project.create(path) as project:
        project.add_many(Arrival(text_page(f"p{n}", f"文{n}" * 500)) for n in range(50))
    data = bytearray(path.read_bytes())
    data[-40_000:-20_000] = b"\xff" * 20_000
    path.write_bytes(data)
    with Project.open(path) as project:
        troubles = project.check()
    assert troubles
    assert any("damaged" in trouble.words for trouble in troubles if trouble.page_id is None)
    named = {trouble.page_id for trouble in troubles} - {None}
    assert 0 < len(named) < 50


def test_the_figures_of_a_project(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.add(text_page("p2", "文字"))
    project.add(text_page("p3", "删"))
    project.delete_page("p3")
    found = asdict(project.stats())
    assert found.pop("bytes") > 0
    assert found == {
        "pages": 2,
        "deleted_pages": 1,
        "pages_by_status": {"new": 1, "open": 1},
        "characters": len(page.raw) + 2,
        "articles": 1,
        "blocks": 3,
        "people": 2,
        "spans": 6,
        "spans_by_label": {"content": 1, "cue": 1, "meeting": 1, "person": 2, "place": 1},
        "spans_by_status": {"by hand": 5, "suggested": 1},
        "speeches": 2,
        "meetings": 1,
        "corrections": 1,
        "steps": 1,  # the page that was deleted
        "history_bytes": 2,
        "history_bytes_per_step": 2.0,
        "journal_mode": "wal",
        "schema": SCHEMA,
    }
