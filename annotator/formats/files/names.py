"""Names for files after ids that may hold anything."""

import re
from unicodedata import normalize

_UNSAFE = re.compile(r"[^\w.\-]+")
_RESERVED = re.compile(r"(?i)\A(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|\Z)")
"""Names that Windows keeps for devices, whatever suffix they have."""
_CHARACTERS, _BYTES = 80, 200
"""How long a name may be: file systems take 255 bytes, and numbers and suffixes come behind."""


class Names:
    """File names for page ids: safe on every system, and no two alike where case is ignored, or
    how an accent is spelt."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, id: str) -> str:
        """Give the name for an id, without a suffix."""
        # No program takes it for an option, no system hides it or drops its last dot.
        stem = _UNSAFE.sub("_", id).lstrip("._-")[:_CHARACTERS]
        stem = stem.encode()[:_BYTES].decode(errors="ignore").rstrip("._") or "page"
        stem = _RESERVED.sub(r"\1_", stem)
        name, number = stem, 1
        while _alike(name) in self._taken:
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(_alike(name))
        return name


def _alike(name: str) -> str:
    """Give what is the same for names that some file system takes for one."""
    return normalize("NFD", normalize("NFD", name).casefold())
