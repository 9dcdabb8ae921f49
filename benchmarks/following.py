"""What following a correction saves: an editor who knows the gold works with it and without.

`python -m benchmarks.following FOLDER …` prints it page by page; without a folder it takes
`sample_data` and `benchmarks/pages/tuning`. With `--total` only the sums are printed, as for pages
that nobody is to read.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.table import Table

from annotator.evaluate.compare import measure
from annotator.page.codec import read_page
from annotator.page.model import Page, Part
from annotator.suggest.follow.follow import follow
from annotator.suggest.follow.records import spoken
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.pipeline import suggest
from benchmarks.editor import Speaks, begun_speeches, next_correction
from benchmarks.figure import percentile_95
from benchmarks.material import CHECKOUT

FOLDERS = (CHECKOUT / "sample_data", CHECKOUT / "benchmarks" / "pages" / "tuning")
MOST = 400
"""More corrections than any page needs: a simulation that goes round in circles ends there."""


Parts = tuple[Part, ...]


class Follow(Protocol):
    """Gives what follows."""

    def corrected(self, before: Page, after: Page, sitting: Sitting) -> Page | None:
        """Give what follows from a correction; `sitting` is all that was done, with it."""

    def spoken(self, page: Page, speaker: Parts, label: str, sitting: Sitting) -> Page | None:
        """Give what follows from who speaks, which the window puts aside."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an editor did to a page, from its suggestions to its gold."""

    errors: int
    """The hand actions left on the page with its first suggestions."""
    corrections: int
    """The corrections made by hand."""
    vanished: int
    """The hand actions that what followed saved: those that went, less those that came."""
    made: int
    """The mistakes that what was taken brought along, each counted once."""
    taken: int
    refused: int
    """How often what was offered was taken, or would not have lessened the work."""
    lost: int
    """The hand actions that taking what was refused would have cost."""
    milliseconds: tuple[float, ...]
    """What each following took, of this process's own time."""
    after: Counter[str] = field(default_factory=Counter)
    """The hand actions that vanished, by the kind of correction that they followed from."""

    def __add__(self, other: "Work") -> "Work":
        return Work(
            self.errors + other.errors,
            self.corrections + other.corrections,
            self.vanished + other.vanished,
            self.made + other.made,
            self.taken + other.taken,
            self.refused + other.refused,
            self.lost + other.lost,
            self.milliseconds + other.milliseconds,
            self.after + other.after,
        )


NOTHING = Work(0, 0, 0, 0, 0, 0, 0, ())


def worked(gold: Page, follow: Follow | None) -> Work:
    """Let the editor correct a page; what follows is taken where it leaves less to do."""
    page = suggest(Page(id=gold.id, raw=gold.raw, meta=gold.meta, source=gold.source))
    sitting = Sitting(page)
    work = replace(NOTHING, errors=left(gold, page))
    speaking: Speaks | None = None
    for _ in range(MOST):
        found = (speaking.then, True) if speaking is not None else next_correction(page, gold)
        if found is None:
            return work
        act, counts = found
        work += replace(NOTHING, corrections=int(counts))
        before, speaking = page, act if isinstance(act, Speaks) else None
        if speaking is None:
            page = act.edit(page).apply(page)
            sitting = sitting.corrected(before, page)
        if follow is None or not counts:
            continue
        start = time.process_time()
        if speaking is not None:
            offered = follow.spoken(page, speaking.speaker, speaking.label, sitting)
        else:
            offered = follow.corrected(before, page, sitting)
        work += replace(NOTHING, milliseconds=((time.process_time() - start) * 1000,))
        if offered is None:
            continue
        one = judged(gold, page, offered, type(act).__name__.strip("_"), int(speaking is not None))
        work += one
        if one.taken:
            page, speaking = offered, None
    raise RuntimeError(f"The gold of {gold.id} was not reached in {MOST} corrections.")


class Followed:
    """What follows, as the window asks for it."""

    def corrected(self, before: Page, after: Page, sitting: Sitting) -> Page | None:
        return follow(before, after, sitting=sitting)

    def spoken(self, page: Page, speaker: Parts, label: str, sitting: Sitting) -> Page | None:
        return spoken(page, speaker, label)


def judged(gold: Page, page: Page, offered: Page, act: str, aside: int = 0) -> Work:
    """Say what an offer that follows from an act is worth.

    `aside` are the strokes that were made and that the page does not hold yet.
    """
    was, then = finished(gold, page), finished(gold, offered)
    saved = left(gold, page) - aside - left(gold, offered)
    if saved <= 0:
        return replace(NOTHING, refused=1, lost=-saved)
    made = (Counter(measure(gold, then).misses) - Counter(measure(gold, was).misses)).total()
    return replace(NOTHING, taken=1, vanished=saved, made=made, after=Counter({act: saved}))


def left(gold: Page, page: Page) -> int:
    """Count the hand actions that are left; a speech that was begun counts what it still lacks."""
    strokes = len(begun_speeches(page, gold))
    return strokes + measure(gold, finished(gold, page)).actions.total


def finished(gold: Page, page: Page) -> Page:
    """Give the page with the speeches whole that were begun by hand."""
    for act in begun_speeches(page, gold):
        page = act.edit(page).apply(page)
    return page


def golds(folders: Iterable[Path]) -> Iterator[Page]:
    """Give the gold pages of some folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.page.json")):
            yield read_page(json.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--total"]
    folders = tuple(map(Path, words)) or FOLDERS
    table = Table(
        "page",
        "errors",
        "corrections",
        "with following",
        "vanish",
        "made",
        "taken, refused",
        "lost",
    )
    alone, helped = NOTHING, NOTHING
    for gold in golds(folders):
        one, other = worked(gold, None), worked(gold, Followed())
        alone, helped = alone + one, helped + other
        if "--total" not in sys.argv:
            table.add_row(gold.id, *cells(one, other))
    table.add_section()
    table.add_row("together", *cells(alone, helped))
    Console(width=None if Console().is_terminal else 120).print(table)
    print(", ".join(f"{act}: {saved}" for act, saved in helped.after.most_common()))
    if helped.milliseconds:
        print(f"{percentile_95(helped.milliseconds):.0f} ms at the 95th percentile")


def cells(alone: Work, helped: Work) -> tuple[str, ...]:
    """Give what a row of the table says."""
    share = f"{helped.vanished} ({helped.vanished / helped.errors:.0%})" if helped.errors else "0"
    corrections = str(alone.corrections), str(helped.corrections)
    offers = f"{helped.taken}, {helped.refused}"
    return str(alone.errors), *corrections, share, str(helped.made), offers, str(helped.lost)


if __name__ == "__main__":
    main()
