"""Make a project file of the schema that the program writes, with hand work in it, for the tests.

It runs by the code of the commit whose schema the file shall have, so it uses only what every
version has; tests/old_projects/README.md says how.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from annotator import places
from annotator.page.codec import read_page, write_page
from annotator.page.edits import (
    Accept,
    ChangePage,
    Edit,
    Refuse,
    ReplaceText,
    SplitBlock,
    TagPeople,
)
from annotator.page.model import Page, Part, Status
from annotator.store.project import Project
from annotator.store.schema import SCHEMA

FOLDER = Path(__file__).parents[1] / "tests" / "old_projects"
WHOLE, WORKED_ON, DELETED = "tingxi-2024-03-15-02", "yanhu-2024-11-02-03", "scan0427"


def sample(name: str) -> Page:
    """Give a sample page with everything that is on it."""
    path = places.sample_data() / f"{name}.page.json"
    return read_page(json.loads(path.read_text("utf-8")))


def proposed(page: Page) -> Page:
    """Give the page as if the program had proposed its labels and speeches."""
    spans = (replace(one, confidence=0.8, status=Status.SUGGESTED) for one in page.spans)
    speeches = (replace(one, confidence=0.7, status=Status.SUGGESTED) for one in page.speeches)
    return replace(page, spans=tuple(spans), speeches=tuple(speeches))


def work(page: Page) -> tuple[Edit, ...]:
    """Give what a person does there: types, names somebody, splits, says yes and no."""
    long = next(block.id for block in page.blocks if len(block.text) > 100)
    return (
        ReplaceText(long, 2, 3, "𠮷"),  # beyond the first plane: two units of UTF-16
        TagPeople(((Part(long, 0, 2),),)),
        SplitBlock(long, 30),
        Accept((("speech", page.speeches[0].id),)),
        Refuse((("span", page.spans[-1].id),)),
        ChangePage({"status": "open", "paper": "雁湖“周报”\u3000试刊"}),
    )


def make(folder: Path) -> Path:
    """Make the project and, beside it, what is in it as JSON; gives the project's path."""
    path = folder / f"schema-{SCHEMA}.annotator"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["ANNOTATOR_AUTHOR"] = "方圆"
    path.unlink(missing_ok=True)
    with Project.create(path) as project:
        for name in (WHOLE, WORKED_ON, DELETED):
            page = sample(name)
            page = page if name == WHOLE else proposed(page)
            project.add(page, page.raw.encode("gb18030"), {"encoding": "gb18030"})
        worked_on = project.load(sample(WORKED_ON).id)
        for edit in work(worked_on):
            before, worked_on = worked_on, edit.apply(worked_on)
            project.save(before, worked_on, edit.name)
        project.set_doubts(worked_on.id, 3)
        project.set_setting("card", {"title": "雁湖旧报", "licence": "CC0"})
        if hasattr(project, "keep_learned"):
            project.keep_learned({"names": ["尉迟朗"]}, used=False)
        deleted = sample(DELETED).id
        project.delete_page(deleted)
        ids = [sample(WHOLE).id, worked_on.id, deleted]
        steps = [[step.page_id, step.name] for step in reversed(project.history())]
        about = {"schema": SCHEMA, "deleted": [deleted], "steps": steps}
        pages = [_json(write_page(project.load(id))) for id in ids]
    words = f'{_json(about)[:-1]},"pages":[\n' + ",\n".join(pages) + "\n]}\n"
    path.with_suffix(".json").write_text(words, "utf-8")
    return path


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    print(make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
