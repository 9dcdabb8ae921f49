"""What the guide tells an editor to press, pressed in its order, on a page as it came in."""

from annotator.page.model import MeetingKind, Page, PageStatus, Part, Role

RAW = "\n".join(
    (
        "本报讯四月二日，柳湾市防",  # 0
        "汛会召开。市长何田强调，要早备。",  # 1
        "指出，要细查。",  # 2
        "陶山、贺一舟、孟青和安若谷出席会议。",  # 3
        "柳湾防汛早动手",  # 4
        "第3版",  # 5
    )
)


def lines(first: int, last: int) -> tuple[int, int]:
    """Give where some lines of RAW lie together."""
    rows = RAW.split("\n")
    start = sum(len(row) + 1 for row in rows[:first])
    return start, start + len("\n".join(rows[first : last + 1]))


def words(desk, text: str) -> list[Part]:
    """Give the place of the page that reads so."""
    return next(
        [Part(block.id, block.text.find(text), block.text.find(text) + len(text))]
        for block in desk.page.blocks
        if text in block.text
    )


def strokes(desk, *pairs: tuple[str, str]) -> None:
    for text, keys in pairs:
        desk.select(words(desk, text))
        desk.person.press(keys)


def test_the_strokes_of_the_guide_finish_a_page(project, sit_down):
    desk = sit_down(project(Page(id="p", raw=RAW)))
    press = desk.person.press

    # Lines.
    desk.select_raw([lines(0, 1)])
    press("Ctrl+M")
    desk.caret(desk.page.blocks[0].id, 1)
    desk.select_raw([lines(2, 2)])
    press("Ctrl+Shift+L")
    desk.select_raw([lines(3, 3)])
    press("Ctrl+M")
    desk.select_raw([lines(4, 4)])
    press("Ctrl+Shift+H")
    desk.select_raw([lines(5, 5)])
    press("Ctrl+Shift+U")
    desk.flip(lines(0, 0)[1])
    desk.flip(lines(0, 0)[1])
    assert [(block.role, block.text) for block in desk.page.blocks if block.text] == [
        (Role.HEADLINE, "柳湾防汛早动手"),
        (Role.BODY, "本报讯四月二日，柳湾市防汛会召开。市长何田强调，要早备。指出，要细查。"),
        (Role.BODY, "陶山、贺一舟、孟青和安若谷出席会议。"),
        (Role.FURNITURE, "第3版"),
    ]

    # A speech in three strokes, and a further one by the same speaker.
    strokes(desk, ("何田", "F5"), ("强调", "F6"), ("要早备。", "F7"))
    strokes(desk, ("指出", "F6"), ("要细查。", "F7"))
    desk.select(words(desk, "市长"))
    press("Ctrl+Shift+2")
    assert [one.speaker_text for one in desk.page.speeches] == ["何田", "何田"]
    assert [desk.page.text_of(desk.page.span_by_id[one.cue]) for one in desk.page.speeches] == [
        "强调",
        "指出",
    ]

    # A meeting, and its list of names at once.
    strokes(desk, ("柳湾市防汛会", "Ctrl+Shift+M"), ("四月二日", "Ctrl+Shift+D"))
    strokes(desk, ("陶山、贺一舟、孟青和安若谷", "Ctrl+Shift+E"))
    [meeting] = desk.page.meetings
    names = {person.id: person.name for person in desk.page.people}
    assert meeting.kind is MeetingKind.MEETING
    assert [names[one.person] for one in meeting.attendees] == ["陶山", "贺一舟", "孟青", "安若谷"]

    # Done; and everything can be taken back.
    press("Ctrl+D")
    assert desk.page.status is PageStatus.DONE
    for _ in range(40):
        press("Ctrl+Z")
    assert desk.page.blocks == ()
    assert desk.page.speeches == ()
