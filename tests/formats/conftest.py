"""Real pages, read."""

from pathlib import Path

import pytest

from annotator.page.model import Page
from tests.formats.trainer_pages import gold


@pytest.fixture
def real(shared: Path) -> list[Page]:
    return list(gold(shared / "pages"))
