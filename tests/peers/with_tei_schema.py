"""Holds .xml files against the schema of all of TEI, and prints what is wrong with each."""

import json
import os
import sys
from pathlib import Path


def main(folder: str) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(os.environ["TEI_SCHEMA"]))
    found = {}
    for path in sorted(Path(folder).glob("*/*.xml")):
        schema.validate(etree.parse(path))
        name = path.relative_to(folder).as_posix()
        found[name] = [f"{one.line}: {one.message}" for one in schema.error_log][:5]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
