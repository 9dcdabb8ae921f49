"""An export that is to be made again: a format with its options, kept among a project's settings.

The setting `recipes` holds them by name; what reads and writes it stands in the rooms above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.formats.exports.options import Card, ExportError, Options, options_from

RECIPES = "recipes"
"""The key of the project's setting."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A format and the options it is exported with."""

    format: str
    options: Options

    def as_json(self) -> dict[str, Any]:
        """Give the recipe as JSON values; the card is not among them, as it is the project's."""
        return {"format": self.format, "options": self.options.as_json()}


def recipe_from(found: Any, name: str, card: Card | None = None) -> Recipe:
    """Read the recipe of a name out of the setting; ExportError where there is none."""
    recipes = found if isinstance(found, Mapping) else {}
    one = recipes.get(name)
    if not isinstance(one, Mapping) or not isinstance(one.get("format"), str):
        raise ExportError(
            "There is no recipe “{name}” in this project. It has: {known}.",
            name=name,
            known=", ".join(map(str, recipes)) or "–",
        )
    return Recipe(one["format"], options_from(one.get("options", {}), card))
