"""Gold pages said in other words: other people, offices, verbs, meetings, days and marks.

What a page is does not change with the names on it. Each variant puts one kind of words in the
place of others, everywhere on a page and in its gold, so that suggestions which hold on the page
and not on its variant have learnt the page and not the language. The same dice give the same one.

`python -m tools.vary_pages FOLDER … [--seed N]` prints for each kind what suggestions are worth on
gold pages and on their variants.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.evaluate import measure, pool
from annotator.page.codec import read_page
from annotator.page.model import Page, Role
from annotator.suggest.pipeline import suggest
from tools.variant import Variant, groups, words
from tools.vary_names import (
    common,
    compound,
    dotted,
    everyday,
    foreign,
    joining,
    long,
    rare,
    renamed,
    short,
    spaced,
    undotted,
)

_FULL, _HALF = "，：；（）！？", ",:;()!?"
_HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE)


def moved_away(variant: Variant, dice: random.Random) -> None:
    """Put the page into other places: those that stand before 市, 县, 区, 镇, 乡, 村 or 日报."""
    named = {one for person in variant.page.people for one in (person.name, person.name[:2])}
    found: Counter[str] = Counter()
    for _, hit in variant.each(r"(?<![一-龥])([一-龥]{2})(?=[市县区镇乡村州旗](?![委长直属级里]))"):
        found[hit[1]] += 1
    everything = "\n".join(block.text for block in variant.page.blocks)
    for place, _ in found.most_common():
        if (
            place in named
            or everything.count(place) < 2
            or re.search("[全我本各该县区市省]", place)
        ):
            continue
        new = dice.choice([one for one in words("places") if one not in everything])
        for block, hit in variant.each(place):
            variant.put(block, hit.start(), hit.end(), new)


def other_paper(variant: Variant, dice: random.Random) -> None:
    """Give the paper another name and its reporters other roles."""
    paper, staff = dice.choice(words("papers")), dice.choice(words("reporters"))
    for block, hit in variant.each(
        r"(?:^|(?<=[（(]))(本报|[一-龥]{2}(?:日报|晚报|晨报|融媒))(?=讯)"
    ):
        variant.put(block, hit.start(1), hit.end(1), paper)
    for block, hit in variant.each(r"(?<=[（(])([一-龥]{0,4}(?:全媒体|融媒体?)?记者)(?=[\s　])"):
        variant.put(block, hit.start(1), hit.end(1), staff.replace("某报", paper))


def other_level(variant: Variant, dice: random.Random) -> None:
    """Make a city's page a county's, or the other way."""
    count = Counter(hit[0][0] for _, hit in variant.each("[市县区旗](?:委|政府|长|领导)"))
    if not count:
        return
    old = count.most_common(1)[0][0]
    new = dice.choice([one for one in "市县区州旗" if one != old])
    pattern = (
        rf"(?<=[全我副代]){old}(?!场|民)"
        rf"|(?<![社小园景城校片灾疫都]){old}(?=委(?!员会)|政府|政协|人大|纪委|监委|领导|长(?![期大远久]))"
    )
    for block, hit in variant.each(pattern):
        variant.put(block, hit.start(), hit.end(), new)


def other_offices(variant: Variant, dice: random.Random) -> None:
    """Give people other offices of the same kind."""
    for span in variant.page.spans:
        if span.label != "person" or not span.title or len(span.parts) != 1:
            continue
        part = span.parts[0]
        before = variant.text(part.block)[: part.start].rstrip()
        for kind in groups("offices"):
            old = next(
                (one for one in sorted(kind, key=len, reverse=True) if before.endswith(one)), ""
            )
            if old:
                new = dice.choice([one for one in kind if one != old])
                variant.put(part.block, len(before) - len(old), len(before), new)
                break


def other_cues(variant: Variant, dice: random.Random) -> None:
    """Let people say what they say with other verbs."""
    _cues(variant, dice, same_length=True)


def longer_cues(variant: Variant, dice: random.Random) -> None:
    """Let people say what they say with verbs of any length."""
    _cues(variant, dice, same_length=False)


def _cues(variant: Variant, dice: random.Random, same_length: bool) -> None:
    for speech in variant.page.speeches:
        span = variant.page.span_by_id.get(speech.cue) if speech.cue else None
        if span is None or len(span.parts) != 1:
            continue
        part = span.parts[0]
        text = variant.text(part.block)
        old = text[part.start : part.end]
        said = variant.page.span_by_id.get(speech.content) if speech.content else None
        if said and said.parts[0].block == part.block and said.parts[0].start > part.end + 1:
            continue  # whom one tells stands between, or the verb has an object
        marked = text[part.end : part.end + 1] in tuple("，,：:")
        for kind in ("officials say", "people say"):
            if old in words(kind):
                fit = words(kind if marked else f"{kind} without a mark")
                if variant.page.block(part.block).role in _HEADS:
                    fit = words("heads say")
                fit = tuple(
                    one for one in fit if one != old and (not same_length or len(one) == len(old))
                )
                if fit:
                    variant.put(part.block, part.start, part.end, dice.choice(fit))
                break


def other_meetings(variant: Variant, dice: random.Random) -> None:
    """Make meetings others of their kind, and visits too, in all of an article."""
    article_of = {block.id: block.article for block in variant.page.blocks}
    for meeting in variant.page.meetings:
        span = variant.page.span_by_id.get(meeting.name) if meeting.name else None
        if span is None:
            continue
        blocks = [b for b, a in article_of.items() if a == article_of[span.parts[0].block]]
        name = variant.page.text_of(span)
        if meeting.kind.value == "visit":
            old = next(
                (one for one in sorted(words("visits"), key=len, reverse=True) if one in name), ""
            )
            if old:
                new = dice.choice([one for one in words("visits") if one != old])
                for one in (span, *(variant.page.span_by_id[m] for m in meeting.mentions)):
                    for part in one.parts:
                        at = variant.text(part.block).find(old, part.start, part.end)
                        if at >= 0:
                            variant.put(part.block, at, at + len(old), new)
                for block, hit in variant.each(f"{old}(?=[时中期])", blocks):
                    variant.put(block, hit.start(), hit.end(), new)
            continue
        old = max((one for one in words("meetings") if name.endswith(one)), key=len, default="")
        if old:
            new = dice.choice([one for one in words("meetings") if one != old])
            for block, hit in variant.each(old, blocks):
                variant.put(block, hit.start(), hit.end(), new)


def other_days(variant: Variant, dice: random.Random) -> None:
    """Write the days of meetings in other ways, and make some others."""
    ways = (
        "{day}日",
        "近日",
        "日前",
        "{month}月{before}日至{day}日",
        "{day}日上午",
        "昨日",
        "昨天",
    )
    there = {m.date: m for m in variant.page.meetings if m.date}
    for id, meeting in there.items():
        span = variant.page.span_by_id[id]
        text = variant.page.text_of(span)
        hit = re.fullmatch(r"(\d+)月(\d+)日", text)
        part = span.parts[0]
        behind = variant.text(part.block)[part.end : part.end + 1]
        if not hit or len(span.parts) > 1 or int(hit[2]) < 2 or behind in tuple("上下晚凌至-—"):
            continue
        value = meeting.date_value
        way = dice.choice(ways)
        if value and way.startswith("昨"):
            way = "{day}日"
        new = way.format(month=hit[1], day=hit[2], before=int(hit[2]) - 1)
        if new.endswith("上午"):  # which is no part of the date
            mark = variant.offsets(part.block)[part.end]
            if mark is None or mark in variant.changes:
                continue
            new = new.removesuffix("上午")
            variant.changes[mark] = (("上午" + variant.page.raw[mark], True),)
        if variant.put(part.block, part.start, part.end, new):
            for one in variant.page.meetings:
                if one.date == id and value:
                    day = value if "日" in new[-1:] and new != "昨日" else None
                    if "至" in new:
                        day = f"{value[:8]}{int(hit[2]) - 1:02}/{value}"
                    variant.days[one.id] = None if new == "日前" else day


def other_marks(variant: Variant, dice: random.Random) -> None:
    """Set the marks half as wide, or full."""
    half = sum(map(variant.page.raw.count, _HALF)) > sum(map(variant.page.raw.count, _FULL))
    to = dict(zip(_HALF, _FULL, strict=True) if half else zip(_FULL, _HALF, strict=True))
    for at, character in enumerate(variant.page.raw):
        around = variant.page.raw[max(at - 1, 0) : at] + variant.page.raw[at + 1 : at + 2]
        if character in to and not (around.isascii() and around.isalnum() and len(around) == 2):
            variant.changes[at] = ((to[character], True),)


KINDS: dict[str, Callable[[Variant, random.Random], None]] = {
    "names": renamed(common),
    "names, everyday words": renamed(everyday),
    "names, rare families": renamed(rare),
    "names, compound families": renamed(compound),
    "names, two characters": renamed(short),
    "names, three characters": renamed(long),
    "names, with dots": renamed(dotted),
    "names, of other peoples": renamed(undotted),
    "names, foreign": renamed(foreign),
    "names, joining what follows": renamed(joining),
    "names, set apart": spaced,
    "places": moved_away,
    "paper": other_paper,
    "level": other_level,
    "offices": other_offices,
    "cues": other_cues,
    "cues of any length": longer_cues,
    "meetings": other_meetings,
    "days": other_days,
    "marks": other_marks,
}
"""The kinds of variants."""


def varied(page: Page, kind: str, dice: random.Random) -> Page:
    """Give a gold page in another wording of one kind; the page itself where nothing changes."""
    variant = Variant(page)
    KINDS[kind](variant, dice)
    return variant.result() if variant.changes else page


def _golds(folders: Sequence[str]) -> Iterator[Page]:
    for folder in folders:
        for path in sorted(Path(folder).glob("*.page.json")):
            yield read_page(json.loads(path.read_text(encoding="utf-8")))


def _bare(page: Page) -> Page:
    return replace(
        page,
        articles=(),
        blocks=(),
        people=(),
        spans=(),
        speeches=(),
        meetings=(),
        corrections=(),
    )


def main() -> None:
    """Print what suggestions are worth on pages of gold, and on a variant of each kind."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folders", nargs="+", help="where pages of gold are: NAME.page.json")
    parser.add_argument("--seed", default="0", help="the same seed gives the same variants")
    asked = parser.parse_args()
    golds = list(_golds(asked.folders))
    if not golds:
        parser.error(f"no pages of gold in {', '.join(asked.folders)}")
    print(f"{'':28} persons speeches meetings hand actions, labels' more")
    before = 0
    for kind in ("", *KINDS):
        dice = random.Random(f"{asked.seed} {kind}")
        pages = [varied(page, kind, dice) if kind else page for page in golds]
        found = pool(measure(page, suggest(_bare(page))) for page in pages)
        figures = [found.persons.value, found.speeches.value, found.meetings.value]
        done = found.actions
        labels = done.persons + done.speeches + done.contents + done.meetings
        before = before if kind else labels
        row = "   ".join(f"{value or 0:.3f}" for value in figures)
        print(f"{kind or 'as they are':28} {row} {done.total:6} {labels - before:+}")


if __name__ == "__main__":
    main()
