"""Members of the page's enumerations, looked up by their values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)


def by_value(kind: type[E]) -> Mapping[str, E]:
    """Give the members of an enumeration by their values.

    A plain dictionary answers ten times faster than calling the enumeration.
    """
    return {member.value: member for member in kind}
