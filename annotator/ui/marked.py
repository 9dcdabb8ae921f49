"""The typed mark for strings that lupdate shall collect; PySide6's own is typed as object."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Give the text unchanged; `QCoreApplication.translate(context, text)` translates it later."""
    return text
