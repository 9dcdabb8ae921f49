"""Names for files after ids that may hold anything."""

import re

_UNSAFE = re.compile(r"[^\w.\-]+")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|(?:com|lpt)\d)(?:\..*)?")
"""Names that Windows keeps for devices."""


class Names:
    """File names for page ids: safe on every system, and no two alike where case is ignored."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, id: str) -> str:
        """Give the name for an id, without a suffix."""
        stem = _UNSAFE.sub("_", id).strip("._")[:80] or "page"
        if _RESERVED.fullmatch(stem):
            stem += "_"
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(name.casefold())
        return name
