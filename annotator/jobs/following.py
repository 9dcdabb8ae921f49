"""What follows from a correction, asked of the attendant. No Qt.

What it needs is imported when it runs: in the window's own process that would only cost time.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.page.model import Page

if TYPE_CHECKING:
    from annotator.suggest.follow.sitting import Sitting

_FRESH_SECONDS = 60.0
"""As long what a project knows is taken as read: to read it anew takes longer than to follow."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A page with what follows from a correction, and what of it is another."""

    page: Page
    differences: tuple[Any, ...]
    """Of `annotator.suggest.follow.differences.Difference`."""


def follow_up(
    before: Page, after: Page, sitting: "Sitting | None", project: Path | None
) -> Followed | None:
    """Give what follows from the correction that leads from one page to the other, if anything.

    `sitting` is what was corrected before, and on the way from one to the other.
    """
    from annotator.suggest.follow.differences import differences
    from annotator.suggest.follow.follow import follow

    page = follow(before, after, _known(project), sitting)
    return None if page is None else Followed(page, differences(after, page))


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
