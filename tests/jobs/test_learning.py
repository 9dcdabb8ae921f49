"""Learning from finished pages: what is learnt, what it gains, and that hands stay."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.jobs.learning import (
    NothingToLearnError,
    Report,
    as_it_came,
    known_of,
    learn,
    learn_in,
    report_of,
)
from annotator.page.model import Article, Block, Page, PageStatus, Part, Person, Role, Span, Status
from annotator.page.pieces import Kept
from annotator.store.project import Project
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.learn.confirmed import known
from annotator.suggest.learn.learned import Learned, LearnedError
from annotator.suggest.loglinear import LogLinear
from annotator.suggest.pipeline import suggest
from benchmarks import following
from tools.set_papers import HOUSES, PLAIN, House, paper

SIGNED = next(house for house in HOUSES if house.byline == "tail")
"""A paper that has the writer's bare name behind each text."""
RUBRIC = "青禾新报社区副刊第{}期"
PLACES = ("下坪", "上坪", "石桥", "竹坞", "枫林", "柳塘")


def finished(number: int, status: PageStatus = PageStatus.DONE) -> Page:
    """A page on which 仡濮阿朵, whose name no rule of names would find, is tagged by hand."""
    text = (
        f"{PLACES[number]}村的水渠修好了，仡濮阿朵在渠边坐了很久，看水一寸一寸漫过闸口，"
        "又顺着新砌的石槽流进秧田里去。"
    )
    rubric = RUBRIC.format(number)
    head = f"{PLACES[number]}水渠修好"
    raw = f"{rubric}\n\n{head}\n\n{text}\n"
    starts = [raw.index(one) for one in (rubric, head, text)]
    blocks = tuple(
        Block.spelt(
            raw,
            f"b{n}",
            None if role is Role.FURNITURE else "a1",
            role,
            (Kept(start, start + len(one)),),
        )
        for n, (start, one, role) in enumerate(
            zip(
                starts,
                (rubric, head, text),
                (Role.FURNITURE, Role.HEADLINE, Role.BODY),
                strict=True,
            )
        )
    )
    at = text.index("仡濮阿朵")
    return Page(
        f"p{number}",
        raw,
        status,
        articles=(Article("a1"),),
        blocks=blocks,
        people=(Person("x1", "仡濮阿朵"),),
        spans=(Span("s1", "person", (Part("b2", at, at + 4),), "x1"),),
    )


def names_on(page: Page) -> list[str]:
    return [page.text_of(span) for span in page.spans if span.label == "person"]


def test_names_and_usual_lines_are_learnt_and_the_gain_is_measured() -> None:
    pages = [finished(number) for number in range(5)]
    learned, report = learn(pages)
    assert "仡濮阿朵" in learned.known.names
    assert learned.known.usual == {"青禾新报社区副刊第0期"}
    assert (report.pages, report.held_out) == (5, 5)
    gains = {one.metric: one for one in report.gains}
    assert gains["persons"].after == 1.0
    assert (gains["persons"].before or 0.0) < 0.5
    assert gains["hand_actions"].after is not None
    assert gains["hand_actions"].before is not None
    assert gains["hand_actions"].after < gains["hand_actions"].before
    assert not report.lost


def test_a_new_page_profits_from_what_was_learnt() -> None:
    learned, _ = learn([finished(number) for number in range(4)])
    page = suggest(as_it_came(finished(5)), known=learned.known)
    assert names_on(page) == ["仡濮阿朵"]
    assert [block.role for block in page.blocks if "副刊" in block.text] == [Role.FURNITURE]
    assert "仡濮阿朵" not in names_on(suggest(as_it_came(finished(5))))


def of_paper(house: House, count: int = 6) -> list[Page]:
    return paper(tuple(following.golds(following.FOLDERS)), house, count, seed=11)


def signatures(page: Page) -> set[str]:
    """Give the bylines of a page; papers set anew have no spaces inside them."""
    return {block.text.replace(" ", "") for block in page.blocks if block.role is Role.BYLINE}


def test_the_habits_of_roles_of_a_paper_are_learnt_with_what_they_gain() -> None:
    pages = of_paper(SIGNED)
    learned, report = learn(pages[:-1])
    assert learned.known.roles is not None
    assert report.roles > 100
    gains = {one.metric: one for one in report.gains}
    assert (gains["role_blocks"].after or 0.0) > (gains["role_blocks"].before or 0.0) + 0.1
    assert (gains["hand_actions"].after or 0) < (gains["hand_actions"].before or 0)
    new = suggest(as_it_came(pages[-1]), known=learned.known)
    assert signatures(pages[-1]) <= signatures(new)


def test_roles_are_not_learnt_where_they_gain_nothing() -> None:
    learned, report = learn([finished(number) for number in range(5)])
    assert learned.known.roles is None
    assert report.roles == 0


def test_roles_are_not_learnt_from_one_page_whose_gain_nobody_knows() -> None:
    learned, report = learn(of_paper(SIGNED)[:1])
    assert learned.known.roles is None
    assert (report.roles, report.held_out) == (0, 0)


