"""What follows from a correction, asked of the attendant. No Qt.

What it needs is imported when it runs: in the window's own process that would only cost time.
"""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.page.model import Page, Part

if TYPE_CHECKING:
    from annotator.suggest.follow.sitting import Sitting

Speaker = tuple[tuple[Part, ...], str]
"""Who speaks, and whether it is a person or something else: where the words stand, the label."""
_FRESH_SECONDS = 60.0
"""As long what a project knows is taken as read: to read it anew takes longer than to follow."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A page with what follows from a correction, and what of it is another."""

    page: Page
    differences: tuple[Any, ...]
    """Of `annotator.suggest.follow.differences.Difference`."""
    spoken: bool = False
    """Whether it is the speech of who was said to speak, which no record holds yet."""


def follow_up(
    before: Page | None,
    after: Page,
    sitting: "Sitting | None",
    speaker: Speaker | None,
    project: Path | None,
) -> Followed | None:
    """Give what follows from the correction that leads from one page to the other, if anything.

    `before` is None where nothing was corrected; `sitting` is what was corrected before, and on the
    way. Where nothing follows and somebody was said to speak, it is their speech that does.
    """
    from annotator.suggest.follow.differences import differences
    from annotator.suggest.follow.follow import follow
    from annotator.suggest.follow.records import spoken

    known = _known(project)
    page = follow(before, after, known, sitting) if before is not None else None
    if page is not None:
        return Followed(page, differences(after, page))
    page = spoken(after, *speaker, known) if speaker is not None else None
    if page is None:
        return None
    unsaid = replace(page.speeches[-1], cue=None, content=None)
    begun = replace(page, speeches=(*after.speeches, unsaid))
    return Followed(page, differences(begun, page), spoken=True)


_read: dict[Path, tuple[float, Any]] = {}
"""What was read of each project, and when."""


def _known(project: Path | None) -> Any:
    from annotator.jobs.learning import knowledge

    if project is None:
        return knowledge(None)
    at, found = _read.get(project, (float("-inf"), None))
    if time.monotonic() - at > _FRESH_SECONDS:
        found = knowledge(project)
        _read[project] = time.monotonic(), found
    return found
