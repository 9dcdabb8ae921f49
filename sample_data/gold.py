"""Makes the gold page of a draft and the sheet it was set on."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from sample_data.markup import Draft, Mark, Mention, SourceError, Text
from sample_data.typeset import Sheet

Json = dict[str, Any]
LABELS = {
    "u": "content",
    "u!": "cue",
    "u@": "speaker",
    "m": "meeting",
    "m~": "meeting",
    "m=": "date",
    "m#": "place",
}


def encode(raw: str, settings: dict[str, str]) -> bytes:
    """Give the bytes of the page's file: its encoding and line ends are in the settings."""
    text = raw.replace("\n", "\r\n") if settings.get("lines") == "crlf" else raw
    return text.encode(settings.get("encoding", "utf-8"))


def page_of(draft: Draft, sheet: Sheet) -> Json:
    """Give the page as an `annotator-page/1` object; SourceError where draft and sheet differ."""
    settings = draft.settings
    name = settings["file"]
    content = encode(sheet.raw, settings)
    labels = _Labels(draft)
    return {
        "format": "annotator-page/1",
        "id": name.rpartition(".")[0],
        "status": "checked",
        "meta": {key: settings.get(key) for key in ("paper", "published", "page_number")},
        "source": {
            "name": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "encoding": settings.get("encoding", "utf-8"),
        },
        "raw": sheet.raw,
        "articles": [{"id": id, "kind": kind, "status": "checked"} for id, kind in draft.articles],
        "blocks": list(_blocks(draft, sheet)),
        "people": labels.people,
        "spans": labels.spans,
        "speeches": labels.speeches(),
        "meetings": labels.meetings(),
        "corrections": [
            {"id": f"c{number}", "kind": kind, "raw": [start, end], "text": text}
            for number, (kind, start, end, text) in enumerate(sheet.corrections, start=1)
        ],
    }


def _blocks(draft: Draft, sheet: Sheet) -> Iterable[Json]:
    places: dict[tuple[str, int], int] = {}
    for raw_offset, origin in enumerate(sheet.origins):
        if origin is None:
            continue
        if (origin.block, origin.offset) in places:
            raise SourceError(f"{origin} is set twice")
        places[origin.block, origin.offset] = raw_offset
    for block in draft.blocks:
        pieces: list[Json] = []
        offset = 0
        for sign in block.signs:
            if sign.stays:
                if (block.id, offset) not in places:
                    raise SourceError(f"{block.id} is not set from {block.meant[offset:][:12]}")
                _keep(pieces, places[block.id, offset])
            elif sign.meant:
                pieces.append({"text": sign.meant})
            offset += len(sign.meant)
        yield {
            "id": block.id,
            "article": block.article,
            "role": block.role,
            "text": block.meant,
            "pieces": pieces,
        }


def _keep(pieces: list[Json], raw_offset: int) -> None:
    last = pieces[-1].get("raw") if pieces else None
    if last is not None and last[1] == raw_offset:
        last[1] += 1
    else:
        pieces.append({"raw": [raw_offset, raw_offset + 1]})


