"""The lines that are no running text: headlines and their kin, credits, jumps, furniture."""

import re
from collections.abc import Sequence

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import OPENERS, PARTNER, ends_sentence, is_chinese, is_latin

_LEAD = re.compile(
    r"^(本报|本台|本刊)?[^，。]{0,8}(讯|电)[（(　]"
    r"|^[^，。（(]{0,6}[（(](本报|.{0,6})?(见习|实习|特约)?(记者|通讯员)"
    r"|^(本报|新华社|中新社)[^，。]{0,12}[讯电]"
)
_CREDIT = re.compile(
    r"^[（(]?(本报|新华社|图片|图|文|记者|通讯员|摄影|资料|见习|实习|特约|全媒体)[^。，,！？]{0,24}(摄|摄影|供图|制图|绘|图)[)）]?$"
    r"|^[（(]?(摄影|供图|制图|图片来源|图/文|文/图|图|摄)[:：/].{1,20}$"
    r"|^.{2,12}(摄|/图|供图|摄影|制图)[)）]?$"
)
_JUMP = re.compile(
    r"^[（(▶►➤→◎☞]*(下转|上接|转|详见|紧接|全文见|相关报道见).{0,12}版.{0,8}[)）◀]?$"
)
_PICTURE = re.compile(
    r"^(图为|图[一二三四五六①②③④⑤⑥\d]|[▲▶►◄◀↑↓←→]|[上下左右]图|图片说明|资料图|（图|\(图)"
    r"|[（(]资料(图片?|照片)[)）]$"
)
_TAKEN = re.compile(
    r"(?<=[。！？”）)])[（(]?(本报|新华社|中新社|图片|摄影|见习|实习|特约|全媒体|记者|通讯员)"
    r"[^。，！？]{0,24}(摄|摄影|供图|制图|绘|图)[)）]?$"
)
_SEE = re.compile(r"(详见|见|全文见)[^，。]{0,6}版")
_BYLINE = re.compile(
    r"^[□■◎●◆○◇▲△]?(本报|本刊|新华社|特约|见习|实习|全媒体|作者|通讯员|记者|评论员|撰文|文/|文图|采写)"
    r"[^，。！？；]{0,30}$"
)
_FURNITURE = re.compile(
    r"^[A-Z]?\d{1,2}(版)?[|｜丨/·].{0,30}$|^第?[A-Z]?\d{1,2}版.{0,8}$|^[A-Z]\d{1,2}$"
    r"|^.{0,14}(责编|责任编辑|编辑|美编|校对|版式|组版|排版|主任|总编|主编|审读|统筹|监制)[:：].{0,60}$"
    r"|(责编|责任编辑|美编|版式|校对)[:：/]"
    r"|^(https?:|www\.)|国内统一|邮发代号|刊号|ISSN|CN\d\d|(新闻|广告|订阅|发行|投诉)(热线|电话)|邮箱[:：]"
    r"|扫一扫|扫码|二维码|公众号|客户端$|^.{2,12}微信$|^.{0,6}导读$|^导读"
    r"|^(.{0,8}\d{4}年)?\d{1,2}月\d{1,2}日.{0,3}星期.{0,30}$|^星期[一二三四五六日天].{0,20}$"
    r"|^农历.{0,14}$|^今日.{0,4}版$|总?第\d+期|\d+ ?℃"
    r"|^.{2,6}(日报|晚报|早报|晨报|时报|周报|新报|商报|都市报|周刊|周讯)$"
    r"|^.{2,8}\d{4}年\d{1,2}月\d{1,2}日"
)
_SAYS = re.compile(r"(强调|指出|要求|表示|提出|时说|讲话|批示|致辞|署名文章)[:：]?$")
_ATTENDS = re.compile(
    r"(等)?(参加|出席|列席|陪同|主持|讲话|致辞|授牌|揭牌|宣布|见证|作报告)[^，。]{0,6}$"
)
_COUNTED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
_CAME = re.compile(r"等(领导)?(参加|出席|列席|陪同|与会|到会)$")
_DAY = re.compile(r"(\d{4}年)?\d{1,2}月\d{1,2}日")
_DASH = re.compile(r"^(——|—|--|──|―)")
_NUMBERED = re.compile(
    r"^([一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．])"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连"
    "芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖"
    "巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权"
    "强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘"
)
_PAIRED = "欧阳司马上官诸葛司徒东方皇甫尉迟公孙令狐慕容宇文长孙夏侯钟离濮阳宗政淳于单于申屠南宫端木"
COMPOUND = frozenset(_PAIRED[index : index + 2] for index in range(0, len(_PAIRED), 2))
"""Family names of two characters."""


def leads(text: str) -> bool:
    """Whether the text opens as a report does: 本报讯（记者 …）, 新华社…电."""
    return _LEAD.match(text[:40]) is not None


def kind_of(text: str, wide: float) -> Role:
    """Say what a lone line is by its own words; HEADLINE stands for the headline's kin."""
    if leads(text):
        return Role.BODY
    if _FURNITURE.search(text):
        return Role.FURNITURE
    if _JUMP.match(text):
        return Role.JUMP
    if wide <= 26 and _CREDIT.match(text) and not ends_sentence(text):
        return Role.CREDIT
    if wide <= 32 and _BYLINE.match(text) and not _SAYS.search(text):
        return Role.BYLINE
    return Role.HEADLINE


def is_caption(text: str) -> bool:
    """Whether a paragraph says of itself that it explains a picture: 图为 …, ▲ …"""
    return len(text) <= 220 and _PICTURE.search(text) is not None


