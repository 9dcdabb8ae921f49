"""Reads .tsv files as the package webanno_tsv does, and prints what it found in each."""

import json
import os
import sys
from pathlib import Path


def main(folder: str) -> None:
    sys.path.insert(0, os.environ["WEBANNO_TSV"])
    from webanno_tsv import webanno_tsv_read_file

    found = {}
    for path in sorted(Path(folder).glob("*/*.tsv")):
        document = webanno_tsv_read_file(str(path))
        found[path.relative_to(folder).as_posix()] = {
            "spans": [
                [one.label, one.start, one.end, "".join(token.text for token in one.tokens)]
                for one in document.annotations
            ],
            "sentences": [one.text for one in document.sentences],
            "tokens": len(document.tokens),
        }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
