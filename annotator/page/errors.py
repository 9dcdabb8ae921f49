"""Troubles the person can do something about; anything else that is raised is a bug."""

from typing import Any

LONGEST = 400
"""Characters of what fills a sentence: a file may hold an id of a million."""
_BITS = 1000
"""Of a number that is rather said as a text."""


class Sentence(str):
    """Words for a person: English as they stand, and what they are made of.

    `template` may hold fields like `{name}`, which `values` fill. The two are kept so that the
    window can say the same in the person's language; sentences may fill sentences.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> "Sentence":
        said = {name: _sayable(value) for name, value in values.items()}
        one = super().__new__(cls, template.format(**said) if said else template)
        one.template, one.values = template, said
        return one

    def __reduce__(self) -> tuple[Any, ...]:
        return _sentence, (self.template, self.values)


def _sayable(value: Any) -> Any:
    """Give what fills a sentence, cut in the middle where a person could not read it."""
    if isinstance(value, AnnotatorError):
        return value.sentence
    if type(value) is int and value.bit_length() > _BITS:
        value = str(value)
    if type(value) is str and len(value) > LONGEST:
        return f"{value[: LONGEST // 2]}…{value[-LONGEST // 2 :]}"
    return value


def _sentence(template: str, values: dict[str, Any]) -> Sentence:
    return Sentence(template, **values)


class AnnotatorError(Exception):
    """A known trouble: what did not happen, why, and what to do next, in one or two sentences.

    `text` may hold fields like `{name}`, which `values` fill; both stand in `sentence`.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        said = text if isinstance(text, Sentence) and not values else Sentence(text, **values)
        self.sentence: Sentence = said
        super().__init__(str(self.sentence))

    @property
    def text(self) -> str:
        """The template of the sentence."""
        return self.sentence.template

    @property
    def values(self) -> dict[str, Any]:
        """What fills it."""
        return self.sentence.values


class EditError(AnnotatorError):
    """An edit that does not fit the page it was given."""


class FormatError(AnnotatorError):
    """A file that breaks a rule of its format, with its line, the path in it and the rule."""

    def __init__(self, rule: str, *, path: str = "", line: int | None = None) -> None:
        self.rule, self.path, self.line = rule, path, line
        said = rule if isinstance(rule, Sentence) else Sentence(rule)
        if path:
            said = Sentence("{path}: {rule}", path=path, rule=said)
        if line is not None:
            said = Sentence("line {line}: {rule}", line=line, rule=said)
        super().__init__(said)

    def under(self, path: str) -> "FormatError":
        """Give the error of something that stands at `path` of something larger."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return FormatError(self.rule, path=f"{path}{dot}{self.path}", line=self.line)


class CancelledError(AnnotatorError):
    """The person stopped a job; what it had finished stays."""
