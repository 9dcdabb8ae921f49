"""Lines that say who made what stands beside them: who wrote it, took the picture, set the page.

Such a line is made of few kinds of words: what somebody is (记者, 通讯员), where he belongs, what
he did (文, 摄影), and names. A line that holds another word is none.
"""

import re
from collections.abc import Sequence
from enum import Enum

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import is_chinese
from annotator.suggest.structure.printed_names import are_names, is_name
from annotator.suggest.structure.role_names import BYLINE, CREDIT, FURNITURE

_TELLS = re.compile("[，。！？；“”《》,!?;]")
"""What stands in no such line; a quick look that leaves most running text aside."""
_SIGN = re.compile(
    "[记者通讯评论员实习生作文字采写撰口述整理编校审版责值教授医律师农馆众市村民网友摄影图片制绘漫画供发报道□■◎●○◆◇△▲（(]"
)
"""What such a line has at least one of; a quick look before its words are read."""
_MOST_WORDS = 14
_LONGEST_NAME = 5
_LONGEST_GLUED = 4
_LONGEST = 44
_CUTS = re.compile(r"[/／|｜：:、，,\s\u3000]+")
_EDGES = "□■◎●○◆◇◉△▲▽▼☆★※•·"
_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))
_WHO = re.compile(
    r"(?P<unit>[\u4e00-\u9fff·]{0,14}?)"
    r"(?P<manner>(?:首席|全媒体?|融媒体?|见习|实习|特约|特派|资深|高级|主任|本报|本刊|本台|新华社|学生|校园|青年)*)"
    r"(?P<who>记者|通讯员|评论员|实习生|撰稿人|撰稿|分析师|研究员|读者|网友|市民|村民|摄影师|作者|拍客|编译|报道组|编辑部)"
    r"(?P<name>[\u4e00-\u9fff·]{0,12})"
)
_WORKER = re.compile("[者员人稿师友民客译组部生]")
"""What each name for those who write has one of; a quick look, as all of the next ones are."""
_EXPERT = re.compile(
    r"[\u4e00-\u9fff]{3,16}(?:教授|主任医师|主治医师|医师|研究员|律师|农艺师|工程师|馆员|营养师)"
    r"(?P<name>[\u4e00-\u9fff]{2,4})"
)
"""An expert who writes for a paper, where he belongs, and his name."""
_MEDIA = re.compile(r"(?:[报刊社台网部站号端]|新闻|中心|媒体?|频道|公司|驻[\u4e00-\u9fff]{2,4})$")
"""How the place ends where writers belong who are called by nothing else."""
_WRITE = frozenset(
    [
        "文",
        "文字",
        "撰文",
        "采写",
        "整理",
        "口述",
        "执笔",
        "撰稿",
        "作者",
        "采访",
        "编译",
        "讲述",
        "报道",
    ]
)
_SHOW = frozenset(
    [
        "图",
        "图片",
        "摄",
        "摄影",
        "摄影报道",
        "影",
        "制图",
        "绘图",
        "绘",
        "漫画",
        "作",
        "供图",
        "图表",
        "航拍",
        "拍摄",
        "照片",
        "提供",
        "摄制",
        "图文",
        "文图",
        "翻拍",
        "影报道",
        "摄图",
    ]
)
_BOTH = frozenset(["图文", "文图"])
_DONE = _WRITE | _SHOW
_STAFF = re.compile(
    r"(?:本版|值班|执行|今日|本期)?"
    r"(?:责任编辑|责任校对|策划|统筹|监制|责编|编辑|美术编辑|美编|主编|副?总编辑?|编委|主任|版式|版面|校对|校检|检校|校审|审校|组版|排版|审读|视觉|签发|编审|审核|责校|设计)"
    r"(?P<name>[\u4e00-\u9fff·]{0,8})"
)
_STAFF_START = frozenset("本值执今责策统监编美主副总版校检组排审视签设")
_FILES = re.compile(
    r"[（(]?(?:本报|新华社)?(?:资料(?:图片?|照片)|图片由[\u4e00-\u9fff]{2,16}提供|图据[\u4e00-\u9fff]{2,12}"
    r"|图片来[源自][\u4e00-\u9fff：:]{2,12}|图源[\u4e00-\u9fff：:]{2,12}|(?:新华社|中新社)(?:发|[/／].{2,6}))[）)]?"
)
"""Where a picture comes from that nobody of the paper took."""
_FILES_START = frozenset("（(本新资图中")
_SHORTEST_EXPERT = 7
_FROM = re.compile(
    r"[（(](?:据|来源|选自|摘自|转自|原载|作者(?:系|为|单位|：|:)|文章来源)[^（）()]{2,30}[）)]"
)
"""In brackets behind a text, where it comes from or who its writer is."""


class _Does(Enum):
    """What a word says that somebody does, is, or is called."""

    WHO = 0
    WRITES = 1
    SHOWS = 2
    STAFF = 3
    NAME = 4


def may_sign(text: str) -> bool:
    """Whether a line may tell only who made something, as far as a quick look says."""
    return len(text) <= _LONGEST and _TELLS.search(text) is None and _SIGN.search(text) is not None


