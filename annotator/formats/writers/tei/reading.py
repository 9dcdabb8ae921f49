"""A TEI file read as a stranger would: its text, its labels and the relations between them."""

from xml.etree import ElementTree

from annotator.formats.documents.document import Content
from annotator.formats.exports.options import Form
from annotator.formats.writers import Job
from annotator.formats.writers.tei.edition import NAMESPACE

_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Reading:
    """A file read as a stranger would: text from the body, labels from ana, ends from anchors."""

    def __init__(self, root: ElementTree.Element, job: Job) -> None:
        self.root = root
        self.job = job
        self.texts: list[str] = []
        self.size = 0
        self.anchors: dict[str, int] = {}
        self.found: dict[str, tuple[str, list[tuple[int, int]], bool]] = {}
        behind = {name: label for label, name in job.spelt.items()}
        named = ((one.get(_ID), "".join(one.itertext())) for one in root.iter(_tag("category")))
        self.labels = {f"#{id}": behind.get(name, name) for id, name in named}

    def content(self, id: str, part: str) -> Content:
        for div in self.root.iter(_tag("div")):
            for block in div:
                if self.texts:
                    self._take("\n")
                self._walk(block)
        for one in self.root.iter(_tag("span")):
            at = self.anchors[one.attrib["from"][1:]], self.anchors[one.attrib["to"][1:]]
            if (first := one.get("corresp")) is not None:
                self.found[first[1:]][1].append(at)
            else:
                self._note(one, *at)
        spans = {
            name: (label, tuple(parts), *((waits,) * self.job.marked))
            for name, (label, parts, waits) in self.found.items()
        }
        relations = [
            (
                one.attrib["name"],
                spans[one.attrib["active"][1:]],
                spans[one.attrib["passive"][1:]],
                *((one.get("resp") is not None,) * self.job.marked),
            )
            for group in self.root.iter(_tag("listRelation"))
            if group.get("type") == "spans"
            for one in group
        ]
        return Content(
            id,
            part,
            "".join(self.texts),
            tuple(sorted(spans.values())),
            tuple(sorted(relations)),
        )

    def _take(self, text: str | None) -> None:
        if text:
            self.texts.append(text)
            self.size += len(text)

    def _walk(self, element: ElementTree.Element) -> None:
        start = self.size
        if element.tag == _tag("lb") and self.job.options.form is Form.RAW:
            self._take("\n")
        elif element.tag == _tag("anchor"):
            self.anchors[element.attrib[_ID]] = self.size
        self._take(element.text)
        for child in element:
            self._walk(child)
            self._take(child.tail)
        if "ana" in element.attrib:
            self._note(element, start, self.size)

    def _note(self, element: ElementTree.Element, start: int, end: int) -> None:
        waits = element.get("resp") is not None
        name = element.attrib[_ID]
        self.found[name] = self.labels[element.attrib["ana"]], [(start, end)], waits


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
