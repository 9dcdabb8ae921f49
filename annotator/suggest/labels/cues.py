"""Verbs of saying: where one stands, and whether it attributes anything there."""

import re
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import Mentions

_NOT_BEHIND = {
    "说": "明法服话起完过不是得出唱教理到",
    "表态": "发讲性",
    "称": "号为职赞呼作之霸重心",
    "讲": "话解座堂述课台好清究求政学故",
    "问": "题候卷责询世及",
    "介绍": "了人信情的和、给完过",
    "要求": "的是和、严之",
    "提出": "的了",
    "希望": "的工小之",
    "明确": "的了",
    "部署": "了的和、会",
    "认为": "的是",
    "强调": "的了和、",
    "分析": "了研会师的和、判",
    "回应": "了社群的",
    "宣布": "了的",
    "表示": "了的",
    "通报": "了的表会",
    "提醒": "的了",
    "反映": "了的出在",
    "承诺": "的书",
    "告诉": "的",
    "建议": "的和、书",
    "谈到": "的",
    "号召": "力的",
    "报告": "了的会人书文厅单、和",
    "估计": "的",
}
_FEELING = re.compile(
    r"[了出]?(?:热烈|衷心|诚挚|崇高|由衷|高度|亲切|深切|强烈|良好|沉痛|坚决|充分|最|极大|真诚|美好|节日)*(?:的)?(?:感谢|祝贺|欢迎|慰问|哀悼|肯定|满意|赞同|同意|敬意|支持|谢意|不满|遗憾|关切|赞赏|认可|理解|歉意|问候|祝福|惋惜|担忧|关注|愤慨|谴责|认同|关心|反对|欣慰|致敬|祝愿)"
)
_IN_A_TEXT = re.compile(r"(?:中|里)(?:还|也|又)?(?:说|称|指出|强调|表示|要求|写道|提出|，|,)")
"""在声明中说: what could be a cue names the text in which it is said."""
_QUALIFIES = re.compile(r"“[^”]*”(?:、“[^”]*”)*(?:的|等|这)")
"""A quotation that only describes what follows: 提出“……”的目标."""
_WANTS_A_MARK = frozenset(
    (
        "提出",
        "部署",
        "明确",
        "回应",
        "分析",
        "反映",
        "评价",
        "确认",
        "通报",
        "指示",
        "批示",
        "报告",
        "估计",
        "问",
    )
)
"""Verbs that report only before a comma, a colon or a quotation."""
_LISTENER = re.compile(
    r"(?:本报|本刊|本台|[\u4e00-\u9fff]{0,6})?(?:记者|笔者|采访者|主持人|大家|我们|他|她|我|对方|媒体|众人|乡亲们)(?=[，,：:“\s说])"
)
"""Whom somebody tells: behind 告诉, before what is told."""


@cache
def cue_words() -> re.Pattern[str]:
    """Give the expression that finds verbs of saying."""
    return re.compile(lexicons.either(lexicons.words("cues")))


@cache
def official() -> frozenset[str]:
    """Give the measured verbs whose speech may go on for paragraphs."""
    return frozenset(lexicons.sections("cues")[0])


@cache
def _before_noun() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("before_nominal_cues")) + "$")


def is_nominal(cue: str, before: str) -> bool:
    """Whether the cue is a noun here: 按照省委要求, 提出明确要求."""
    return cue in lexicons.words("nominal_cues") and bool(_before_noun().search(before))


def is_noun_as_often(cue: str) -> bool:
    """Whether the word is a noun as often as a verb (要求, 部署)."""
    return cue in lexicons.words("nominal_cues")


def attributes(mask: str, hit: re.Match[str], mentions: Mentions) -> bool:
    """Whether a verb of saying can attribute what stands around it in a masked text."""
    cue = hit.group()
    if len(cue) == 1 and _inside_word(mask, hit.start(), mentions):
        return False
    return _may_follow(cue, mask[hit.end() : hit.end() + 14]) and not _QUALIFIES.match(
        mask, hit.end()
    )


def listener_end(mask: str, cue_end: int) -> int:
    """Say where whom somebody tells ends: 告诉|记者; `cue_end` where nobody stands there."""
    hit = _LISTENER.match(mask, cue_end)
    return hit.end() if hit else cue_end


def pauses(mask: str, at: int) -> bool:
    """Whether a mark parts the cue from what is said."""
    while mask[at : at + 1].isspace():
        at += 1
    return mask[at : at + 1] in tuple('，,：:“"—―')


def _inside_word(mask: str, at: int, mentions: Mentions) -> bool:
    """Whether a cue of one character is the end of a longer word: 访问, 据说."""
    if at == 0 or mask[at - 1] in "他她我你们" or any(end == at for _, end, _ in mentions):
        return False
    return words.has_word(mask[at - 1 : at + 1])


def _may_follow(cue: str, behind: str) -> bool:
    """Whether what stands behind a cue can be what is said."""
    if not behind or behind[0] in "、）)》】”了过的着":
        return False
    if behind[0] in _NOT_BEHIND.get(cue, ""):
        return False
    if cue == "表示" and _FEELING.match(behind):
        return False
    if is_noun_as_often(cue) and _IN_A_TEXT.match(behind):
        return False
    return cue not in _WANTS_A_MARK or bool(re.match(r"\s*[，,：:“]", behind))