def shows(text: str) -> bool:
    """Whether a caption points to its picture rather than telling news of its own."""
    return "图为" in text or not _DAY.match(text)


def credit_start(text: str) -> int:
    """Say where the photographer's line at a paragraph's end starts; 0 where there is none."""
    found = _TAKEN.search(text)
    return found.start() if found else 0


def finishes(text: str) -> bool:
    """Whether a line can end a paragraph: with its sentence, or with who took the picture."""
    return ends_sentence(text) or (text[-1:] in "摄影图绘供)）" and credit_start(text) > 0)


def sends_on(text: str) -> bool:
    """Whether a jump line sends the reader of a contents box to another page."""
    return _SEE.search(text) is not None


def is_name(text: str) -> bool:
    """Whether the text could be a person's printed name and nothing else."""
    if not all(map(is_chinese, text)):
        return False
    if text[:2] in COMPOUND and 3 <= len(text) <= 4:
        return True
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES


def is_numbered(text: str) -> bool:
    return _NUMBERED.match(text) is not None


def is_dashed(text: str) -> bool:
    return _DASH.match(text) is not None


def parts_of(texts: Sequence[str], marked: Sequence[bool], body: str) -> list[Role]:
    """Give the roles of the lines of one article's head, in their order.

    `marked` says which of them the text itself marks as headings (Markdown); `body` is the text
    below, in which names are looked up.
    """
    roles: list[Role | None] = [None] * len(texts)
    for index, text in enumerate(texts):
        if is_dashed(text):
            roles[index] = Role.SUBHEADLINE
        elif index and (kind_of(text, 0) is Role.BYLINE or is_name(text)):
            roles[index] = Role.BYLINE
        elif index and index == len(texts) - 1 and 2 <= len(text) <= 3 and not marked[index]:
            roles[index] = Role.BYLINE  # a pen name
    open_places = [index for index, role in enumerate(roles) if role is None]
    if not open_places:
        if Role.SUBHEADLINE in roles:
            roles[roles.index(Role.SUBHEADLINE)] = Role.HEADLINE
        return [role or Role.HEADLINE for role in roles]
    main = _main(texts, marked, open_places, body)
    for index in open_places:
        if index < main[0]:
            roles[index] = Role.KICKER
        elif index > main[-1]:
            roles[index] = Role.SUBHEADLINE
        else:
            roles[index] = Role.HEADLINE
    return [role or Role.HEADLINE for role in roles]


def _main(
    texts: Sequence[str], marked: Sequence[bool], places: Sequence[int], body: str
) -> list[int]:
    """Choose the lines of the headline itself among the places."""
    chosen = [index for index in places if marked[index]]
    if chosen:
        return chosen
    rest = list(places)
    kicked = False
    for index in places[:-1]:
        if _SAYS.search(texts[index]):
            rest = [place for place in places if place > index]
            kicked = True
    while len(rest) > 1 and _supports(texts[rest[-1]], texts[rest[0]], body):
        rest.pop()
        kicked = True
    if len(rest) == 1:
        return rest
    return rest if kicked else rest[1:]


def _supports(text: str, headline: str, body: str) -> bool:
    """Whether a line under a headline tells who was there rather than what happened."""
    if names_at_start(text, body) >= 2:
        return True
    return len(text) <= min(8, len(headline) - 3) and attends(text)


def attends(text: str) -> bool:
    """Whether a line ends as one does that tells who came: …等参加, …授牌."""
    return _ATTENDS.search(text) is not None


def came(text: str) -> bool:
    """Whether a line ends a list of those who came: …等参加."""
    return _CAME.search(text) is not None


def says(text: str) -> bool:
    """Whether a line ends in a verb of speech, so that the next one is what was said."""
    return _SAYS.search(text) is not None


def kicker_end(text: str, apart: Sequence[int]) -> int:
    """Say where a headline set on one line with its kicker has its border; 0 for no kicker.

    `apart` are the places of its spaces. The kicker comes first, and either says who speaks or is
    followed by clauses of one length among themselves and not of its own.
    """
    apart = [place for place in apart if not (is_latin(text[place - 1]) and is_latin(text[place]))]
    if not apart:
        return 0
    if _SAYS.search(text[: apart[0]]):
        return apart[0]
    if text[apart[0] - 1] in _COUNTED or (apart[0] <= 8 and text[apart[0] - 1].isdigit()):
        return apart[0]
    sizes = [end - start for start, end in zip([0, *apart], [*apart, len(text)], strict=True)]
    if len(sizes) > 2 and max(sizes[1:]) - min(sizes[1:]) <= 1 and sizes[0] > max(sizes[1:]) + 1:
        return apart[0]
    return 0


def names_at_start(text: str, body: str) -> int:
    """Count the names that a line starts with, set one behind the other without a mark."""
    count = at = 0
    while at < len(text) and text[at] in _SURNAMES:
        for size in (3, 2):
            name = text[at : at + size]
            if len(name) == size and _is_listed(name, body):
                count += 1
                at += size
                break
        else:
            break
    return count


def _is_listed(name: str, body: str) -> bool:
    at = body.find(name)
    while at >= 0:
        before, after = body[at - 1 : at], body[at + len(name) : at + len(name) + 1]
        if before in ("、", "，", ",", "。", "\n", "") or after in ("、", "等", "，"):
            return True
        at = body.find(name, at + 1)
    return False


def open_marks(text: str) -> bool:
    """Whether a quote or bracket stands open at the text's end."""
    opened: list[str] = []
    for mark in text:
        if mark in OPENERS:
            opened.append(mark)
        elif opened and mark == PARTNER[opened[-1]]:
            opened.pop()
    return bool(opened)