def test_papers_without_a_habit_lose_nothing_by_what_is_learnt_of_roles() -> None:
    gains = {one.metric: one for one in learn(of_paper(PLAIN))[1].gains}
    assert (gains["role_blocks"].after or 0.0) >= (gains["role_blocks"].before or 0.0)


def test_what_was_learnt_before_roles_were_is_read_as_it_is() -> None:
    value = learn([finished(number) for number in range(3)])[0].to_json()
    del value["roles"]
    assert Learned.from_json(value).known.roles is None
    assert Learned.from_json(value).known.usual
    report = learn([finished(number) for number in range(3)])[1].to_json()
    del report["roles"]
    assert Report.from_json(report).roles == 0


def test_roles_come_back_from_json_and_go_with_the_switch(tmp_path: Path) -> None:
    roles = LogLinear({"kicker first": 1.25, "byline+body": -0.5})
    learned = Learned(Known(roles=roles), 3)
    again = Learned.from_json(json.loads(json.dumps(learned.to_json())))
    assert again.known.roles == roles
    with Project.create(tmp_path / "p.annotator") as project:
        report = Report(3, 0, 0, 0, 0, 0, 3, (), 7)
        project.keep_learned({"learned": learned.to_json(), "report": report.to_json()})
        assert known_of(project).roles == roles
        project.use_learned(False)
        assert known_of(project).roles is None


@pytest.mark.parametrize("roles", [{"kicker first": "much"}, {"kicker first": None}, [1], "x"])
def test_broken_weights_of_roles_are_told(roles: object) -> None:
    value = Learned(NOTHING, 1).to_json() | {"roles": roles}
    with pytest.raises(LearnedError, match="Learn anew, or forget it"):
        Learned.from_json(value)


def test_only_finished_pages_teach() -> None:
    with pytest.raises(NothingToLearnError, match="no page is marked as done"):
        learn([finished(1, PageStatus.OPEN), as_it_came(finished(2))])


def test_one_finished_page_teaches_but_its_gain_is_not_known() -> None:
    learned, report = learn([finished(0)])
    assert learned.known.names
    assert report.held_out == 0
    assert report.gains == ()
    assert not report.lost


def test_what_was_learnt_comes_back_from_json() -> None:
    learned, report = learn([finished(number) for number in range(3)])
    again = Learned.from_json(json.loads(json.dumps(learned.to_json())))
    assert again.known.names == learned.known.names
    assert again.known.usual == learned.known.usual
    assert again.pages == learned.pages
    assert Report.from_json(json.loads(json.dumps(report.to_json()))) == report


@pytest.mark.parametrize("broken", [{}, {"version": 99}, {"version": 1, "line_ends": 3}])
def test_broken_learning_is_told(broken: dict[str, object]) -> None:
    with pytest.raises(LearnedError, match="Learn anew, or forget it"):
        Learned.from_json(broken)


def test_a_project_keeps_what_it_learnt_and_one_switch_takes_it_away(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        for number in range(4):
            project.add(finished(number))
        learn_in(project)
        found = report_of(project)
        assert found is not None
        assert found[2]
        assert known_of(project).usual
        project.use_learned(False)
        assert not known_of(project).usual
        project.forget_learned()
        assert report_of(project) is None


def test_names_of_the_register_are_known_without_learning(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        project.add(finished(0, PageStatus.OPEN))
        page = suggest(as_it_came(finished(3)), known=known_of(project))
    assert names_on(page) == ["仡濮阿朵"]


def test_a_name_refused_elsewhere_is_not_known() -> None:
    found = known([("方圆里", None, 1)], [("方圆里", 2)])
    assert not found.names
    assert found.not_names == {"方圆里"}


def test_names_that_are_everyday_words_are_known_by_their_offices() -> None:
    found = known([("高兴", "村主任", 3), ("温颂白", "村主任", 1)])
    assert found.names == {"高兴": ("村主任",), "温颂白": ("村主任",)}


def test_an_office_is_learnt_from_two_people_not_from_one() -> None:
    names = [("温颂白", "青禾县链长", 1), ("颂小满", "白石镇链长", 1), ("白临川", "塘长", 9)]
    offices = known(names).offices
    assert "塘长" not in offices
    assert any(word.endswith("链长") or word == "长" for word in offices) or not offices


def test_refusals_and_hand_made_labels_stay_with_learnt_names() -> None:
    learned, _ = learn([finished(number) for number in range(4)])
    page = finished(5, PageStatus.OPEN)
    refused = replace(page, spans=(replace(page.spans[0], status=Status.REJECTED, confidence=0.8),))
    again = suggest(refused, known=learned.known)
    assert [span.status for span in again.spans if span.label == "person"] == [Status.REJECTED]
    held = suggest(page, known=learned.known)
    assert page.spans[0] in held.spans
    assert set(page.blocks) <= set(held.blocks)


def test_without_a_project_nothing_is_known() -> None:
    from annotator.jobs.learning import knowledge

    assert knowledge(None) is NOTHING
