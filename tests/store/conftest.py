"""An open project in a folder of its own, for the tests of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.store.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.annotator"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.create(path) as project:
        yield project
