"""`annotator-page/1` as JSON Lines: everything a page holds, to be read back as an equal page."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from annotator.formats.proof import MismatchError
from annotator.formats.writers import Job
from annotator.page.codec import read_page, write_page
from annotator.page.model import Page

NAME = "jsonl"
TITLE = "Pages as annotator-page/1, one a line: complete, and read back as they were"
SUFFIX = ".jsonl"
REJECTED = True
FILES: dict[str, str] = {}

_BATCH = 100


def write(pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]:
    """Write one page a line. Each batch is read back and compared before the next is taken."""
    written: Counter[str] = Counter()
    remaining = iter(pages)
    with draft.open("xb") as out, draft.open("rb") as back:
        while batch := list(islice(remaining, _BATCH)):
            meant = [write_page(page) for page in batch]
            for obj in meant:
                line = json.dumps(obj, ensure_ascii=False, separators=(",", ":"))
                out.write(line.encode() + b"\n")
            out.flush()
            found = [json.loads(back.readline()) for _ in batch]
            for page, one, other in zip(batch, meant, found, strict=True):
                if one != other:
                    raise MismatchError(f"page {page.id}")
            # Every line holds the object that was meant; that the object is the page is the
            # codec's, so one page of a batch is enough to show that it does its work.
            if read_page(found[0]) != batch[0]:
                raise MismatchError(f"page {batch[0].id}")
            for page in batch:
                _count(written, page)
        if back.read(1):
            raise MismatchError("more was written than was meant")
    return dict(written)


def _count(written: Counter[str], page: Page) -> None:
    written["pages"] += 1
    for name in ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"):
        written[name] += len(getattr(page, name))
