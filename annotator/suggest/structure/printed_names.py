"""What a printed name can look like, letter by letter."""

from annotator.suggest import lexicons
from annotator.suggest.structure.glyphs import is_chinese

SURNAMES = frozenset(name for name in lexicons.words("surnames") if len(name) == 1)
"""Family names of one character."""
COMPOUND = frozenset(name for name in lexicons.words("surnames") if len(name) == 2)
"""Family names of two characters."""
_COLUMNS = frozenset(
    [
        "公示",
        "公告",
        "通告",
        "启事",
        "通知",
        "声明",
        "简讯",
        "快讯",
        "要闻",
        "导读",
        "天气",
        "更正",
        "致歉",
        "讣告",
        "寻人",
        "招聘",
        "广告",
        "目录",
        "索引",
        "来信",
        "来电",
        "来函",
        "来稿",
        "编后",
        "图片",
        "短波",
        "预告",
        "消息",
        "短讯",
        "综合",
        "副刊",
        "时评",
        "社论",
        "文章",
    ]
)
"""What columns of papers are called, so that nobody is."""


def is_name(text: str) -> bool:
    """Whether the text could be a person's printed name and nothing else."""
    size = len(text)
    if not 2 <= size <= 4:
        return False
    named = (size < 4 and text[0] in SURNAMES) or (size > 2 and text[:2] in COMPOUND)
    return named and text not in _COLUMNS and all(map(is_chinese, text))


def is_pen_name(text: str) -> bool:
    """Whether a line can be the bare name of a writer rather than that of a column."""
    called = 2 <= len(text) <= 3 and text not in _COLUMNS and text[-1] not in "了啦吗"
    return called and all(map(is_chinese, text))


def are_names(text: str) -> bool:
    """Whether a text is names one behind the other, without a mark between."""
    if not text:
        return True
    if text[0] not in SURNAMES and text[:2] not in COMPOUND:
        return False
    return any(is_name(text[:size]) and are_names(text[size:]) for size in (3, 2, 4))
