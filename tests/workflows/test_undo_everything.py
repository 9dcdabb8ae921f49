"""Labels, typing, line breaks, roles and records are taken back in the order they were made."""

from collections.abc import Callable
from pathlib import Path

from annotator.page.model import Page
from tests.workflows.desk import Desk
from tests.workflows.second_reader import SecondReader, hold_against
from tests.workflows.small_pages import part_of, small_page


def test_everything_is_undone_in_order_and_done_again(
    project: Callable[..., Path],
    sit_down: Callable[[Path], Desk],
    second_reader: SecondReader,
) -> None:
    desk = sit_down(project(small_page()))
    states = [desk.page]
    for act in (tag, retype, split, type_on, flip, give_role, record, drop_a_line, new_article):
        act(desk)
        assert desk.page != states[-1], act.__name__
        states.append(desk.page)

    seen = [desk.page]
    while desk.session.can_undo:
        desk.person.command("undo")
        seen.append(desk.page)
    passed = [page for page in reversed(seen) if page in states]
    assert passed == states
    assert seen[-1] == states[0]
    hold_against(desk.window, second_reader)

    again: list[Page] = [desk.page]
    while desk.session.can_redo:
        desk.person.command("redo")
        again.append(desk.page)
    assert again == seen[::-1]
    hold_against(desk.window, second_reader)


def tag(desk: Desk) -> None:
    desk.select((part_of(desk.page, "杜小满"),))
    desk.person.command("tag_person")


def retype(desk: Desk) -> None:
    desk.select((part_of(desk.page, "亰"),))
    desk.person.compose("京")


def split(desk: Desk) -> None:
    place = part_of(desk.page, "渔民")
    desk.caret(place.block, place.start)
    desk.person.press("Return")


def type_on(desk: Desk) -> None:
    desk.person.write("A ")


def flip(desk: Desk) -> None:
    desk.flip(desk.page.raw.index("\n", desk.page.raw.index("雨季")))


def give_role(desk: Desk) -> None:
    desk.caret(part_of(desk.page, "灯会今晚开始").block, 2)
    desk.person.command("role_kicker")


def record(desk: Desk) -> None:
    desk.select((part_of(desk.page, "第三届灯会"),))
    desk.person.command("new_ceremony")


def drop_a_line(desk: Desk) -> None:
    start = desk.page.raw.index("灯会今晚")
    desk.select_raw(((start, start + 6),))
    desk.person.command("take_out")


def new_article(desk: Desk) -> None:
    desk.caret(part_of(desk.page, "杜小满").block, 1)
    desk.person.command("split_article")
