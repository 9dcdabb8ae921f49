"""What kind of article a few blocks make, judged from the words that newspapers mark kinds with."""

import re
from collections import defaultdict
from collections.abc import Sequence

from annotator.page.model import ArticleKind, Block, Role
from annotator.suggest.structure.heads import is_bullet, leads
from annotator.suggest.structure.role_names import (
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    HEADLINE,
    KICKER,
    SUBHEADLINE,
)

_SHORT = 110
"""The most characters of a text that is a notice in brief."""
# Long choices have what they can begin with before them: most places are passed by at once.
_SERIES = re.compile(
    r"[①-⑳㈠-㈩⑴-⒇]$|之[一二三四五六七八九十]{1,3}[）)]?$|[（(][上中下一二三四五六七八九十\d]{1,2}[）)]$"
    r"|系列(报道|评论|谈|之)|连载|第[一二三四五六七八九十百\d]+[回章]$"
)
_COMMENTS = re.compile(
    r"评论员|社论|[短时快锐热微简]评|评论|杂谈|漫谈|漫笔|杂感|随感|观察家|时论|纵横谈|今日谈|编者按|编后"
)
_ASKS = re.compile(r"答.{0,6}记者问|[专采]访$|^——.{0,4}访|对话|访谈|面对面")
_QUESTION = re.compile(r"^(记者|问|主持人|编辑|Q)[：:]")
_NOTICE = re.compile(
    r"(公告|通告|公示|启事|通知|布告|告示|告知书|告市民书|公开信|倡议书|征集令|预告|征稿|须知)[^，。]{0,6}$"
    r"|^(征集|征稿|征文|征订)|(停水|停电|停气)(通知|公告|信息|预告)"
)
_NOTIFIES = re.compile(
    r"(?=[特公通予面向])(?:"
    r"特此(公告|通告|通知|公示|启事|声明)|(公告|公示|通知|通告)如下|公示期|予以(公告|公示)"
    r"|(面向|向)(社会|全[国省市县区州旗社]|广大).{0,8}(征集|招募|公开))"
)
_ADVERT = re.compile(
    r"(?=[遗声作招转出拍租加诚急广大盛隆特优抢订咨预售报欢])(?:"
    r"遗失(声明|启事)?$|声明作废|^遗失|作废[。！]?$|(招聘|招租|转让|出租|出售|招商|招生|拍卖|租赁|加盟|诚聘|急聘)"
    r"(启事|信息|公告)?$|广告$|招(学徒|工|聘)|大(促销|酬宾|甩卖)|盛大(开业|开盘|启幕)|隆重(开业|上市)|特价|优惠价"
    r"|(抢购|订购|咨询|预订|售楼|加盟|招商|报名)(热线|电话)|欢迎(选购|惠顾|光临|洽谈|来电|订购))"
)
_LETTER = re.compile(r"^(编辑同志|编辑部|尊敬的(编辑|读者)|.{0,4}编辑)[：:，,]|^(读者)?来信")
_BRIEFS = re.compile(
    r"(简讯|快讯|短讯|简报|要闻|要事|速览|短波|集锦|一览|速递|快览|资讯|短新闻|零讯|简明新闻|动态)$"
)
_DATED = re.compile(r"\d{1,2}月\d{1,2}日|昨[天日]|今[天日]|近日|日前|当[天日]")
_REPORTS = re.compile(r"记者|通讯员|讯|报道|摄")


def kind_of_article(blocks: Sequence[Block]) -> ArticleKind:
    """Give the kind that the blocks of one article say it has; NEWS where nothing says more."""
    texts: defaultdict[Role, list[str]] = defaultdict(list)
    for block in blocks:
        texts[block.role].append(block.text)
    body = texts[BODY]
    if not body:
        pictures = texts[CAPTION] or texts[CREDIT]
        return ArticleKind.PHOTO if pictures else ArticleKind.NEWS
    kickers, headlines, bylines = texts[KICKER], texts[HEADLINE], texts[BYLINE]
    titles = kickers + headlines + texts[SUBHEADLINE]
    if sum(map(bool, map(_QUESTION.match, body))) >= 2 or _any(_ASKS, titles):
        return ArticleKind.INTERVIEW
    if _any(_COMMENTS, kickers + headlines + bylines):
        return ArticleKind.COMMENTARY
    if _LETTER.match(body[0]) or _any(_LETTER, titles):
        return ArticleKind.OTHER
    if _any(_SERIES, kickers + headlines):
        return ArticleKind.SERIES
    return _of_text(body, headlines, bylines)


def _of_text(body: Sequence[str], headlines: Sequence[str], bylines: Sequence[str]) -> ArticleKind:
    """Judge what the titles leave open by the text itself."""
    size = sum(map(len, body))
    if sum(is_bullet(text[:1]) for text in body) >= 2 or _any(_BRIEFS, headlines):
        return ArticleKind.BRIEF
    if not any(map(leads, body)):
        if _any(_ADVERT, headlines) or (size < 400 and _any(_ADVERT, body)):
            return ArticleKind.ADVERT
        if _any(_NOTICE, headlines) or (size < 600 and _any(_NOTIFIES, body)):
            return ArticleKind.NOTICE
        if bylines and not _any(_REPORTS, bylines) and not _DATED.search(body[0][:60]):
            return ArticleKind.COMMENTARY  # an opinion is signed with a bare name
    if len(body) == 1 and size <= _SHORT and headlines:
        return ArticleKind.BRIEF
    return ArticleKind.NEWS


def _any(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    return any(map(pattern.search, texts))
