"""What an edition says of its own, in Chinese and in English."""

from annotator.formats.documents.document import SUGGESTED
from annotator.page.model import MeetingKind

KINDS = {
    MeetingKind.MEETING: ("会议", "meeting"),
    MeetingKind.VISIT: ("调研", "visit"),
    MeetingKind.CEREMONY: ("仪式", "ceremony"),
    MeetingKind.OTHER: ("活动", "event"),
}
_WORDS = {
    "page": ("第{}版", "page {}"),
    "people": ("人物", "People"),
    "speeches": ("言论", "Speeches"),
    "meetings": ("会议", "Meetings"),
    "hosts": ("主持", "presided"),
    "attendees": ("参加", "attended"),
    "labels": ("全部标注（{}）", "All labels ({})"),
    "suggested": ("虚线：建议，尚未审核", "dotted: suggested, not yet looked at"),
    "number": ("号", "No."),
    "label": ("标签", "Label"),
    "words": ("文字", "Words"),
    "state": ("来源", "Source"),
    "by hand": ("人工", "by hand"),
    "accepted": ("已接受", "accepted"),
    SUGGESTED: ("建议", "suggested"),
    "relation": ("关系", "Relation"),
    "from": ("从", "from"),
    "to": ("到", "to"),
    "contents": ("目录", "Contents"),
    "unknown": ("（未署名）", "(not named)"),
}


def said(word: str, language: str, *values: object) -> str:
    """Give a word of the edition's own, in its language."""
    return _WORDS[word][language == "en"].format(*values)
