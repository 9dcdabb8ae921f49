"""What a project already knows of people, institutions and layout when a page is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.suggest.loglinear import LogLinear
from annotator.suggest.structure.line_ends import LineEnds


@dataclass(frozen=True, slots=True)
class Known:
    """Confirmed on other pages of the project; it only adds to what a page shows by itself.

    Plain values throughout, so that it can be sent to another process.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """People by name, each with the offices that stood before the name, the commonest first."""
    offices: frozenset[str] = frozenset()
    """Last words of offices and roles (镇长, 链长) that stood directly before names."""
    bodies: frozenset[str] = frozenset()
    """Institutions that spoke, or were tagged as organizations, by their full names."""
    not_names: frozenset[str] = frozenset()
    """Strings that were refused as a person's name more often than they were confirmed."""

    usual: frozenset[str] = frozenset()
    """Lines that are furniture on page after page, each in its `usual_form`."""
    line_ends: LineEnds | None = None
    """Weights of the line ends fitted to the project's pages; None for the program's own."""
    roles: LogLinear | None = None
    """Weights by which the project's habits overrule the rules of roles; None for the rules."""

    def named_in(self, text: str) -> list[str]:
        """Give the known names that stand in a text, the longest first.

        Costs one pass over text and names, so that a register of thousands is no burden.
        """
        if not self.names:
            return []
        pairs = set(map("".join, pairwise(text)))
        found = [name for name in self.names if name[:2] in pairs and name in text]
        return sorted(found, key=lambda name: (-len(name), name))


def usual_form(text: str) -> str:
    """Give what two printings of a line have in common: no white space, all digits alike."""
    return "".join("0" if one.isdigit() else one for one in text if not one.isspace())


NOTHING = Known()
"""What is known where nobody has confirmed anything yet."""
