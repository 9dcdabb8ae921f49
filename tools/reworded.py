"""A gold page with other characters in the place of some, its pieces and labels moved along."""

from collections.abc import Mapping
from typing import Any

from annotator.page.codec import read_page, write_page
from annotator.page.model import Page

Runs = tuple[tuple[str, bool], ...]
"""What stands for a raw character: texts, each with whether the page's text keeps it."""


def reworded(
    page: Page,
    changes: Mapping[int, Runs],
    names: Mapping[str, str],
    days: Mapping[str, str | None],
) -> Page:
    """Give the page with `changes` by raw offset, people's `names` and the `days` of meetings.

    Pieces, labels and corrections go along; what was gold of the page is gold of the new one.
    """
    plain = write_page(page)
    spoken = {m.speaker_text: m.speaker_span for m in page.speeches if m.speaker_span}
    starts: list[int] = []
    kept: list[Runs] = []
    raw = ""
    for at, character in enumerate(page.raw):
        runs = changes.get(at, ((character, True),))
        starts.append(len(raw))
        kept.append(runs)
        raw += "".join(text for text, _ in runs)
    starts.append(len(raw))
    moved: dict[str, list[int]] = {}
    for block in plain["blocks"]:
        pieces: list[dict[str, Any]] = []
        lengths: list[int] = []
        for piece in block["pieces"]:
            if "raw" not in piece:
                pieces.append(piece)
                lengths += [1] * len(piece["text"])
                continue
            for at in range(*piece["raw"]):
                place = starts[at]
                lengths.append(0)
                for text, stays in kept[at]:
                    if stays and text:
                        lengths[-1] += len(text)
                        if pieces and pieces[-1].get("raw", [0, -1])[1] == place:
                            pieces[-1] = {"raw": [pieces[-1]["raw"][0], place + len(text)]}
                        else:
                            pieces.append({"raw": [place, place + len(text)]})
                    place += len(text)
        block["pieces"] = pieces
        block["text"] = "".join(
            raw[slice(*piece["raw"])] if "raw" in piece else piece["text"] for piece in pieces
        )
        moved[block["id"]] = [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    text_of = {block["id"]: block["text"] for block in plain["blocks"]}
    for span in plain["spans"]:
        for part in span["parts"]:
            there = moved[part["block"]]
            part["start"], part["end"] = there[part["start"]], there[part["end"]]
    for correction in plain["corrections"]:
        correction["raw"] = [starts[at] for at in correction["raw"]]
    for person in plain["people"]:
        person["name"] = names.get(person["name"], person["name"])
    for speech in plain["speeches"]:
        old = speech["speaker_text"]
        speech["speaker_text"] = names.get(old, old)
        if old in spoken and speech["speaker"] is None:
            span = page.span_by_id[spoken[old]]
            if page.text_of(span) == old:
                speech["speaker_text"] = "".join(
                    text_of[part.block][
                        slice(*(moved[part.block][at] for at in (part.start, part.end)))
                    ]
                    for part in span.parts
                )
    for meeting in plain["meetings"]:
        meeting["date_value"] = days.get(meeting["id"], meeting["date_value"])
    return read_page({**plain, "raw": raw})
