"""Builds pages from their sources: `python -m sample_data.build [FOLDER …]` in the checkout.

Each `source/NAME.page` of a folder gives two files in it, the raw page under the name it asks for
and its gold, `NAME.page.json`. Without a folder the sample pages are built. With `--check` nothing
is written and the exit code says whether all is fresh.
"""

import json
import sys
from pathlib import Path

from sample_data.gold import encode, page_of
from sample_data.layout import set_page
from sample_data.markup import SourceError, read_draft

HERE = Path(__file__).parent


def sources(folder: Path = HERE) -> list[Path]:
    """Give the sources of a folder's pages in the order of their names."""
    return sorted((folder / "source").glob("*.page"))


def built(source: Path) -> dict[str, bytes]:
    """Give the files that a source makes, by name; SourceError where it can't be read."""
    try:
        draft = read_draft(source.read_text(encoding="utf-8"))
        sheet = set_page(draft)
        page = page_of(draft, sheet)
    except SourceError as error:
        raise SourceError(f"{source.name}: {error}") from error
    gold = json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n"
    return {
        page["source"]["name"]: encode(sheet.raw, draft.settings),
        page["id"] + ".page.json": gold.encode("utf-8"),
    }


def stale(folder: Path) -> dict[Path, bytes]:
    """Give the files of a folder that are not what its sources make, with what they should hold.

    A page or gold that no source makes should hold nothing: it is given with no bytes.
    """
    made = {
        folder / name: content
        for source in sources(folder)
        for name, content in built(source).items()
    }
    orphans = (path for path in folder.glob("*.page.json") if path not in made)
    return dict.fromkeys(orphans, b"") | {
        path: content
        for path, content in made.items()
        if not path.exists() or path.read_bytes() != content
    }


def main(arguments: list[str]) -> int:
    """Build everything, or with `--check` say what is stale; give the exit code."""
    check = "--check" in arguments
    folders = [Path(word) for word in arguments if word != "--check"] or [HERE]
    for folder in folders:
        if not sources(folder):
            print(f"{folder} has no source/*.page", file=sys.stderr)
            return 2
    found = {path: content for folder in folders for path, content in stale(folder).items()}
    for path, content in found.items():
        if check or not content:
            print(f"stale: {path.name}")
        else:
            path.write_bytes(content)
            print(f"built: {path.name}")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
