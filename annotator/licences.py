"""The packages this program brings along, and under which licences, as they are installed."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

OURS = "annotator"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_RUN = re.compile(r"[-_.]+")
_CLASSIFIER = "License :: "


class Licence(NamedTuple):
    """A package, its version, and the licence it names itself; "" where it names none."""

    package: str
    version: str
    licence: str


def licences(extras: tuple[str, ...] = ()) -> tuple[Licence, ...]:
    """Give what is installed of what the program needs, and of its extras, by name.

    What those packages need themselves is among it. Nothing where the program itself is not
    installed as a package.
    """
    found: dict[str, Licence] = {}
    try:
        waiting = list(_needed(distribution(OURS), extras))
    except PackageNotFoundError:
        return ()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # needed on another system, or not installed
        found[name] = Licence(name, package.version, _licence(package))
        waiting += _needed(package)
    return tuple(found[name] for name in sorted(found))


def _needed(package: Distribution, extras: tuple[str, ...] = ()) -> Iterator[str]:
    for line in package.requires or ():
        name, _, marker = line.partition(";")
        match = _NAME.match(name.strip())
        extra = re.search(r"extra\s*==\s*[\"']([^\"']+)", marker)
        if match and (extra is None or extra[1] in extras):
            yield _RUN.sub("-", match[0]).lower()


def _licence(package: Distribution) -> str:
    """Give the licence's name: in words of its own, or of the index; the file itself is long."""
    about = package.metadata
    said = (about[key] for key in ("License-Expression", "License") if key in about)
    if short := next((one for one in said if one and "\n" not in one and len(one) < 80), ""):
        return short
    kinds = [one for one in about.get_all("Classifier") or () if one.startswith(_CLASSIFIER)]
    return ", ".join(one.rpartition(" :: ")[2] for one in kinds)
