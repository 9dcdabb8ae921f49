"""What readers of labelled texts share: how their pages are named, and how they refuse a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from annotator.formats.exports.exported import labels_behind
from annotator.formats.reading.file_name import meta_of, whole_name
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.labelled import Labelled
from annotator.page.errors import AnnotatorError, CancelledError, FormatError
from annotator.page.model import Source


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Have whatever a file breaks told with its name."""
    try:
        yield
    except FormatError as error:
        raise AnnotatorError(
            "{name} was not read: {error}. Nothing of it came in; mend it there.",
            name=whole_name(path.name),
            error=error,
        ) from None
    except CancelledError:
        raise
    except AnnotatorError as error:
        raise AnnotatorError(
            "{name} was not read: {error}", name=whole_name(path.name), error=error
        ) from None


def incoming(path: Path, number: int, found: Labelled, encoding: str | None = None) -> Incoming:
    """Give a labelled text as a page on its way in.

    Where the text has no name it is named for the file; `number` tells those of one file apart,
    0 where it is the only one.
    """
    stem = whole_name(path.stem)
    found.id = found.id or (f"{stem}-{number}" if number else stem)
    named = meta_of(stem)
    found.meta = replace(
        found.meta,
        paper=found.meta.paper or named.paper,
        published=found.meta.published or named.published,
        page_number=found.meta.page_number or named.page_number,
    )
    found.source = found.source or Source(whole_name(path.name), None, encoding)
    if behind := labels_behind(path.parent) or labels_behind(path.parent.parent):
        found.labels = [x._replace(label=behind.get(x.label, x.label)) for x in found.labels]
    page = found.page()
    return Incoming(path, page, None, encoding or "utf-8", notes=found.notes())
