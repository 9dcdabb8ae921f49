"""What a person sets for themselves; the project file holds none of it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSettings


class Language(StrEnum):
    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Appearance(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


SMALLEST, LARGEST = 8.0, 28.0


@dataclass(frozen=True, slots=True)
class Preferences:
    """A person's own settings; the project file holds none of them."""

    language: Language = Language.SYSTEM
    appearance: Appearance = Appearance.SYSTEM
    reading_points: float = 12.0
    """Size of the text in both panes, in points."""
    suggest_on_opening: bool = True
    """Whether a page on which nothing is fixed yet is suggested on as it is opened."""
    follow: bool = True
    """Whether it is told after a correction what else would follow from it."""
    author: str = ""
    """The name that the history has steps under; "" for that of the account."""

    @classmethod
    def read(cls, settings: QSettings) -> "Preferences":
        """Give what is kept; the default for what isn't, or what no version understands."""
        points = settings.value("reading_points", cls().reading_points)
        try:
            size = min(max(float(str(points)), SMALLEST), LARGEST)
        except ValueError:
            size = cls().reading_points
        language, appearance = settings.value("language"), settings.value("appearance")
        return cls(
            Language(language) if language in list(Language) else Language.SYSTEM,
            Appearance(appearance) if appearance in list(Appearance) else Appearance.SYSTEM,
            size,
            _kept(settings, "suggest_on_opening"),
            _kept(settings, "follow"),
            str(settings.value("author", "")),
        )

    def write(self, settings: QSettings) -> None:
        """Keep them."""
        settings.setValue("language", self.language.value)
        settings.setValue("appearance", self.appearance.value)
        settings.setValue("reading_points", self.reading_points)
        settings.setValue("suggest_on_opening", self.suggest_on_opening)
        settings.setValue("follow", self.follow)
        settings.setValue("author", self.author)


def _kept(settings: QSettings, name: str) -> bool:
    """Give a yes or no that is kept, by whatever spelling the file has; yes where none is."""
    return str(settings.value(name, True)).lower() not in ("false", "0")
