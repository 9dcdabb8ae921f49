"""Where the program's own files lie, and where it may keep settings, cache and log."""

from pathlib import Path

import platformdirs

NAME = "annotator"
PACKAGE = Path(__file__).parent


def resources() -> Path:
    """Give the folder of icons, translations, schemas and lexicons."""
    return _brought("resources")


def sample_data() -> Path:
    """Give the folder of the pages written for the project, with their gold."""
    return _brought("sample_data")


def sample_pages() -> list[Path]:
    """Give the sample pages as they come in: no gold, and nothing of what makes them."""
    return [
        path
        for path in sorted(sample_data().glob("*.*"))
        if path.suffix in (".txt", ".md") and path.stem != "README"
    ]


def settings() -> Path:
    """Give the folder for settings; it may not exist yet."""
    return platformdirs.user_config_path(NAME, appauthor=False)


def data() -> Path:
    """Give the folder for what a person would miss, the sample project; it may not exist yet."""
    return platformdirs.user_data_path(NAME, appauthor=False)


def cache() -> Path:
    """Give the folder for what can be made again; it may not exist yet."""
    return platformdirs.user_cache_path(NAME, appauthor=False)


def log() -> Path:
    """Give the folder of the log; it may not exist yet."""
    return platformdirs.user_log_path(NAME, appauthor=False)


def _brought(folder: str) -> Path:
    """Give a folder that a wheel carries in the package, and a checkout beside it.

    An editable install has it beside the package only: hatchling's force-include fills wheels.
    """
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder
