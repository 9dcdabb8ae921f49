"""Reads .ann files as brat_parser does, and prints what it found in each."""

import json
import sys
from pathlib import Path


def main(folder: str) -> None:
    from brat_parser import get_entities_relations_attributes_groups

    found = {}
    for path in sorted(Path(folder).rglob("*.ann")):
        entities, _, attributes, _ = get_entities_relations_attributes_groups(str(path))
        found[path.relative_to(folder).as_posix()] = {
            "entities": {
                one.id: [one.type, [list(span) for span in one.span], one.text]
                for one in entities.values()
            },
            "attributes": {one.target: one.type for one in attributes.values()},
        }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