def signed_role(words: Sequence[str]) -> Role | None:
    """Say what a line is that tells only who made something; None for any other line.

    `words` are what stands between its spaces. BYLINE names who wrote, CREDIT who took or drew a
    picture, FURNITURE who made the page.
    """
    whole = "".join(words)
    return role_by_words(words, whole) if may_sign(whole) else None


def role_by_words(words: Sequence[str], whole: str) -> Role | None:
    """Say the same of a line that may tell only who made something; `whole` is all its words."""
    if whole[0] in _FILES_START and _FILES.fullmatch(whole):
        return CREDIT
    expert = _EXPERT.fullmatch(whole) if len(whole) >= _SHORTEST_EXPERT else None
    if expert is not None and is_name(expert["name"]):
        return BYLINE
    if whole[0] in "（(" and _FROM.fullmatch(whole):
        return BYLINE
    inside = _unmarked(words)
    tokens = [token for token in _CUTS.split(" ".join(inside)) if token]
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    found = _read(_whole_names(tokens))
    return None if found is None else _role_of(found, whole[0] in _EDGES, tokens)


def _unmarked(words: Sequence[str]) -> list[str]:
    """Give the words without a mark before them or brackets around them."""
    inside = list(words)
    inside[0] = inside[0].lstrip(_EDGES)
    for opener, closer in _BRACKETS:
        if inside[0].startswith(opener) and inside[-1].endswith(closer):
            inside[0] = inside[0][1:]
            inside[-1] = inside[-1][:-1]
    return inside


def _whole_names(tokens: Sequence[str]) -> list[str]:
    """Put the two characters of a name together that a space spreads over the width of three."""
    result: list[str] = []
    lone = False
    for token in tokens:
        single = len(token) == 1 and is_chinese(token) and token not in _DONE
        if single and lone:
            result[-1] += token
            lone = False
        else:
            result.append(token)
            lone = single
    return result


def _read(tokens: Sequence[str]) -> list[_Does] | None:
    """Give what each word does; None where one does nothing of the kind."""
    found: list[_Does] = []
    called = False
    for token in tokens:
        does = _one(token, called)
        if does is None:
            return None
        found += does
        called = True
    return found


def _one(token: str, called: bool) -> list[_Does] | None:
    """Give what a word does; `called` says that a name may follow the words before it."""
    if token in _WRITE:
        return [_Does.WRITES]
    if token in _SHOW:
        return [_Does.SHOWS, _Does.WRITES] if token in _BOTH else [_Does.SHOWS]
    staff = _STAFF.fullmatch(token) if token[0] in _STAFF_START else None
    if staff is not None and (not staff["name"] or are_names(staff["name"])):
        return [_Does.STAFF, _Does.NAME] if staff["name"] else [_Does.STAFF]
    who = _WHO.fullmatch(token) if _WORKER.search(token) else None
    if who is not None and not (who["unit"] and (_is_no_unit(who) or who["who"] in _PEOPLE)):
        if not who["name"]:
            return [_Does.WHO]
        if are_names(who["name"]) or (who["manner"] and len(who["name"]) <= _LONGEST_GLUED):
            return [_Does.WHO, _Does.NAME]
        return None
    for act in _ACTS if token.endswith(_ACTS) else ():
        if token.endswith(act) and are_names(token[: -len(act)]):
            return [_Does.NAME, _Does.SHOWS if act in _SHOW else _Does.WRITES]
    if called and 2 <= len(token) <= _LONGEST_NAME and all(map(is_chinese, token.replace("·", ""))):
        return [_Does.NAME]
    return [_Does.NAME] if are_names(token) else None


_ACTS = ("摄影报道", "摄影", "供图", "制图", "摄", "绘", "图", "文")
"""What may stand right behind a name, the longer ones first."""


_PEOPLE = frozenset(("读者", "网友", "市民", "村民"))
"""Who belong to no paper."""


def _is_no_unit(who: re.Match[str]) -> bool:
    """Whether what stands before 记者 can't be where he belongs."""
    return _MEDIA.search(who["unit"]) is None


def _works(word: str) -> bool:
    """Whether a word alone says that somebody of the paper follows: 本报记者."""
    return word.endswith(("记者", "通讯员", "实习生"))


def _role_of(found: Sequence[_Does], bulleted: bool, tokens: Sequence[str]) -> Role | None:
    """Give the role of a line whose words do this; `bulleted` says that a mark opens it."""
    names = found.count(_Does.NAME)
    if _Does.STAFF in found:
        if not names or found[0] is not _Does.STAFF:
            return None
        wrote = _Does.WHO in found or _Does.WRITES in found
        return BYLINE if wrote else FURNITURE
    if not names:
        alone = any(token.endswith(("评论员", "编辑部", "报道组")) for token in tokens)
        return BYLINE if alone or (found == [_Does.WHO] and _works(tokens[0])) else None
    if _Does.WRITES in found:
        return BYLINE
    if _Does.SHOWS in found:
        return CREDIT
    if _Does.WHO in found:
        return BYLINE
    # Bare names in brackets are the last words of the text above.
    return BYLINE if bulleted and all(map(is_name, tokens)) else None
