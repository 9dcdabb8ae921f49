"""An edition read as a browser would: the text of its blocks, and which labels are on it."""

from html.parser import HTMLParser

from annotator.formats.documents.document import SUGGESTED, Content
from annotator.formats.writers import Job


class Reading(HTMLParser):
    """A file read as a browser would: the text of its blocks, and which labels are on it."""

    def __init__(self, job: Job) -> None:
        super().__init__(convert_charrefs=True)
        self.marked = job.marked
        self.behind = {name: label for label, name in job.spelt.items()}
        self.texts: list[str] = []
        self.size = 0
        self.breaks: set[int] = set()
        self.block = ""
        self.open: list[str | None] = []
        self.stretches: dict[str, list[tuple[int, int]]] = {}
        self.labels: dict[str, tuple[str, bool]] = {}
        self.relations: list[tuple[str, str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if found.get("class", "").startswith("block "):
            if self.texts:
                self.breaks.add(self.size)
                self._take("\n")
            self.block = tag
            self.texts.append("")
        elif self.block and tag == "span":
            self.open.append(found.get("data-s"))
        waits = found.get("data-state") == SUGGESTED
        if "data-label" in found:
            label = self.behind.get(found["data-label"], found["data-label"])
            self.labels[found["data-span"]] = label, waits
        elif "data-type" in found:
            ends = found["data-from"], found["data-to"]
            self.relations.append((found["data-type"], *ends, waits))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.block:
            self.block = ""
        elif self.block and tag == "span":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.block:
            for number in self.open:
                if number is not None:
                    self._cover(number, self.size, self.size + len(data))
            self._take(data)

    def _cover(self, number: str, start: int, end: int) -> None:
        parts = self.stretches.setdefault(number, [])
        # A label goes on over the line end between two blocks, which stands in neither.
        if parts and (parts[-1][1] == start or parts[-1][1] == start - 1 in self.breaks):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))

    def _take(self, text: str) -> None:
        self.texts.append(text)
        self.size += len(text)

    def content(self, id: str, part: str) -> Content:
        spans = {
            number: (label, tuple(self.stretches.get(number, ())), *((waits,) * self.marked))
            for number, (label, waits) in self.labels.items()
        }
        relations = [
            (type, spans[head], spans[tail], *((waits,) * self.marked))
            for type, head, tail, waits in self.relations
        ]
        return Content(
            id,
            part,
            "".join(self.texts),
            tuple(sorted(spans.values())),
            tuple(sorted(relations)),
        )
