"""What an export wrote, and what it left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXAMPLES = 50
"""How many places are named for each reason; the others are counted."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Items of one kind that were left out for one reason, some of them by place."""

    what: str
    why: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an export wrote; `as_json` gives the bytes of report.json."""

    format: str
    path: Path
    written: Mapping[str, int]
    left_out: tuple[LeftOut, ...]
    checksums: Mapping[str, str]
    """SHA-256 of each file in hexadecimal, by its path inside the export."""
    options: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give the report as JSON values, the same for the same pages and options."""
        return {
            "format": self.format,
            "options": dict(self.options),
            "written": dict(self.written),
            "left_out": [
                {"what": x.what, "why": x.why, "count": x.count, "examples": list(x.examples)}
                for x in self.left_out
            ],
            "checksums": dict(self.checksums),
        }


class LeftOuts:
    """Collects what is left out; memory grows with the reasons, not with the items."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[int, list[str]]] = {}

    def add(self, what: str, why: str, where: str) -> None:
        """Note one item; `where` is its page's id and its own."""
        count, examples = self._found.get((what, why), (0, []))
        if count < EXAMPLES:
            examples.append(where)
        self._found[what, why] = count + 1, examples

    def all(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(what, why, count, tuple(examples))
            for (what, why), (count, examples) in sorted(self._found.items())
        )
