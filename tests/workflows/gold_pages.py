"""The pages with a gold: those of sample_data, and the real ones where they lie beside."""

import json
from functools import cache
from pathlib import Path

from annotator.formats.readers import read_file
from annotator.page.codec import read_page
from annotator.page.model import Page

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "sample_data", ROOT.parent / "shared" / "pages")
FILES = {
    path.name.removesuffix(".page.json"): path
    for folder in FOLDERS
    for path in sorted(folder.glob("*.page.json"))
}
GOLD = tuple(FILES)
SAMPLES = tuple(name for name, path in FILES.items() if path.parent == FOLDERS[0])


@cache
def gold_page(name: str) -> Page:
    return read_page(json.loads(FILES[name].read_text(encoding="utf-8")))


@cache
def raw_page(gold: Page) -> Page:
    """Give the page as it comes in from its file, before anyone worked on it."""
    assert gold.source is not None
    for folder in FOLDERS:
        path = folder / gold.source.name
        if path.is_file():
            page = read_file(path)[0].page
            assert page.raw == gold.raw, f"the gold of {path.name} is of another text"
            return page
    raise FileNotFoundError(gold.source.name)