class _Labels:
    """People, spans and records of a draft, numbered in reading order."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.people: list[Json] = []
        self.spans: list[Json] = []
        self.uses: list[tuple[str, Json]] = []
        """(u1, m1h or m1a, the span of the mention that says so)"""
        self.marked: dict[str, list[Json]] = {}
        """Spans by the key they were marked with; content may have several parts."""
        for block in draft.blocks:
            items: list[Mark | Mention] = [*block.marks, *block.mentions]
            for item in sorted(items, key=lambda item: (item.start, -item.end)):
                if isinstance(item, Mention):
                    self._mention(block, item)
                else:
                    self._mark(block, item)

    def _span(self, label: str, block: Text, start: int, end: int) -> Json:
        span = {
            "id": f"s{len(self.spans) + 1}",
            "label": label,
            "parts": [{"block": block.id, "start": start, "end": end}],
        }
        self.spans.append(span)
        return span

    def _mention(self, block: Text, mention: Mention) -> None:
        person = self._person(mention.name, new=True)
        if mention.title and mention.title not in person["titles"]:
            person["titles"].append(mention.title)
        span = self._span("person", block, mention.start, mention.end)
        span["person"] = person["id"]
        if mention.title:
            span["title"] = mention.title
        self.uses += [(use, span) for use in mention.uses]

    def _person(self, name: str, new: bool = False) -> Json:
        for person in self.people:
            if person["name"] == name:
                return person
        if not new:
            raise SourceError(f"{name} is named in a record and nowhere on the page")
        self.people.append({"id": f"p{len(self.people) + 1}", "name": name, "titles": []})
        return self.people[-1]

    def _mark(self, block: Text, mark: Mark) -> None:
        known = self.marked.setdefault(mark.key, [])
        if known and re.fullmatch(r"u\d+", mark.key):
            part = {"block": block.id, "start": mark.start, "end": mark.end}
            if known[0]["parts"][-1]["block"] == block.id:
                raise SourceError(f"{mark.key} has two parts in {block.id}")
            known[0]["parts"].append(part)
            return
        if known and not mark.key.endswith("~"):
            raise SourceError(f"{mark.key} is marked twice")
        known.append(self._span(LABELS[re.sub(r"\d+", "", mark.key)], block, mark.start, mark.end))

    def _one(self, key: str) -> str | None:
        return self.marked[key][0]["id"] if key in self.marked else None

    def _text(self, span: Json) -> str:
        return "".join(
            self.draft.block(part["block"]).meant[part["start"] : part["end"]]
            for part in span["parts"]
        )

    def _keys(self, letter: str) -> list[str]:
        found = {key.rstrip("!@~=#") for key in self.marked if key[0] == letter}
        found |= {use.rstrip("ha") for use, _ in self.uses if use[0] == letter}
        return sorted(found, key=lambda key: int(key[1:]))

    def speeches(self) -> list[Json]:
        """Give the speeches, each with cue, content and who speaks."""
        result = []
        for key in self._keys("u"):
            cue, content = self._one(f"{key}!"), self._one(key)
            if content is None or (cue is None and not self._behind_colon(content)):
                raise SourceError(f"speech {key} lacks its cue or its content")
            speaker, said_by, span = self._speaker(key)
            result.append(
                {
                    "id": key,
                    "speaker": speaker,
                    "speaker_text": said_by,
                    "speaker_span": span,
                    "cue": cue,
                    "content": content,
                }
            )
        return result

    def _behind_colon(self, content: str) -> bool:
        (span,) = (span for span in self.spans if span["id"] == content)
        part = span["parts"][0]
        return self.draft.block(part["block"]).meant[: part["start"]].endswith(("：", ":"))

    def _speaker(self, key: str) -> tuple[str | None, str, str | None]:
        mentions = [span for use, span in self.uses if use == key]
        spoken = self.marked.get(f"{key}@", [])
        carried = [self.draft.speakers[key]] if key in self.draft.speakers else []
        if len(mentions) + len(spoken) + len(carried) != 1:
            raise SourceError(f"speech {key} must have one speaker")
        if mentions:
            return mentions[0]["person"], self._text(mentions[0]), mentions[0]["id"]
        if spoken:
            return None, self._text(spoken[0]), spoken[0]["id"]
        return self._person(carried[0])["id"], carried[0], None

    def meetings(self) -> list[Json]:
        """Give the meetings, each with its name, date, place, hosts, attendees, other mentions."""
        result = []
        for key in self._keys("m"):
            if key not in self.draft.meetings or key not in self.marked:
                raise SourceError(f"meeting {key} lacks its name or its line `meeting {key} …`")
            kind, value = self.draft.meetings[key]
            result.append(
                {
                    "id": key,
                    "kind": kind,
                    "name": self._one(key),
                    "date": self._one(f"{key}="),
                    "date_value": value,
                    "place": self._one(f"{key}#"),
                    "hosts": self._present(key, "h"),
                    "attendees": self._present(key, "a"),
                    "mentions": [span["id"] for span in self.marked.get(f"{key}~", [])],
                }
            )
        return result

    def _present(self, key: str, how: str) -> list[Json]:
        found = [
            {"person": self._person(name)["id"], "mention": None}
            for meeting, as_what, name in self.draft.silent
            if (meeting, as_what) == (key, how)
        ]
        found += [
            {"person": span["person"], "mention": span["id"]}
            for use, span in self.uses
            if use == key + how
        ]
        people = [entry["person"] for entry in found]
        if len(set(people)) < len(people):
            raise SourceError(f"somebody is in meeting {key} twice")
        return found
