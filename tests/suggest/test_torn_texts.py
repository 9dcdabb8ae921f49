"""Texts that columns, pictures and headlines tear, on invented pages set in columns."""

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.line_ends import is_torn
from annotator.suggest.structure.lines import read_lines

FIRST = (
    "本报讯（记者 何远山）4月3日，柳溪县的春灌开了闸，清水沿着新修的干渠流进了下坪村的麦田，管水员"
    "把时刻表贴在祠堂门口，几点几分轮到哪一家，都写得清清楚楚。"
)
TORN = (
    "水库的闸门是去年冬天换的，新闸门由三台电机带动，一个人在值班室里就能开合，往年要八个壮劳力拉铁链。"
    "县里还把沿渠的旧涵洞挨个疏通，淤了十几年的泥沙一车一车运到了河滩上。"
)
LAST = "眼下麦苗正在返青，村里人说，今年的水来得早，比往年足，收成不会差。"
CAPTION = "4月2日，柳溪县的茶农在采摘新茶。今年清明前的雨水好，茶芽比往年壮实。"
CREDIT = "本报记者 郑守田 摄"
OTHER = (
    "本报讯（记者 杜小川）全县旧书市昨日在城墙根下开张，摆摊的多是退休的教员，卖的是自己读过的书，"
    "书页边上还留着铅笔写的批注，有人专为那些批注而来。"
)


def column(text: str, measure: int = 18, indent: int = 2) -> list[str]:
    """Set a paragraph as a column has it, its indent lost; marks hang over the column's edge."""
    lines, size = [], measure - indent
    while text:
        end = min(size, len(text))
        while end < len(text) and text[end] in "，。、；：”）":
            end += 1
        lines.append(text[:end])
        text, size = text[end:], measure
    return lines


def page_of(*parts: list[str] | str) -> Page:
    """Give what is suggested for lines, a blank line between the parts."""
    raw = "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)
    return fix(Page(id="p", raw=raw + "\n"))


def clean(text: str) -> str:
    return text.replace(" ", "")


def article_of(page: Page, start: str) -> list[str]:
    """Give the texts of the article that a block with this start is of, spaces left out."""
    texts = {block.article: block for block in page.blocks if clean(block.text).startswith(start)}
    (article,) = texts
    return [clean(block.text) for block in page.blocks if block.article == article]


def role_of(page: Page, start: str) -> Role:
    (found,) = (block for block in page.blocks if clean(block.text).startswith(start))
    return found.role


HEAD = "柳溪春灌提前半月开闸"


def test_a_paragraph_goes_on_behind_a_picture_with_its_headline() -> None:
    torn = column(TORN)
    page = page_of(
        HEAD,
        column(FIRST),
        torn[:2],
        "茶园清晨",
        column(CAPTION, 13),
        CREDIT,
        torn[2:],
        column(LAST),
    )
    assert article_of(page, HEAD) == [HEAD, *map(clean, (FIRST, TORN, LAST))]
    assert article_of(page, "茶园清晨") == ["茶园清晨", CAPTION, clean(CREDIT)]


def test_a_paragraph_on_one_line_ends_before_a_pictures_caption_wherever_its_sentence_is() -> None:
    cut = TORN.index("，往年") + 1
    page = page_of(HEAD, FIRST, TORN[:cut], CAPTION, CREDIT, TORN[cut:], LAST)
    assert article_of(page, HEAD) == [HEAD, *map(clean, (FIRST, TORN, LAST))]
    assert role_of(page, CAPTION) is Role.CAPTION


def test_a_headline_over_a_picture_is_no_paragraph_though_a_caption_follows() -> None:
    page = page_of(HEAD, FIRST, TORN, LAST, "茶园里的清晨", CAPTION, CREDIT)
    assert role_of(page, "茶园里的清晨") is Role.HEADLINE


def test_a_text_cut_off_behind_a_comma_does_not_run_into_the_headline_below() -> None:
    torn = column(TORN)
    short = torn[2][: torn[2].index("，") + 1] if "，" in torn[2] else torn[2][:9] + "，"
    page = page_of(column(FIRST), [*torn[:2], short], HEAD, column(OTHER))
    assert HEAD in [clean(block.text) for block in page.blocks]


def test_a_torn_text_of_three_short_lines_that_ends_with_a_comma_is_no_headline() -> None:
    lines = ["郑守田说，水渠修好以后，村", "里的麦田有三百亩浇上了水，", "剩下的七十亩，"]
    page = page_of(lines, "旧书市城墙根下开张", column(OTHER))
    assert role_of(page, "郑守田说") is Role.BODY
    assert role_of(page, "旧书市城墙根下开张") is Role.HEADLINE


def test_a_paragraph_of_which_one_line_stands_over_a_picture_is_put_together() -> None:
    torn = column(TORN)
    page = page_of(
        HEAD, column(FIRST), torn[:1], column(CAPTION, 13), CREDIT, torn[1:], column(LAST)
    )
    assert article_of(page, HEAD) == [HEAD, *map(clean, (FIRST, TORN, LAST))]


def test_what_follows_a_tail_ends_where_a_day_begins_another_text() -> None:
    torn = column(TORN)
    visit = "4月1日上午，县长郑守田来到河街社区，看望了九十岁的修表匠杜老人，问他屋里暖不暖。"
    page = page_of(torn[3:], column(LAST), column(visit), HEAD, column(FIRST), torn[:3])
    texts = article_of(page, clean(FIRST)[:8])
    assert clean(TORN) in texts
    assert clean(visit) not in texts[texts.index(clean(TORN)) : texts.index(clean(TORN)) + 2]


def test_rows_of_the_pages_own_lines_are_no_sign_that_it_was_torn() -> None:
    masthead = [
        "柳溪日报",
        "2024年4月3日 星期三",
        "第0613期",
        "今日8版",
        "责编：郑守田",
        "校对：何远山",
    ]
    codes = ["扫一扫 看视频", "A03版", "A05版", "A07版", "柳溪日报微信", "农历二月廿五"]
    raw = "\n".join([*masthead, *codes, "", HEAD, "", *column(FIRST)])
    lines = read_lines(raw, bytearray(len(raw)), {})
    margins = [-8.0] * (len(masthead) + len(codes)) + [8.0] * (len(lines) - 13)
    assert not is_torn(lines, margins, [margin < 0 for margin in margins])
    prose = column(TORN * 4)
    raw = "\n".join(prose)
    lines = read_lines(raw, bytearray(len(raw)), {})
    assert is_torn(lines, [-8.0] * (len(lines) - 1), [False] * len(lines))


def test_a_texts_end_behind_the_masthead_goes_with_the_head_under_it() -> None:
    masthead = ["柳溪日报", "2024年4月3日 星期三 第0613期"]
    thought = "春水是一年里最早的一笔账，账记在渠上，也记在心上。"
    end = "把水放到田里，把话说到人心里，这一年就有了奔头。"
    page = page_of(
        HEAD,
        column(FIRST),
        column(LAST),
        masthead,
        column(end, 14),
        "春水也是一笔账",
        "何小满",
        column(thought, 14),
    )
    assert article_of(page, "春水也是一笔账") == ["春水也是一笔账", "何小满", thought, end]
