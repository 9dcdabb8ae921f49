"""From any state of a page to its gold: the stages, and the loop that lets hands do their acts."""

from collections.abc import Callable
from typing import Protocol

from annotator.page.model import Page
from tests.workflows import plan_labels, plan_text
from tests.workflows.acts import Act
from tests.workflows.sheet import differences

Stage = Callable[[Page, Page], list[Act]]

STAGES: tuple[Stage, ...] = (
    plan_labels.metadata,
    plan_text.missing,
    plan_text.splits,
    plan_text.joins,
    plan_text.strays,
    plan_text.furniture,
    plan_text.membership,
    plan_text.order_inside,
    plan_text.order_of_articles,
    plan_text.order_of_furniture,
    plan_text.roles,
    plan_text.wording,
    plan_text.kinds,
    plan_labels.false_records,
    plan_labels.false_labels,
    plan_labels.identities,
    plan_labels.new_meetings,
    plan_labels.meeting_fields,
    plan_labels.uninvited,
    plan_labels.invited,
    plan_labels.new_speeches,
    plan_labels.speech_fields,
    plan_labels.speakers,
    plan_labels.people,
    plan_labels.identities,
    plan_labels.doubles,
    plan_labels.offices,
    plan_labels.person_titles,
    plan_labels.invited_by_name,
    plan_labels.speakers,
    plan_labels.meeting_values,
    plan_labels.false_labels,
    plan_labels.waiting,
    plan_text.article_statuses,
    plan_labels.page_status,
)
ROUNDS, PASSES = 60, 3


class Hands(Protocol):
    """Someone who can do acts, and shows the page as it is after them."""

    @property
    def page(self) -> Page: ...

    def do(self, act: Act) -> None: ...


def reach(hands: Hands, gold: Page) -> None:
    """Do whatever leads to gold; AssertionError with what differs where that is not reached.

    Putting one thing right can show that another is wrong, so all is gone over again.
    """
    for _ in range(PASSES):
        for stage in STAGES:
            _finish(stage, hands, gold)
        if not differences(hands.page, gold):
            return
    raise AssertionError("gold was not reached:\n" + "\n".join(differences(hands.page, gold)))


def _finish(stage: Stage, hands: Hands, gold: Page) -> None:
    """Do the acts of a stage until it has none left."""
    acts: list[Act] = []
    for _ in range(ROUNDS):
        acts = stage(hands.page, gold)
        if not acts:
            return
        for act in acts:
            hands.do(act)
    left = (*map(str, acts), *differences(hands.page, gold))
    raise AssertionError(f"{stage.__name__} goes round in circles:\n" + "\n".join(left))
