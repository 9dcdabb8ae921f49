"""The words people read for roles, kinds, statuses and labels: one table each."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.page import model
from annotator.page.model import (
    ArticleKind,
    ArticleStatus,
    MeetingKind,
    PageStatus,
    Role,
    Status,
)
from annotator.ui.marked import QT_TRANSLATE_NOOP

ROLES: Mapping[StrEnum, str] = {
    Role.KICKER: QT_TRANSLATE_NOOP("wording", "Kicker"),
    Role.HEADLINE: QT_TRANSLATE_NOOP("wording", "Headline"),
    Role.SUBHEADLINE: QT_TRANSLATE_NOOP("wording", "Subheadline"),
    Role.BYLINE: QT_TRANSLATE_NOOP("wording", "Byline"),
    Role.HEADING: QT_TRANSLATE_NOOP("wording", "Heading"),
    Role.BODY: QT_TRANSLATE_NOOP("wording", "Body"),
    Role.CAPTION: QT_TRANSLATE_NOOP("wording", "Caption"),
    Role.CREDIT: QT_TRANSLATE_NOOP("wording", "Credit"),
    Role.JUMP: QT_TRANSLATE_NOOP("wording", "Jump"),
    Role.FURNITURE: QT_TRANSLATE_NOOP("wording", "Furniture"),
}
SHORT_ROLES: Mapping[StrEnum, str] = {
    Role.KICKER: QT_TRANSLATE_NOOP("wording", "Kick."),
    Role.HEADLINE: QT_TRANSLATE_NOOP("wording", "Head"),
    Role.SUBHEADLINE: QT_TRANSLATE_NOOP("wording", "Sub"),
    Role.BYLINE: QT_TRANSLATE_NOOP("wording", "By"),
    Role.HEADING: QT_TRANSLATE_NOOP("wording", "Sect."),
    Role.BODY: QT_TRANSLATE_NOOP("wording", "Body"),
    Role.CAPTION: QT_TRANSLATE_NOOP("wording", "Capt."),
    Role.CREDIT: QT_TRANSLATE_NOOP("wording", "Cred."),
    Role.JUMP: QT_TRANSLATE_NOOP("wording", "Jump"),
    Role.FURNITURE: QT_TRANSLATE_NOOP("wording", "Furn."),
}
"""The same where there is no room."""
ARTICLE_KINDS: Mapping[StrEnum, str] = {
    ArticleKind.NEWS: QT_TRANSLATE_NOOP("wording", "News"),
    ArticleKind.COMMENTARY: QT_TRANSLATE_NOOP("wording", "Commentary"),
    ArticleKind.INTERVIEW: QT_TRANSLATE_NOOP("wording", "Interview"),
    ArticleKind.NOTICE: QT_TRANSLATE_NOOP("wording", "Notice"),
    ArticleKind.BRIEF: QT_TRANSLATE_NOOP("wording", "Brief"),
    ArticleKind.PHOTO: QT_TRANSLATE_NOOP("wording", "Photo"),
    ArticleKind.SERIES: QT_TRANSLATE_NOOP("wording", "Series"),
    ArticleKind.ADVERT: QT_TRANSLATE_NOOP("wording", "Advert"),
    ArticleKind.OTHER: QT_TRANSLATE_NOOP("wording", "Other kind"),
}
ARTICLE_STATUSES: Mapping[StrEnum, str] = {
    ArticleStatus.OPEN: QT_TRANSLATE_NOOP("wording", "Open"),
    ArticleStatus.DONE: QT_TRANSLATE_NOOP("wording", "Done"),
    ArticleStatus.CHECKED: QT_TRANSLATE_NOOP("wording", "Checked"),
    ArticleStatus.REJECTED: QT_TRANSLATE_NOOP("wording", "Rejected"),
}
PAGE_STATUSES: Mapping[StrEnum, str] = {
    PageStatus.NEW: QT_TRANSLATE_NOOP("wording", "New"),
    PageStatus.OPEN: QT_TRANSLATE_NOOP("wording", "Open"),
    PageStatus.DONE: QT_TRANSLATE_NOOP("wording", "Done"),
    PageStatus.CHECKED: QT_TRANSLATE_NOOP("wording", "Checked"),
}
MEETING_KINDS: Mapping[StrEnum, str] = {
    MeetingKind.MEETING: QT_TRANSLATE_NOOP("wording", "Meeting"),
    MeetingKind.VISIT: QT_TRANSLATE_NOOP("wording", "Visit"),
    MeetingKind.CEREMONY: QT_TRANSLATE_NOOP("wording", "Ceremony"),
    MeetingKind.OTHER: QT_TRANSLATE_NOOP("wording", "Other event"),
}
STATUSES: Mapping[StrEnum | None, str] = {
    None: QT_TRANSLATE_NOOP("wording", "Made by hand"),
    Status.SUGGESTED: QT_TRANSLATE_NOOP("wording", "Suggested"),
    Status.ACCEPTED: QT_TRANSLATE_NOOP("wording", "Accepted"),
    Status.REJECTED: QT_TRANSLATE_NOOP("wording", "Refused"),
}
LABELS: Mapping[str, str] = {
    model.PERSON: QT_TRANSLATE_NOOP("wording", "Person"),
    model.CUE: QT_TRANSLATE_NOOP("wording", "Cue"),
    model.CONTENT: QT_TRANSLATE_NOOP("wording", "Content"),
    model.SPEAKER: QT_TRANSLATE_NOOP("wording", "Speaker"),
    model.MEETING: QT_TRANSLATE_NOOP("wording", "Meeting name"),
    model.DATE: QT_TRANSLATE_NOOP("wording", "Date"),
    model.PLACE: QT_TRANSLATE_NOOP("wording", "Place"),
    model.ORGANIZATION: QT_TRANSLATE_NOOP("wording", "Organization"),
}


def said(words: str) -> str:
    """Give words of these tables in the language of the interface."""
    return QCoreApplication.translate("wording", words)


def label_said(label: str) -> str:
    """Give the word for a label; one that the project's own schema names is its own word."""
    return said(LABELS[label]) if label in LABELS else label


def confidence_said(confidence: float | None) -> str:
    """Give a confidence as whole per cent, never rounded up to certainty; "" for none."""
    return "" if confidence is None else f"{min(int(confidence * 100 + 1e-9), 100)}%"
