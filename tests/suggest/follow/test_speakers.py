"""Who goes on speaking is who a person said spoke first."""

from annotator.page.check import broken
from annotator.page.edits import ChangeSpeech, TagPeople
from annotator.page.model import Page, Part, Role
from annotator.suggest.follow.follow import follow
from annotator.suggest.labels.label import label
from tests.suggest.follow.test_follow import waiting
from tests.suggest.written import said

BODY = "县长温颂白、副县长方圆里到了渠尾。温颂白说：“水到了。”他还说：“账目要贴在闸口上。”"


def speakers(page: Page) -> list[str]:
    return [one for one, _, _ in said(page)]


def test_what_he_goes_on_to_say_is_said_by_whom_a_person_named() -> None:
    before = label(waiting((Role.BODY, BODY)))
    assert speakers(before) == ["温颂白", "温颂白"]
    first = before.speeches[0]
    other = next(one for one in before.people if one.name == "方圆里")
    change = {"speaker": other.id, "speaker_text": other.name, "speaker_span": None}
    after = ChangeSpeech(first.id, change).apply(before)
    new = follow(before, after)
    assert new is not None
    assert broken(new) == []
    assert speakers(new) == ["方圆里", "方圆里"]
    assert new.speeches[0] == after.speeches[0]


def test_who_speaks_in_his_own_words_is_left_alone() -> None:
    before = label(waiting((Role.BODY, BODY.replace("他还说", "温颂白还说"))))
    assert speakers(before) == ["温颂白", "温颂白"]
    other = next(one for one in before.people if one.name == "方圆里")
    change = {"speaker": other.id, "speaker_text": other.name, "speaker_span": None}
    after = ChangeSpeech(before.speeches[0].id, change).apply(before)
    new = follow(before, after) or after
    assert speakers(new) == ["方圆里", "温颂白"]


def test_a_correction_elsewhere_changes_no_speaker() -> None:
    before = label(waiting((Role.BODY, BODY)))
    at = before.blocks[0].text.index("渠尾")
    after = TagPeople(((Part("b1", at, at + 2),),)).apply(before)
    new = follow(before, after) or after
    assert speakers(new)[:2] == ["温颂白", "温颂白"]
