"""The lines that belong to the page rather than to an article: its name and number, who made it."""

import re
from collections.abc import Callable, Sequence

_PAPERS = "日报|晚报|早报|晨报|时报|周报|新报|商报|都市报|县报|区报|市报|州报"
_PAGE_AND_NAME = re.compile(r"[A-Z]?\d{1,2}(版)?[|｜丨/·].{0,30}$|[A-Z]\d{1,2}$")
_SECTIONS = (
    "要闻|综合|新闻|时政|时事|国内|国际|社会|民生|经济|财经|法治|文化|体育|教育|健康|副刊|广告|专版"
    "|专题|理论|评论"
)
_PAGE_AND_SECTION = re.compile(
    r"(0\d|[A-D]\d{1,2})版?[\u4e00-\u9fff·]{2,6}$"
    rf"|\d{{1,2}}版?[\u4e00-\u9fff]{{0,2}}({_SECTIONS})$"
)
_SECTION_AND_PAGE = re.compile(
    rf"([\u4e00-\u9fff]{{0,2}}({_SECTIONS})|[\u4e00-\u9fff]{{2,3}}·[\u4e00-\u9fff]{{2,3}})"
    r"[A-D]?\d{1,2}$"
)
_PUBLISHED = re.compile(
    r"[^，。！？：]{2,40}(主管主办|机关报|内部资料|准印证|社出版|社主办|委主办|委主管|公司主办|中心(主办|出版))"
)
_LUNAR = re.compile(
    r"[^，。！？]{0,24}[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
    r"闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿三][一二三四五六七八九十]"
)
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")

_PAGE = re.compile(
    r"第?[A-Z]?[\d一二三四五六七八九十]{1,3}版.{0,8}$|[^。，第]{3,30}[^第\d。，]\d{1,2}版$|今日.{0,4}版$"
)
_WITH_COLON = re.compile(
    r".{0,14}(责编|责任编辑|编辑|美编|校对|版式|组版|排版|主任|总编|主编|审读|统筹|监制)[:：].{0,60}$"
    r"|https?:|[^，。]{0,12}(地址|社址)[：:].{0,40}(电话|邮编|传真|邮政编码)[：:]|.*邮箱[:：]"
)
_MADE_BY = re.compile(
    r"(本版|责任|值班|执行|今日)?(编辑|责编|主编|总编辑?|美编|版式|校对|校检|审读|组版|编审|签发).{2,12}"
    r"(编辑|责编|主编|美编|版式|校对|校检|审读|组版|制图|检查|编审|签发).{2,30}$"
    r"|.*(责编|责任编辑|美编|版式|校对)[:：/]"
)
_ONLINE = re.compile(r".{2,12}(微信|微博|APP|抖音号?|视频号|头条号)$|.{0,6}导读$|.*客户端$")
_ENDS = frozenset("信博P音号读端报刊讯")
"""How the name of a paper ends, or of what it has online."""
_OPENING = re.compile(r"导读|农历.{0,14}$")
_SECTION = re.compile(r"[A-Z]?\d{1,2}版?[\u4e00-\u9fff·]{2,6}(?<!报)")
_PAPER_OR_DAY = re.compile(r"[\u4e00-\u9fff]{2,5}报|\d{4}[年.-]\d")
_WEEKDAY = re.compile(
    r"(.{0,8}\d{4}年)?\d{1,2}月\d{1,2}日.{0,3}星期.{0,30}$"
    r"|[^，。！？]{0,30}\d{4}[年.-]\d{1,2}[月.-]\d{1,2}日?.{0,3}星期[^，。！？]{0,30}$|星期[一二三四五六日天].{0,20}$"
)
_PAPER = re.compile(rf".{{2,6}}({_PAPERS}|周刊|周讯)$")
_DATED = re.compile(r".{2,8}\d{4}年\d{1,2}月\d{1,2}日")
_PAPER_AND_PAGE = re.compile(rf".{{2,6}}({_PAPERS})[A-Z]?\d{{1,2}}$")
_HOTLINE = re.compile(r"(新闻|广告|订阅|发行|投诉|报料|爆料|服务)(热线|电话)(?=.{0,3}(\d|$))")
_SECTION_ALONE = re.compile(rf"({_SECTIONS}|今日|本地|本市|本埠|时评){{2}}|要闻|综合|广告")
_LATIN_NAME = re.compile(r"[\u4e00-\u9fff]{0,4}[A-Z]{4,}")
"""The name of a paper or a section, in capitals."""
_ADDRESS = re.compile(r"[^，。]{0,16}www\.")
_PRICE = re.compile(r"(零售价?|定价|每份)[^，。]{0,6}\d|印刷[：:]")
_ISSUE = re.compile(r"第\d{1,6}期(?![：:])")
_DEGREES = re.compile(r"[晴阴云雨雪雾霾级].{0,12}\d ?℃|\d ?℃ ?[~～至到—-]")
_DOTTED = re.compile(r".{4,40}?(?:…{2,}|[·.．]{4,})[A-Z]?\d{1,2}版?$")
"""A line of a contents box, led to the number of its page by dots."""
_READER = re.compile(
    r"(?:(?:[上下前后]一[版篇期页]|版面(?:导航|目录|概览)|标题导航|返回(?:首页|目录|顶部|主页|列表|版面)|放大|缩小|默认|打印|关闭"
    r"|往期回顾|本版新闻|(?:PDF|pdf)版?(?:下载|文件)?|[|｜>＞»《<＜《«·])+)$|版权所有|[^，。]{0,12}未经.{0,10}授权"
)
"""What a page read on a screen has about it."""
_LICENCE = re.compile(r"CN\d\d|ISSN|刊号|国内统一|邮发代号")
_SCANNED = re.compile(
    "扫一扫|扫码(?=关注|下载|进|加|看|观|阅|听|查|爆|报名|了解|$)|^扫描|二维码.{0,4}$|公众号"
)
_CONTENTS = re.compile(r"导读|看点|要目|目录|索引|提要|推荐|预告|精彩|要览")
_STAFF = re.compile(
    r"(?:总编辑?|主编|编委|编辑|责编|美编|版式|校对|校检|检校|组版|排版|审读|统筹|监制|视觉|设计|制图|签发|编审)"
    r"[：:／/|｜]?[\u3400-\u9fff]{2,4}(?=$|[^\u3400-\u9fff]|.{0,4}(?:编|校|版|审|设计|视觉|制图|热线))"
)
"""Who made the page, with what each did."""
_LONGEST_STAFF = 70


