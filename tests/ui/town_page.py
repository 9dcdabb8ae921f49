"""A page of two articles and a line of furniture, which the window is driven on."""

from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Added, Kept, Piece

RAW = "\n".join(
    (
        "林溪市召开春耕会",  # 0
        "本报讯  四月二日，林溪市",  # 1
        "召开春耕会，市长何田北亰主持。",  # 2
        "何田说要早播种。",  # 3
        "副市长陶山参加会议。",  # 4
        "新桥通车",  # 5
        "新桥昨日通车，居民很高兴。",  # 6
        "第3版",  # 7
    )
)


def line(number: int) -> tuple[int, int]:
    """Give where a line of RAW lies."""
    lines = RAW.split("\n")
    start = sum(len(one) + 1 for one in lines[:number])
    return start, start + len(lines[number])


def block(id: str, article: str | None, role: Role, *lines: int) -> Block:
    """Make a block of whole lines of RAW, runs of white space left out."""
    pieces: list[Piece] = []
    for number in lines:
        start, end = line(number)
        text = RAW[start:end]
        gap = text.find("  ")
        if gap >= 0:
            pieces += [Kept(start, start + gap), Added(" "), Kept(start + gap + 2, end)]
        else:
            pieces.append(Kept(start, end))
    return Block.spelt(RAW, id, article, role, tuple(pieces))


def the_page() -> Page:
    """Give a page of two articles and one piece of furniture."""
    return Page(
        id="p",
        raw=RAW,
        articles=(Article("a1"), Article("a2")),
        blocks=(
            block("b1", "a1", Role.HEADLINE, 0),
            block("b2", "a1", Role.BODY, 1, 2),
            block("b3", "a1", Role.BODY, 3),
            block("b4", "a1", Role.BODY, 4),
            block("b5", "a2", Role.HEADLINE, 5),
            block("b6", "a2", Role.BODY, 6),
            block("b7", None, Role.FURNITURE, 7),
        ),
    )
