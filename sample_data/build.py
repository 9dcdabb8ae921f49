"""Builds the sample pages from their sources: `python -m sample_data.build` in the checkout.

Each `source/NAME.page` gives two files, the raw page under the name it asks for and its gold,
`NAME.page.json`. With `--check` nothing is written and the exit code says whether all is fresh.
"""

import json
import sys
from pathlib import Path

from sample_data.gold import encode, page_of
from sample_data.layout import set_page
from sample_data.markup import SourceError, read_draft

HERE = Path(__file__).parent


def sources() -> list[Path]:
    """Give the sources of the sample pages in the order of their names."""
    return sorted((HERE / "source").glob("*.page"))


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


def main(arguments: list[str]) -> int:
    """Build everything, or with `--check` say what is stale; give the exit code."""
    stale = []
    for source in sources():
        for name, content in built(source).items():
            path = HERE / name
            if not path.exists() or path.read_bytes() != content:
                stale.append(name)
                if "--check" not in arguments:
                    path.write_bytes(content)
    for name in stale:
        print(("stale: " if "--check" in arguments else "built: ") + name)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
