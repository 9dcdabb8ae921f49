"""The lines that are no running text: headlines and their kin, credits, jumps."""

import re
from collections.abc import Iterable
from itertools import pairwise

from annotator.page.model import Role
from annotator.suggest.structure.furniture import is_furniture
from annotator.suggest.structure.glyphs import (
    CLOSERS,
    OPENERS,
    PAIRED,
    PARTNER,
    STOPS,
    ends_sentence,
    is_chinese,
)
from annotator.suggest.structure.printed_names import SURNAMES, is_name, is_pen_name
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, FURNITURE, HEADLINE, JUMP
from annotator.suggest.structure.signers import may_sign, role_by_words, signed_role
from annotator.suggest.words import cut

_LEAD = re.compile(
    r"^(本报|本台|本刊)?[^，。]{0,8}(讯|电)[（(　]"
    r"|^[^，。（(]{0,6}[（(](本报|.{0,6})?(见习|实习|特约)?(记者|通讯员)"
    r"|^据?(本报|新华社|中新社)[^，。：:]{0,12}[讯电](?![员话])"
    r"|^据?[\u4e00-\u9fff][^，。：:（(“]{1,24}日(专?[讯电](?![员话力影视子脑商动网信])|消息[：:，,（(])"
    r"|^[\u4e00-\u9fff]{0,4}[报网社台][\u4e00-\u9fff]{0,4}专?[讯电](?=[\d昨今前])"
)
_CREDIT = re.compile(
    r"^[（(]?(本报|新华社|图片|图|文|记者|通讯员|摄影|资料|见习|实习|特约|全媒体)[^。，,！？]{0,24}(摄|摄影|摄影报道|供图|制图|绘|图|图文|文图)[)）]?$"
    r"|^[（(]?(摄影|供图|制图|图片来源|图/文|文/图|图|摄)[:：/].{1,20}$"
    r"|^[^。！？]{2,12}(摄|/图|供图|摄影|摄影报道|制图)[)）]?$"
)
_JUMP = re.compile(
    r"^[（(【\[▶►➤→◎☞]*(下转|上接|转|详见|紧接|(全文|(相关|详细|更多)?报道)详?见).{0,12}版.{0,8}[)）◀】\]]?$"
)
_JUMP_BEHIND = re.compile(
    r"(?:(?<=[。！？”’）)])[（(]转|(?<!^)[（(]下转)[^，。（）()]{0,10}版[^，。（）()]{0,6}[)）]$"
)
_JUMP_BEFORE = re.compile(r"^[（(](上接|紧接)[^，。（）()]{0,10}版[^，。（）()]{0,6}[)）]")
_PICTURE = re.compile(
    r"图为|图[一二三四五六①②③④⑤⑥\d]|[▲▶►◄◀↑↓←→]|[上下左右]图|图片说明|资料图|（图|\(图"
)
_TO_PAGE = re.compile(r"第?[A-Z]?\d{1,2}版$")
_FROM_FILES = re.compile(r"[（(]资料(图片?|照片)[)）]$")
_TAKEN = re.compile(
    r"(?<=[。！？”）)])[（(]?(本报|新华社|中新社|图片|摄影|见习|实习|特约|全媒体|记者|通讯员)"
    r"[^。，！？]{0,24}(摄|摄影|摄影报道|供图|制图|绘|图|图文|文图)[)）]?$"
    r"|(?<=[。！？”）)])[（(]?[\u4e00-\u9fff·]{2,10}[/／]?(摄|摄影|供图|绘)[)）]?$"
)
_SIGNED_BEHIND = re.compile(
    r"[。！？”’][（(](?:[\u4e00-\u9fff]{2,4}[：:])?[\u4e00-\u9fff]{2,12}[）)]$"
)
CREDIT_ENDS = frozenset("摄影图绘供道文)）")
"""How the photographer's line at a paragraph's end can end."""
_CLOSED = frozenset(")）")
_ENDINGS = STOPS | CLOSERS | CREDIT_ENDS | {"."}
"""Last characters of a line that can end a paragraph."""
_SEE = re.compile(r"(详见|见|全文见)[^，。]{0,6}版")
_WROTE = re.compile(r"文[/／、]?图|图[/／、]?文|撰文|[/／]文|^文[/／]")
_SIGNED = re.compile(r"^(读者|作者|特约撰稿人?|实习生)(?=[\u4e00-\u9fff])")
_ISSUED = re.compile(
    r"^(?!.*(?:召开|举行|举办).*会$|.*(?:座谈|协商)会$)"
    r"[^，。！？：“”\d]{2,24}(局|委|委员会|部|公司|中心|办公室|政府|学校|大学|医院|法院|检察院|协会|学会|处|厅|站|所|队"
    r"|银行|集团|指挥部|编辑部|[工商管居村]委?会|[文展图美]\w{1,2}馆|联合会|基金会|妇联|办|报社|杂志社|出版社|通讯社|合作社)$|^\d{4}年\d{1,2}月\d{1,2}日$"
)
_ISSUER_ENDS = frozenset("局委会部司心室府校学院处厅站所队行团馆联办社日")
"""How the name of an office, or the day, can end."""
_CONTINUES = re.compile(
    r"(会上|会议|全会|大会|与会|他|她|他们|此外|同时|另外|其中|随后|接着|为此|对此|因此|据了解|据介绍|目前|如今"
    r"|[二三四五六七八九十](是|要)|下一步|就(做好|抓好|贯彻|落实)).{0,40}[，：:]"
)
_DATING = frozenset("昨今前近日连当北")
_DATED = re.compile(
    r"(?:当地时间|北京时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|[昨今前][天日晚晨早]|近[日期]|日前|连日来"
)
_CAME_TOO = re.compile(r"(参加|出席|列席|陪同)([^，。]{0,6})[。）)]+$")
_ENTRY = re.compile(r"^[^，。：:；！？（(“]{2,16}(?:[（(][^）)]{1,8}[）)])?[：:](?=.)")
_NOTICE = re.compile(
    r"(公告|通告|公示|启事|声明|简讯|快讯|短讯|要闻|要事|大事|大事记|名单|预告|预报|天气|更正|致歉|致读者|招租|招聘|转让"
    r"|出租|来信|光荣榜|速递|速览|集锦|一览|战报|比分|榜单|开奖)$"
)
_SAYS = re.compile(r"(强调|指出|要求|表示|提出|时说|讲话|批示|致辞|署名文章)[:：]?$")
_ATTENDS = re.compile(
    r"(?=[等参出列陪主带讲致授揭宣见作])(等)?(参加|出席|列席|陪同|主持|带队|讲话|致辞|授牌|揭牌|宣布|见证|作报告)[^，。]{0,6}$"
)
_CAME = re.compile(r"等(领导)?(参加|出席|列席|陪同|与会|到会)$")
_DAY = re.compile(r"(\d{4}年)?\d{1,2}月\d{1,2}日")
_CALLS = re.compile(r"^[^，。]{2,6}(主持召开|组织召开)[^，。]{4,}会议?$")
_HAPPENED = re.compile(
    r"(揭晓|召开|举行|举办|开幕|闭幕|落幕|启动|启用|发布|出台|成立|开工|竣工|揭牌|签约|通过|(印发|下发)通知|开播|开通|投产|投用|结束|完成"
    r"|开业|颁布|实施|施行)$"
    r"|(?:举行|召开|举办)[^，。]{0,8}(?:会议?|仪式|典礼|活动)$"
)
_PLACES = r"站|局|院|校|学|公司|厂|队|所|中心|委|部|处|办|会|集团|社|班"
_BELONGS = re.compile(
    rf"^[\u4e00-\u9fff]+(?:{_PLACES}|(?P<person>学生|教师|教授|研究员|分析师|律师|医生|医师|护士"
    r"|村民|居民|市民|读者|职工|干部|书记|主任|志愿者))$"
)
_COLUMN = re.compile(
    r"([快时短锐热微点]评|提醒|传真|观察|聚焦|关注|追踪|访谈|手记|札记|纵横|专栏|调查|视点|热线|之窗|在线|讲述"
    r"|对话|专访|特写|速递|直击|论坛|杂谈|漫谈|随笔|新语|夜话|絮语|日记|会客厅|走基层|进行时|大家谈|调研行"
    r"|巡礼|看振兴|看小康|看变化|看发展|说法|帮办|信息台|服务台|求证|信箱|动态)$"
)
_SERIES = re.compile(
    r"[\u4e00-\u9fff”》](?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳㈠-㈩])$"
    r"|(?:系列|报道|述评|评论|[评谈篇访]|观察|纪实)[^，。]{0,4}之[一二三四五六七八九十]{1,2}$"
)
_COUNTED = frozenset("一二三四五六七八九十）)①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
"""How the number of a series can end."""
_DASHES = ("—", "―", "--", "──")
_COUNTING = frozenset("一二三四五六七八九十（")
_NUMBERED = re.compile(
    r"^([一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．](?!\d)"
    r"|0[1-9](?![\d年月日版时分]))"
)
_CASE = re.compile(r"[\u4e00-\u9fff]{1,4}[一二三四五六七八九十\d]{1,2}：")
_OPENING = frozenset("（(")
_MOST_WRITERS = 4
_LONGEST_ENTRY = 28
_LONGEST_SIGNED = 14
_CONTEXT = 8
"""Characters to either side of a line's end that tell whether a word runs over it."""


def leads(text: str) -> bool:
    """Whether the text opens as a report does: 本报讯（记者 …）, 新华社…电."""
    start = text[:40]
    signs = "讯" in start or "电" in start or "者" in start or "息" in start
    return signs and _LEAD.match(start) is not None


def is_dated(text: str) -> bool:
    """Whether a text begins with the day, or with how long ago it was."""
    first = text[:1]
    return (first in _DATING or first.isdecimal()) and _DATED.match(text) is not None


def continues(text: str) -> bool:
    """Whether a paragraph sounds like the midst or the end of a report: 会议强调…, …等参加。"""
    return _CONTINUES.match(text) is not None or _CAME_TOO.search(text[-24:]) is not None


def kind_of(text: str, wide: float, gaps: Iterable[int] = ()) -> Role:
    """Say what a lone line is by its own words; HEADLINE stands for the headline's kin.

    `gaps` are the places of its spaces, where `text` has none itself. BODY is a line that opens as
    a report does, and nothing else.
    """
    if may_sign(text):
        words = _words_of(text, gaps)
        signed = role_by_words(words, "".join(words))
        if signed is None and len(words) > 2:
            signed = role_by_words([text], text)  # its letters may stand apart
        if signed is not None:
            return signed
    if text[-1] == "版" and _ends_with_page(text, gaps):
        return FURNITURE
    if text[1:2] == "版" and text[0] in _COUNTING and 2 in gaps:
        return FURNITURE  # an entry of a contents box: its page comes first
    return BODY if leads(text) else lone_kind(text, wide)


def _ends_with_page(text: str, gaps: Iterable[int]) -> bool:
    """Whether a line ends with the number of a page set apart, as those of a contents box do."""
    number = _TO_PAGE.search(text)
    return number is not None and number.start() in gaps


def _words_of(text: str, gaps: Iterable[int]) -> list[str]:
    """Give what stands between a line's spaces."""
    places = [0, *[at for at in gaps if at], len(text)]
    if len(places) == 2:
        return text.split()
    return [text[start:end] for start, end in pairwise(places)]


def lone_kind(text: str, wide: float) -> Role:
    """Say the same of a line that neither opens as a report does nor tells only who made it."""
    if "版" in text and _JUMP.match(text):
        return JUMP
    if is_furniture(text):
        return FURNITURE
    may_credit = text[-1] in "摄影道图绘文)）" or text[0] in "（(摄供制图文"
    if wide <= 26 and may_credit and _CREDIT.match(text) and not ends_sentence(text):
        return BYLINE if _WROTE.search(text) else CREDIT
    signed = _SIGNED.match(text) if text[0] in "读作特实" else None
    if signed and is_name(text[signed.end() :]):
        return BYLINE
    return HEADLINE


def is_issuer(text: str) -> bool:
    """Whether a line behind a text names the office that issues it, or the day."""
    return text[-1:] in _ISSUER_ENDS and _ISSUED.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a paragraph says of itself that it explains a picture: 图为 …, ▲ …"""
    if len(text) > 220:
        return False
    return _PICTURE.match(text) is not None or (
        text[-1:] in _CLOSED and _FROM_FILES.search(text) is not None
    )


def shows(text: str) -> bool:
    """Whether a caption points to its picture rather than telling news of its own."""
    return "图为" in text or not _DAY.match(text)


def credit_start(text: str) -> int:
    """Say where the photographer's line at a paragraph's end starts; 0 where there is none."""
    found = _TAKEN.search(text) if text[-1:] in CREDIT_ENDS else None
    return found.start() if found else 0


def jump_start(text: str) -> int:
    """Say where the line starts that sends the reader on, at a paragraph's end; 0 for none."""
    found = _JUMP_BEHIND.search(text) if text[-1:] in "）)" else None
    return found.start() if found else 0


def jump_end(text: str) -> int:
    """Say where the line ends that says what a paragraph goes on from; 0 for none."""
    found = _JUMP_BEFORE.match(text)
    return found.end() if found and found.end() < len(text) else 0


def finishes(text: str) -> bool:
    """Whether a line can end a paragraph: with its sentence, or with what stands behind it.

    That is who wrote it or took the picture, or where the text goes on.
    """
    last = text[-1:]
    if last not in _ENDINGS:
        return False
    if ends_sentence(text):
        return True
    if last in CREDIT_ENDS and (credit_start(text) > 0 or jump_start(text) > 0):
        return True
    return last in _CLOSED and _SIGNED_BEHIND.search(text[-_LONGEST_SIGNED - 1 :]) is not None


def sends_on(text: str) -> bool:
    """Whether a jump line sends the reader of a contents box to another page."""
    return _SEE.search(text) is not None


def comes_in(text: str) -> bool:
    """Whether a jump line says where the text below it comes from: 上接第一版."""
    return text.lstrip("（(▶►➤→◎☞◀").startswith(("上接", "紧接", "接"))


def is_bracketed(text: str) -> bool:
    """Whether all of a line stands in one pair of brackets."""
    inside = text[1:-1]
    return text[:1] in _OPENING and text[-1] in "）)" and not any(mark in inside for mark in "（(")


def is_signature(text: str) -> bool:
    """Whether a line in an article's head names who wrote it."""
    return text != "" and (kind_of(text, 0.0) is BYLINE or is_name(text))


def is_signed(text: str) -> bool:
    """Whether a line is a text's last words, who wrote it in brackets: （某某 某某）."""
    if text[0] not in "（(" or text[-1] not in "）)" or len(text) > _LONGEST_SIGNED:
        return False
    inside = text[1:-1]
    named = inside[:1] in SURNAMES or inside[:2] in ("记者", "通讯", "本报")
    return len(inside) > 1 and named and all(map(is_chinese, inside))


def signs(belongs: str, *names: str) -> bool:
    """Whether words are where writers belong, or what they are, and their names."""
    found = _BELONGS.match(belongs) if len(belongs) <= 12 else None
    if found is None or not 0 < len(names) <= _MOST_WRITERS:
        return False
    if len(names) == 1 and found["person"]:
        return is_pen_name(names[0])
    return all(map(is_name, names))


def happened(text: str) -> bool:
    """Whether a line ends with the verb of an event: …会议召开, …评选揭晓."""
    return _HAPPENED.search(text) is not None


def calls(text: str) -> bool:
    """Whether a line tells who called a meeting, over the headline that tells what it was about."""
    return _CALLS.match(text) is not None


def starts_byline(text: str) -> bool:
    """Whether the text is a byline by its first word: 本报记者 …"""
    return len(text) <= 24 and signed_role(text.split()) is BYLINE


def names_column(text: str) -> bool:
    """Whether a few characters are the name of a column of the paper."""
    return _COLUMN.search(text) is not None


def names_notice(text: str) -> bool:
    """Whether a line heads a text of its own by its last word: …公告, …简讯, …名单, 更正."""
    return len(text) <= 40 and _NOTICE.search(text) is not None


def names_series(text: str) -> bool:
    """Whether a line is the numbered name of a series, which stands over its headline."""
    return len(text) <= 16 and text[-1:] in _COUNTED and _SERIES.search(text) is not None


def is_bullet(mark: str) -> bool:
    """Whether a character is set before each item of a list."""
    return bool(mark) and mark in "●○◆◇■□▲△▼▽★☆•·※◎"


def is_entry(text: str) -> bool:
    """Whether a line starts as an entry of a list does: 某某小学：…, 一等奖（2名）：…"""
    start = text[:_LONGEST_ENTRY]
    return ("：" in start or ":" in start) and _ENTRY.match(text) is not None


def is_numbered(text: str) -> bool:
    first = text[:1]
    return (first in _COUNTING or first.isdecimal()) and _NUMBERED.match(text) is not None


def is_case(text: str) -> bool:
    """Whether a line is counted by a word of its own, as headings are: 案例一：…"""
    return "：" in text[2:6] and _CASE.match(text) is not None


def is_dashed(text: str) -> bool:
    return text.startswith(_DASHES)


def attends(text: str) -> bool:
    """Whether a line ends as one does that tells who came: …等参加, …授牌."""
    return _ATTENDS.search(text) is not None


def act_start(text: str) -> int:
    """Say where the verb starts with which such a line ends; the text's end where it has none."""
    found = _ATTENDS.search(text)
    return found.start() if found else len(text)


def came(text: str) -> bool:
    """Whether a line ends a list of those who came: …等参加."""
    return _CAME.search(text) is not None


def says(text: str) -> bool:
    """Whether a line ends in a verb of speech, so that the next one is what was said."""
    return _SAYS.search(text) is not None


def runs_over(text: str, following: str) -> bool:
    """Whether a word, or a number with what it counts, runs over the end of a headline's line."""
    last, first = text[-1], following[0]
    if last.isdigit() and (first.isdigit() or first in "年月日时分秒个万亿元名人号届次岁米%％℃"):
        return True
    if not (is_chinese(last) and is_chinese(first)):
        return False
    border = len(text[-_CONTEXT:])
    at = 0
    for word in cut(text[-_CONTEXT:] + following[:_CONTEXT]):
        if at < border < at + len(word):
            return True
        at += len(word)
    return False


def open_marks(text: str) -> bool:
    """Whether a quote or bracket stands open at the text's end."""
    opened: list[str] = []
    for mark in PAIRED.findall(text):
        if mark in OPENERS:
            opened.append(mark)
        elif opened and mark == PARTNER[opened[-1]]:
            opened.pop()
    return bool(opened)
