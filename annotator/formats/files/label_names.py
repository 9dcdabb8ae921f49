"""Names for labels in formats that can't write every label: none stands for two."""

from collections.abc import Callable, Iterable
from itertools import count

from annotator.page.errors import Sentence


def unlike(
    labels: Iterable[str], plain: Callable[[str], str], taken: Iterable[str] = ()
) -> dict[str, str]:
    """Give a name for each label: what `plain` makes of it, with a number where that is taken.

    A label that `plain` leaves as it is keeps its name.
    """
    labels = tuple(labels)
    used = set(taken)
    as_they_are = {label for label in labels if plain(label) == label} - used
    used |= as_they_are
    names: dict[str, str] = {}
    for label in labels:
        name = stem = plain(label) or "label"
        if label not in as_they_are:
            numbers = count(2)
            while name in used:
                name = f"{stem}_{next(numbers)}"
            used.add(name)
        names[label] = name
    return names


def written_otherwise(name: str) -> Sentence:
    """Say that a label has another name in the files of a format."""
    return Sentence("the format can't write it so; in its files it is {name}", name=name)
