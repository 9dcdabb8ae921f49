"""The names a new file may have: none of a file beside a project, none beside a log."""

import os
from pathlib import Path

import pytest

from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page


@pytest.mark.parametrize("end", [".lock", "-wal", "-shm", "-journal"])
def test_no_repaired_project_takes_the_name_of_a_file_beside_a_project(
    path: Path, end: str
) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    with pytest.raises(ProjectError, match="Choose another name"):
        repair(path, path.with_name(f"other.annotator{end}"))
    assert os.listdir(path.parent) == [path.name]
