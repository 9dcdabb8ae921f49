"""What a project learns: kept, switched, forgotten; and the names its labels confirm."""

from dataclasses import replace
from pathlib import Path

from annotator.page.model import (
    Article,
    Block,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Kept
from annotator.store.project import Project

RAW = "镇长白临川说，会议强调，青禾县茶业公司、方圆里"


def page(id: str, person: Status | None, sure: float | None = None, **changes: object) -> Page:
    raw = f"{RAW}{id}"
    block = Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, len(raw)),))
    spans = (
        Span("s1", "person", (Part("b1", 2, 5),), "p1", "镇长", sure, person),
        Span("s2", "cue", (Part("b1", 9, 11),)),
        Span("s3", "organization", (Part("b1", 12, 19),), status=Status.ACCEPTED, confidence=0.7),
        Span("s4", "person", (Part("b1", 20, 23),), confidence=0.6, status=Status.REJECTED),
    )
    speech = Speech("u1", None, "会议", None, "s2")
    made = Page(
        id,
        raw,
        articles=(Article("a1"),),
        blocks=(block,),
        people=(Person("p1", "白临川", ("镇长",)),),
        spans=spans,
        speeches=(speech,),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_what_was_learnt_is_kept_switched_and_forgotten(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        assert project.learned() is None
        project.keep_learned({"names": ["白临川"]})
    with Project.open(tmp_path / "p.annotator") as project:
        kept = project.learned()
        assert kept is not None
        assert kept.value == {"names": ["白临川"]}
        assert kept.used
        project.use_learned(False)
        again = project.learned()
        assert again is not None
        assert not again.used
        project.forget_learned()
        assert project.learned() is None


def test_names_count_that_a_person_made_or_accepted_or_finished(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        project.add(page("1", None))
        project.add(page("2", Status.ACCEPTED, 0.8))
        project.add(page("3", Status.SUGGESTED, 0.8))
        project.add(page("4", Status.SUGGESTED, 0.8, status=PageStatus.DONE))
        found = project.confirmed()
        assert found.names == (("白临川", "镇长", 3),)
        assert found.refused == (("方圆里", 4),)
        assert found.speaking == ("会议", "青禾县茶业公司")
        for id in "124":
            project.delete_page(id)
        assert project.confirmed().names == ()
