"""Names for files after ids that may hold anything."""

import re
from unicodedata import normalize

_UNSAFE = re.compile(r"[^\w.\-]+")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\..*)?")
"""Names that Windows keeps for devices."""
_CHARACTERS, _BYTES = 80, 200
"""How long a name may be: file systems take 255 bytes, and numbers and suffixes come behind."""


class Names:
    """File names for page ids: safe on every system, and no two alike where case is ignored, or
    how an accent is spelt."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, id: str) -> str:
        """Give the name for an id, without a suffix."""
        stem = _UNSAFE.sub("_", id).strip("._")[:_CHARACTERS]
        stem = stem.encode()[:_BYTES].decode(errors="ignore") or "page"
        if _RESERVED.fullmatch(stem):
            stem += "_"
        name, number = stem, 1
        while _alike(name) in self._taken:
            number += 1
            name = f"{stem}_{number}"
        self._taken.add(_alike(name))
        return name


def _alike(name: str) -> str:
    """Give what is the same for names that some file system takes for one."""
    return normalize("NFD", normalize("NFD", name).casefold())
