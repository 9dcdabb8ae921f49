"""The one stretch in which two lists of ids differ, so that a model can tell its view little."""

from collections.abc import Sequence


def splice(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """Say that `new` is `old` with `old[start:old_end]` replaced by `new[start:new_end]`.

    Comes back as (start, old_end, new_end); all three are equal where nothing differs.
    """
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    kept = 0
    while kept < shorter - start and old[-1 - kept] == new[-1 - kept]:
        kept += 1
    if start == len(old) == len(new):
        return start, start, start
    return start, len(old) - kept, len(new) - kept
