"""One SELECT answers who attended which meeting and who said what."""

import json
import sqlite3
from pathlib import Path

import pytest

from annotator.store.project import Project
from tests.store.pages import full_page


@pytest.fixture
def answers(path: Path) -> sqlite3.Connection:
    with Project.create(path) as project:
        project.add(full_page())
        project.add(full_page("trash", raw=full_page().raw + "\n"))
        project.delete_page("trash")
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection


def ask(answers: sqlite3.Connection, query: str) -> list[dict[str, object]]:
    return [dict(row) for row in answers.execute(query)]


def test_who_attended_which_meeting(answers: sqlite3.Connection) -> None:
    found = ask(answers, "SELECT * FROM who_attended_what ORDER BY role DESC, person")
    assert [(row["person"], row["role"]) for row in found] == [
        ("林一禾", "host"),
        ("周远山", "attendee"),
        ("林一禾", "attendee"),
    ]
    host = found[0]
    assert host["title"] == "市长"
    assert (host["meeting"], host["kind"]) == ("云溪市市长", "meeting")  # a span of two parts
    assert (host["date"], host["date_value"], host["place"]) == ("云", "2024-05-31", "云溪市")
    assert (host["paper"], host["published"], host["page_number"]) == (
        "云溪日报",
        "2024-06-01",
        "1",
    )
    assert host["page"] == full_page().id


def test_a_meeting_with_its_people_in_one_row(answers: sqlite3.Connection) -> None:
    (meeting,) = ask(answers, "SELECT * FROM meeting_text")  # the rejected one is left out
    assert (meeting["hosts"], meeting["attendees"]) == ("林一禾", "周远山、林一禾")
    assert meeting["status"] == "by hand"


def test_who_said_what(answers: sqlite3.Connection) -> None:
    first, second = ask(answers, "SELECT * FROM who_said_what ORDER BY speech")
    text = full_page().blocks[1].text
    assert (first["speaker"], first["speaker_title"]) == ("林一禾", "市长")
    assert (first["cue"], first["content"]) == (text[13:15], text[16:22])
    assert first["status"] == "accepted"
    assert (second["speaker"], second["cue"], second["content"]) == ("会议", text[13:15], None)


def test_labels_with_their_words(answers: sqlite3.Connection) -> None:
    found = ask(answers, "SELECT span, text, person FROM span_text WHERE label = 'person'")
    text = full_page().blocks[1].text
    assert found == [
        {"span": "s1", "text": text[2:5], "person": "林一禾"},
        {"span": "s4", "text": "周远山", "person": "周远山"},
    ]


def test_articles_with_their_text(answers: sqlite3.Connection) -> None:
    (article,) = ask(answers, "SELECT headline, text FROM article_text")
    page = full_page()
    assert article["headline"] == page.blocks[0].text
    assert article["text"] == "\n".join(block.text for block in page.blocks[:3])


def test_offsets_count_what_substr_counts(answers: sqlite3.Connection) -> None:
    (row,) = ask(
        answers,
        "SELECT substr(raw, start + 1, stop - start) AS kept, text, pieces FROM block "
        "JOIN source USING (page), (SELECT 34 AS start, 35 AS stop) WHERE id = 'b2' AND page = 1",
    )
    assert row["kept"] == full_page().raw[34:35]
    pieces = json.loads(str(row["pieces"]))
    assert pieces[:2] == [[10, 19], [19, 32]]


def test_every_view_answers_about_one_page_without_reading_all(path: Path) -> None:
    Project.create(path).close()
    connection = sqlite3.connect(path)
    views = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) == 6
    for view in views:
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE page = 'p1'")
        steps = [detail for *_, detail in plan]
        scans = [step for step in steps if step.startswith("SCAN")]
        # Neither one row of no table nor the entries of one step are a walk through all pages.
        few = ("(subquery", "CONSTANT", "VIRTUAL TABLE")
        assert not [step for step in scans if not any(word in step for word in few)], (view, steps)
    connection.close()
