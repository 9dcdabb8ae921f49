"""Whom somebody tells or asks, and how many points he makes: what stands before his words."""

import re
from functools import cache, lru_cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.mentions import Mentions
from annotator.suggest.labels.offices import office_before

WANTS_WORDS = frozenset(
    (
        *("埋怨", "责怪", "安慰", "宽慰", "数落", "呼喊", "大喊"),
        *("劝说", "教导", "自嘲", "惊呼", "附和"),
    )
)
"""Verbs that tell what somebody does unless his words stand there: 埋怨他：“……”."""
_TOLD_TO = frozenset(("告诉", "告知", "告诫", "问", "反问", "答", "回答", "提出", "说", "讲"))
"""Verbs behind which stands to whom it is told."""
_ADDRESSED = frozenset(
    (
        *(
            "告诉",
            "告知",
            "提醒",
            "问",
            "寄语",
            "勉励",
            "叮嘱",
            "嘱咐",
            "反问",
            "告诫",
            "呼吁",
            "建议",
        ),
        *("评价", "形容", "称赞", "夸赞", "夸", "央求", "恳求", *WANTS_WORDS),
    )
)
"""Verbs behind which anybody may stand to whom it is told, if a mark follows."""
_MOVED = frozenset(("感慨", "感叹", "赞叹", "惊叹", "称赞"))
_HOW_MUCH = re.compile(r"(?:不已|万千|万分|良多|颇深|不止|连连)(?=[：:，,])")
"""How much somebody is moved: 感慨|不已|：“…”."""
AFTER_ALL = re.compile(r"(?:过|了|起|出|得)[^，,。；;“]{0,7}[：:]")
"""说过一句话：“…”: what is said follows after all."""
POINTS = re.compile(
    r"(?:[一二三四五六七八九十几两\d]{1,2}[点条项个方面]{0,2}(?:具体|明确)?|以下|如下|具体|明确)(?:要求|希望|意见|建议|倡议|期望|期待|主张)(?=[：:，,]|。(?:一[要是、，]|首先|第一|其一))"
    r"|(?:要求|希望|意见|建议)(?=[：:]|[，,](?:一|首先|第一|要|必须|各))"
)
"""提出三点要求：一是…: how many points are made."""
_TO_WHOM = re.compile(r"[^，,。；;：:“”、]{1,12}(?=[：:])|[^，,。；;：:“”、]{1,6}(?=[，,])")
"""Whom somebody reminds or asks, where a mark stands behind: 提醒|市民|：“…”."""
_LISTENER = re.compile(
    r"(?:本报|本刊|本台|[\u4e00-\u9fff]{0,6})?(?:记者|笔者|采访者|主持人|大家|我们|他|她|我|对方|媒体|众人|乡亲们)(?=[，,：:“\s说])"
)
"""Whom somebody tells: behind 告诉, before what is told."""


def listener_end(mask: str, cue: str, cue_end: int, mentions: Mentions = ()) -> int:
    """Say where whom somebody tells ends, or how many points are made: 告诉|记者, 提出|三点要求.

    Gives `cue_end` where nothing of the kind stands there.
    """
    after = AFTER_ALL.match(mask, cue_end)
    if after is not None:
        return after.end()
    if cue in _MOVED:
        hit = _HOW_MUCH.match(mask, cue_end)
        return hit.end() if hit else cue_end
    if cue not in _TOLD_TO and cue not in _ADDRESSED:
        return cue_end
    hit = _LISTENER.match(mask, cue_end) or POINTS.match(mask, cue_end)
    if hit is None and cue in _ADDRESSED:
        hit = _TO_WHOM.match(mask, cue_end)
        if hit and mask[hit.end()] in "，," and _does(hit.group()):
            hit = None  # 勉励|他们做大做强，并指出
    if hit is None and cue in _ADDRESSED:
        return _somebody_end(mask, cue, cue_end, mentions)
    if hit is None:
        return cue_end
    return hit.end() + (mask[hit.end() : hit.end() + 1] == "。")


def _somebody_end(mask: str, cue: str, cue_end: int, mentions: Mentions) -> int:
    """Say where a longer name for whom somebody tells ends: 叮嘱|林场场长某某，…, 问|护林员…."""
    stop = _PART.search(mask, cue_end, cue_end + _FAR)
    border = stop.start() if stop else cue_end
    named = next((one for one in mentions if cue_end <= one[0] and one[1] <= border), None)
    if named is not None:
        lead = mask[cue_end : named[0]]
        title = named[2].title or ""
        led = title.endswith(lead) or lead.removesuffix(title).endswith("的")
        if led and (named[1] == border or cue in _ASKING):
            return named[1]
    if stop and stop.group() in "，," and office_before(mask, border) and cue in _ASKING:
        return border
    office = _office().match(mask, cue_end) if cue in _ASKING else None
    return office.end() if office else cue_end


_ASKING = frozenset(("问", "反问", "追问"))
_PART = re.compile("[，,。：:；;！？“”]")
_FAR = 24
"""So far behind the verb ends whom somebody tells."""


@cache
def _office() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("offices")) + "(?![的和、])")


@lru_cache(1_000)
def _does(text: str) -> bool:
    """Whether the words tell what is to be done rather than name somebody."""
    return any(flag in ("v", "d", "p", "c") for _, flag in words.tag(text))
