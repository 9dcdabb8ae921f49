"""Characters that certainly are not what was printed: junk marks and misreadings."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from annotator.page.model import CorrectionKind


class Misread(NamedTuple):
    """`raw[start:end]` was printed as `text`: one character, or nothing where it is junk."""

    start: int
    end: int
    text: str
    kind: CorrectionKind


_RADICALS = dict(
    zip(
        "⺀⺁⺃⺄⺅⺆⺇⺈⺊⺋⺍⺎⺏⺐⺑⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "丶厂乙乙亻冂几刀卜㔾小小兀尢尣巳幺彑忄心扌攵旡日月歺母民氵氺灬爪爫犭王疋目示礻竹糹纟罒罒网罓罒羊羊羊耂聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長长长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿竜龙龙龟龟龟",
        strict=True,
    )
)
"""The CJK radicals (U+2E80 to 2EF3) that text layers hold for whole characters."""

_TRADITIONAL = dict(
    zip(
        "員門國會開關東車長馬風飛書學習說話語請讓識議論證評試詞訊訓設許訴該詳誤調談課誰諸謝變貝負財責敗貨販貪貫貴貸費賀資賓賞賢質賴購贈贊趙趕跡軍軌軟較載輕輛輝輪輸轉農這連進運過達違遠適選遲還邊鄉鄭醫鐘鐵鋼錄錢錯鎮閉問間聞閱闊陣陰陳陸陽階際隊隨險雖雙雜難電靈靜頁頂項順須領頭題額顏願類顧飯飲館駐驗驚體鬥魚鳥鮮點黨齊齡龍們個倉偉偵側備傑傘傳債傷傾僅價儀億優兒兩冊凍劃則剛創劇劉劍劑動務勝勞勢勵勸區協單衛廠歷壓參發嗎員嘗團園圓圖場塊堅報壯處備復夠夢奪奮獎婦媽嬰孫寧寫實審寬專將尋對導爾島嶺巖師帶幫幣幹廣庫應廟廢張強彈彎後從徑復徵恆悅惡愛態慣慶憂憲懷戰戲戶擁擇擊擔據擴擺攝敵數斷無舊時晉晝暫曉權條楊極構標樓樂樣樹橋機檢欄歡歲歸殘殺氣決況淚淺減測湯溝滅滿漢潔澤濟濤灣災為烏熱燈燒營爭狀獨獲環現瑪產畫異當療盜監盤眾睜礎確碼禮禍種稱穩窮競筆節築簡籌糧約紅紀純紙級紛素索紹終組結絕給統絲經綠維綱網緊緒線練組縣總績織繼續罷羅義聖聯聲職聽肅脈腦腳膽臉臨舉藝蘇藥處號術衝裝補製複見規視親覺覽觀計訂記許",
        "员门国会开关东车长马风飞书学习说话语请让识议论证评试词讯训设许诉该详误调谈课谁诸谢变贝负财责败货贩贪贯贵贷费贺资宾赏贤质赖购赠赞赵赶迹军轨软较载轻辆辉轮输转农这连进运过达违远适选迟还边乡郑医钟铁钢录钱错镇闭问间闻阅阔阵阴陈陆阳阶际队随险虽双杂难电灵静页顶项顺须领头题额颜愿类顾饭饮馆驻验惊体斗鱼鸟鲜点党齐龄龙们个仓伟侦侧备杰伞传债伤倾仅价仪亿优儿两册冻划则刚创剧刘剑剂动务胜劳势励劝区协单卫厂历压参发吗员尝团园圆图场块坚报壮处备复够梦夺奋奖妇妈婴孙宁写实审宽专将寻对导尔岛岭岩师带帮币干广库应庙废张强弹弯后从径复征恒悦恶爱态惯庆忧宪怀战戏户拥择击担据扩摆摄敌数断无旧时晋昼暂晓权条杨极构标楼乐样树桥机检栏欢岁归残杀气决况泪浅减测汤沟灭满汉洁泽济涛湾灾为乌热灯烧营争状独获环现玛产画异当疗盗监盘众睁础确码礼祸种称稳穷竞笔节筑简筹粮约红纪纯纸级纷素索绍终组结绝给统丝经绿维纲网紧绪线练组县总绩织继续罢罗义圣联声职听肃脉脑脚胆脸临举艺苏药处号术冲装补制复见规视亲觉览观计订记许",
        strict=True,
    )
)
for _same in [old for old, new in _TRADITIONAL.items() if old == new]:
    del _TRADITIONAL[_same]

_MARKS = re.compile(
    r"^[ \t]*(?P<heading>\#{1,6})(?=\s|\S)|^[ \t]*(?P<rule>(?:[-*_=][ \t]*){3,})$"
    r"|(?P<bold>\*\*|__)|^[ \t]*(?P<quote>>+)(?=\s)|^[ \t]*(?P<item>[*+-])(?=[ \t]+\S)"
    r"|(?P<picture>!\[[^\]\n]{0,80}\]\([^)\n]{0,300}\))|(?P<tag></?[a-zA-Z][^<>\n]{0,200}>)"
    r"|(?P<tick>`{1,3})",
    re.MULTILINE,
)
_ALIKE = (
    (re.compile(r"(?<=月)(?P<day>\d{1,2} ?)(?P<wrong>曰)"), "日"),
    (re.compile(r"(?<=[\u4e00-\u9fff])(?P<wrong>丙)(?=[个位名次年天项家届批条类])"), "两"),
)
"""Characters read for others of their shape, where what stands about them leaves no doubt."""
_STROKE = re.compile(r"(?<=[\u4e00-\u9fff])[丨|｜](?=[\u4e00-\u9fff])")
_AND = re.compile(r"(?<=[\u4e00-\u9fff]) *and *(?=[\u4e00-\u9fff])")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff\ufffe\ufffc]+"
)


def misread(raw: str) -> tuple[list[Misread], dict[int, int]]:
    """Give what is certainly junk or misread, in order and without overlaps.

    With it come the raw offsets at which the text itself marks a heading (Markdown), by level.
    """
    found = [Misread(m.start(), m.end(), "", CorrectionKind.JUNK) for m in _CONTROL.finditer(raw)]
    headings: dict[int, int] = {}
    for mark in _MARKS.finditer(raw):
        start, end = mark.span(mark.lastgroup or 0)
        found.append(Misread(start, end, "", CorrectionKind.JUNK))
        if mark.lastgroup == "heading":
            headings[start] = end - start
    found += [Misread(m.start(), m.end(), "和", CorrectionKind.MISREAD) for m in _AND.finditer(raw)]
    for alike, text in _ALIKE:
        found += [
            Misread(m.start("wrong"), m.end("wrong"), text, CorrectionKind.MISREAD)
            for m in alike.finditer(raw)
        ]
    found += _strokes(raw)
    found += _radicals(raw)
    found += _traditional(raw)
    found.sort()
    apart: list[Misread] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart, headings


def _strokes(raw: str) -> Iterator[Misread]:
    """Upright strokes inside a sentence; between the parts of a heading they are printed."""
    for stroke in _STROKE.finditer(raw):
        start = raw.rfind("\n", 0, stroke.start()) + 1
        end = raw.find("\n", stroke.start())
        line = raw[start : len(raw) if end < 0 else end]
        if stroke.start() - start > 8 and any(mark in line for mark in "，,。"):
            yield Misread(stroke.start(), stroke.end(), "", CorrectionKind.JUNK)


def _radicals(raw: str) -> Iterator[Misread]:
    for found in re.finditer("[\u2e80-\u2fd5]", raw):
        mark = found.group()
        text = _RADICALS.get(mark) or unicodedata.normalize("NFKC", mark)
        if text != mark:
            yield Misread(found.start(), found.end(), text, CorrectionKind.MISREAD)


def _traditional(raw: str) -> Iterator[Misread]:
    """Single traditional characters inside simplified text; text that is traditional stays."""
    places = [index for index, mark in enumerate(raw) if mark in _TRADITIONAL]
    if len(places) > max(3, len(raw) // 200):
        return
    for index in places:
        around = raw[max(0, index - 6) : index + 7]
        if sum(mark in _TRADITIONAL for mark in around) == 1:
            yield Misread(index, index + 1, _TRADITIONAL[raw[index]], CorrectionKind.MISREAD)
