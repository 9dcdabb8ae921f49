"""The table of docs/licences.md: what comes along, in which versions, under which licences.

`python -m tools.licences` writes it anew.
"""

import re
from pathlib import Path

from annotator.licences import licences

PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
EXTRAS = ("fast", "spacy", "hf")
_PIN = re.compile(r"([\w.-]+)==([\w.]+)")


def pinned() -> dict[str, list[str]]:
    """Give the versions that constraints.txt has of each package."""
    found: dict[str, list[str]] = {}
    for line in CONSTRAINTS.read_text("utf-8").split("\n"):
        if match := _PIN.match(line):
            found.setdefault(match[1], []).append(match[2])
    return found


def table() -> str:
    """Give the table: what the program needs. Its version is that of constraints.txt."""
    versions = pinned()
    rows = [
        f"| {one.package} | {', '.join(versions.get(one.package, ['any']))} | {one.licence} |"
        for one in licences()
    ]
    return "\n".join(("| package | version | licence |", "| --- | --- | --- |", *rows, ""))


def main() -> None:
    """Write the table into the page, in place of the one that is there."""
    text = PAGE.read_text("utf-8")
    PAGE.write_text(re.sub(r"\| package .*?\n(?!\|)", table(), text, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
