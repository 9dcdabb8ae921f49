"""What the line ends of a raw text show, in figures with names: for those who fit a model to them.

Nothing that a person decided is in them, and nothing that was fitted to pages.
"""

from annotator.suggest.structure.evidence import FEATURES, evidence
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.misread import misread
from annotator.suggest.structure.paragraphs import alone_in, likeliest


def line_signs(raw: str) -> dict[int, dict[str, float]]:
    """Give the figures of `evidence` by name, by the number of the line whose end they tell of.

    Lines are counted from 0; the last one with something on it, and blank ones, have none.
    """
    wrong, headings = misread(raw)
    lines = read_lines(raw, bytearray(len(raw)), {one.start: one for one in wrong})
    if len(lines) < 2:
        return {}
    marked = {raw.count("\n", 0, start) for start in headings}
    reading, found = likeliest(lines, marked)
    margins = reading.margins
    shown = evidence(lines, margins, alone_in(found), range(len(margins)))
    return {
        line.number: dict(zip(FEATURES, figures, strict=True))
        for line, figures in zip(lines, shown, strict=False)
    }