def _names_staff(text: str) -> bool:
    """Whether a line tells who made the page: two kinds of work at least, each with a name."""
    if len(text) > _LONGEST_STAFF or any(mark in text for mark in "，。！？"):
        return False
    return len(_STAFF.findall(text)) > 1


_INSIDE: tuple[tuple[str, tuple[Callable[[str], object], ...]], ...] = (
    ("版", (_PAGE.match, _READER.match)),
    ("篇页返缩", (_READER.match,)),
    ("…·.．", (_DOTTED.match,)),
    ("：:", (_WITH_COLON.match,)),
    ("编校版审签", (_MADE_BY.match, _names_staff)),
    ("星", (_WEEKDAY.match,)),
    ("年", (_DATED.match,)),
    ("甲乙丙丁戊己庚辛壬癸", (_LUNAR.match,)),
    ("管关料印版办", (_PUBLISHED.match,)),
    ("线话", (_HOTLINE.search,)),
    ("期", (_ISSUE.search,)),
    ("℃", (_DEGREES.search,)),
    ("号N内", (_LICENCE.search,)),
    ("扫码众", (_SCANNED.search,)),
    ("w", (_ADDRESS.match,)),
)
"""What the inside of a line shows, and the characters without one of which it can't."""
_BY_SIGN = {
    sign: [test for signs, tests in _INSIDE for test in tests if sign in signs]
    for sign in "".join(signs for signs, _ in _INSIDE)
}
_SIGN = re.compile(f"[{''.join(_BY_SIGN)}]")


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page rather than to an article.

    Before each pattern stands a quick sign without which it can't match.
    """
    first, last = text[0], text[-1]
    return bool(
        (
            (first.isdigit() or first.isupper())
            and (_PAGE_AND_NAME.match(text) or _PAGE_AND_SECTION.match(text))
        )
        or (last in _ENDS and (_ONLINE.match(text) or _PAPER.match(text)))
        or (first in "导农" and _OPENING.match(text))
        or (last.isdigit() and (_PAPER_AND_PAGE.match(text) or _SECTION_AND_PAGE.match(text)))
        or (len(text) <= 4 and _SECTION_ALONE.fullmatch(text))
        or ("A" <= last <= "Z" and len(text) >= 6 and _LATIN_NAME.fullmatch(text))
        or (first in "零定每印" and _PRICE.match(text))
        or _has_sign_of_page(text)
    )


def _has_sign_of_page(text: str) -> bool:
    """Whether something inside a line shows that it belongs to the page."""
    for sign in set(_SIGN.findall(text)):
        for test in _BY_SIGN[sign]:
            if test(text):
                return True
    return False


def is_day(text: str) -> bool:
    """Whether a line is a full date and nothing else."""
    return text[-1] == "日" and _DAY.match(text) is not None


def section_end(text: str, apart: Sequence[int]) -> int:
    """Say where the page's number and section end that stand on one line with paper or day.

    `apart` are the places of the line's spaces; 0 where nothing of the kind stands there.
    """
    for place in apart:
        if _SECTION.fullmatch(text[:place]) and _PAPER_OR_DAY.match(text[place:]):
            return place
    return 0


def names_contents(text: str) -> bool:
    """Whether a few characters are the name of a contents box: 本期看点, 今日导读."""
    return len(text) <= 8 and _CONTENTS.search(text) is not None
