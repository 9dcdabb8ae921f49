"""An event that a sentence tells: a meeting, a ceremony, a visit; and where it took place."""

import re
from dataclasses import dataclass

from annotator.page.model import MeetingKind, Span
from annotator.page.quick_init import quick_init
from annotator.suggest import words
from annotator.suggest.labels.clauses import Stretch

PLAIN = r"[^，,。；;：:！!？?\s、]"
"""A character of a phrase, none that parts phrases."""

HOW = re.compile(
    "(?:公开|隆重|正式|集中|现场|顺利|成功|分别|亲切|亲自|再次|首次|专题|圆满|如期|统一|同步|隆重地)+$"
)
"""In what manner something was done, behind the place: 在体育馆|隆重举行."""


@quick_init
@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, told at `[start, end)` of a block."""

    kind: MeetingKind
    block: str
    start: int
    end: int
    sentence: Stretch
    told: bool
    """Whether the words say that it took place; else they only name it."""
    place: tuple[int, int] | None = None
    host: Span | None = None
    leader: Span | None = None
    led: tuple[Span, ...] = ()
    """All who led it, where there were several."""
    received: bool = False
    """Whether it is a reception: who is received is named in the phrase."""
    follows: bool = False
    """Whether it was held right after the one told before: 会后，我市随即召开…."""
    besides: bool = False
    """Whether the one who held another held it too: 当天，某某还主持召开…."""
    joined: bool = False
    """Whether the words that tell of the one before tell of it too: 召开某会和|某会."""
    confidence: float = 0.8


def place_before(mask: str, low: int, high: int) -> tuple[int, int] | None:
    """Find 在某地 before the verb that holds: 某某在市会议中心主持召开."""
    hit = re.search(rf"在(?P<place>{PLAIN}{{2,24}}?)$", mask[low:high])
    if not hit or re.search(r"[上中下时后]$", hit.group("place")):
        return None
    start = low + hit.start("place")
    end = start
    for word, flag in words.tag(hit.group("place")):
        if (flag.startswith(("v", "p", "d", "c", "r")) and flag != "vn") or word in (
            "联合",
            "共同",
        ):
            break
        end += len(word)
    hows = HOW.search(mask, start, end)
    end = hows.start() if hows else end
    return (start, end) if end - start > 1 else None
