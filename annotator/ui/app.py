"""The application: its fonts, languages and settings, and the window on a project."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QSize, QTimer, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from annotator import __version__, places, system
from annotator.page.errors import AnnotatorError
from annotator.store.past.author import sign
from annotator.store.project import Project
from annotator.suggest.words import cut
from annotator.ui.appearance import appear, dress
from annotator.ui.bugs import Bugs, crashed_before
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.preferences import Appearance, Language, Preferences
from annotator.ui.theme import chinese_family, missing_chinese_font
from annotator.ui.window import Window

SETTLE_MS = 1500
OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
)
"""Words of Qt's own choosers that Qt's Chinese lacks."""


def application() -> QApplication:
    """Give the one application, made the first time; its name and its style are set."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("annotator")
    app.setWindowIcon(QIcon(str(places.resources() / "icons" / "annotator.svg")))
    dress(app)
    # The writer's thread waits at most this long (seconds) for its turn beside the window: with
    # Python's own 5 ms a step was marked as kept twice as late.
    sys.setswitchinterval(0.0005)
    return app


def settings() -> QSettings:
    """Give the person's settings: a file in the platform's folder for them."""
    path = places.settings() / "annotator.ini"
    return QSettings(str(path), QSettings.Format.IniFormat)


def translate(app: QApplication, language: Language) -> list[QTranslator]:
    """Put on the interface's language, Qt's own words included; gives what has to be kept.

    The system's language is the one it speaks, which need not be that of its dates and numbers.
    """
    system_locale = QLocale.system()
    locale = system_locale if language is Language.SYSTEM else QLocale(language.value)
    QLocale.setDefault(locale)
    said = system_locale.uiLanguages() if language is Language.SYSTEM else [language.value]
    if not said or QLocale(said[0]).language() is not QLocale.Language.Chinese:
        return []
    found = []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(places.resources() / "translations")
    for name, folder in (("qtbase_zh_CN", qt_folder), ("annotator_zh_CN", ours)):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            found.append(translator)
    return found


def choose_font(app: QApplication) -> None:
    """Have the interface's own font fall back to a Chinese one, the same everywhere."""
    family = chinese_family()
    if family is not None:
        font = QFont(app.font())
        general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        font.setFamilies([general, family])
        app.setFont(font)


def settle() -> None:
    """Do what could wait for the window: the collector, spared what stays, and the segmenter.

    The segmenter is loaded beside the window, so that no double click has to wait for it.
    """
    gc.freeze()
    gc.enable()
    Thread(target=cut, args=("词",), daemon=True).start()


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window, on a project, or with files to bring in; give the exit code.

    AnnotatorError where this machine can show none.
    """
    system.require_libraries()
    system.require_display()
    gc.disable()  # while everything is made there is nothing to collect, and looking takes time
    app = application()
    kept = settings()
    preferences = Preferences.read(kept)
    if preferences.author:
        sign(preferences.author)
    boxes = missing_chinese_font()
    translators = translate(app, Language.ENGLISH if boxes else preferences.language)
    choose_font(app)
    appear(preferences.appearance)
    window = Window(kept)
    bugs = Bugs(window)
    bugs.told.connect(window.say_bug)
    bugs.known.connect(window.session.tell)
    bugs.begin()
    given = [Path(path) for path in paths]
    opened = window.open_project_among(given)  # so that what is shown first is the page
    window.show()
    if boxes:
        help = system.how_to_get_a_chinese_font()
        window.messages.stay(f"No Chinese font is installed, so characters show as boxes: {help}")
    if opened:
        QTimer.singleShot(0, lambda: window.bring_in_files(given))
    if crashed_before(kept):
        window.say_crash()
    QTimer.singleShot(SETTLE_MS, settle)
    try:
        return app.exec()
    finally:
        bugs.end()
        del translators


def picture(
    project: Path, path: Path, size: tuple[int, int] = (1440, 900), dark: bool = False
) -> None:
    """Save a picture of the window on a project as who edits it sees it; nothing is shown.

    It is that of a copy: nothing of the project is changed. AnnotatorError where it can't be
    opened.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    choose_font(app)
    appear(Appearance.DARK if dark else Appearance.LIGHT)
    with TemporaryDirectory() as folder:
        copy = Path(folder, project.name)
        with Project.open(project, read_only=True) as store:
            store.backup(copy)
        kept = QSettings(f"{folder}/picture.ini", QSettings.Format.IniFormat)
        kept.setValue("suggest_on_opening", False)  # the page as it is
        window = Window(kept)
        try:
            _grab(app, window, Project.open(copy), path, size)
        finally:
            window.close()
            window.settings.sync()
            window.deleteLater()


def _grab(
    app: QApplication, window: Window, store: Project, path: Path, size: tuple[int, int]
) -> None:
    window.resize(QSize(*size))
    window.session.take(store)
    window.show()
    window.make_whole()
    for _ in range(2):  # what the first round says in the status bar is laid out in the second
        app.processEvents()
    if not window.grab().save(str(path)):
        raise AnnotatorError(f"No picture was saved to “{path}”. Check the folder.")


def main() -> int:
    """Open the window on what the command line names; give the exit code."""
    try:
        return run([Path(argument) for argument in sys.argv[1:]])
    except AnnotatorError as error:
        print(f"annotator: {error}", file=sys.stderr)
        return 1
