"""Troubles the person can do something about; anything else that is raised is a bug."""


class AnnotatorError(Exception):
    """A known trouble: what did not happen, why, and what to do next, in one or two sentences.

    `text` may hold fields like `{name}`, which `values` fill. The two are kept apart so that the
    window can say the sentence in the person's language.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text, self.values = text, values


class EditError(AnnotatorError):
    """An edit that does not fit the page it was given."""


class FormatError(AnnotatorError):
    """A file that breaks a rule of its format, with its line, the path in it and the rule."""

    def __init__(self, rule: str, *, path: str = "", line: int | None = None) -> None:
        self.rule, self.path, self.line = rule, path, line
        where = [f"line {line}"] if line is not None else []
        where += [path] if path else []
        super().__init__(": ".join([*where, rule]))


class CancelledError(AnnotatorError):
    """The person stopped a job; what it had finished stays."""
