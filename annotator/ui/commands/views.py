"""Commands on the window itself: where the keys go, how large the text is, help, settings."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from annotator import places
from annotator.store.past.author import sign
from annotator.ui.appearance import appear
from annotator.ui.bars.find_bar import FindBar
from annotator.ui.bars.messages import MessageBar
from annotator.ui.bugs import keep_log
from annotator.ui.folders import show_folder
from annotator.ui.panel_tabs import PANELS, PanelTabs
from annotator.ui.panels.pages_panel import PagesPanel
from annotator.ui.preferences import LARGEST, SMALLEST, Preferences
from annotator.ui.raw.pane import RawPane
from annotator.ui.text.pane import TextPane


@dataclass(frozen=True, slots=True)
class Places:
    """The widgets that can have the keys, and the panels with their names."""

    pages: PagesPanel
    raw: RawPane
    text: TextPane
    find_bar: FindBar
    tabs: PanelTabs


class ViewCommands(QObject):
    """Offers one method a command."""

    def __init__(
        self, places: Places, settings: QSettings, messages: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self.places, self.settings, self.window = places, settings, window
        self.messages = messages
        self.preferences = Preferences.read(settings)
        for pane in (places.raw, places.text):
            pane.zoom_asked.connect(self._resize)
        for name in PANELS:
            setattr(self, f"focus_{name}", partial(self.focus_panel, name))

    # -- where the keys go ----------------------------------------------------------------------

    def focus_panel(self, name: str) -> None:
        """Show a panel and give it the keys."""
        _focus(self.places.tabs.show_panel(name))

    def focus_pages(self) -> None:
        """Give the keys to the list of pages."""
        _focus(self.places.pages)

    def focus_raw(self) -> None:
        """Give the keys to the raw text."""
        self.places.raw.setFocus()

    def focus_text(self) -> None:
        """Give the keys to the fixed text."""
        self.places.text.setFocus()

    def other_pane(self) -> None:
        """Give the keys to the other of the two panes."""
        here, there = self.places.raw, self.places.text
        (there if here.hasFocus() else here).setFocus()

    def find(self) -> None:
        """Open the bar that finds."""
        self.places.find_bar.open(replacing=False)

    def replace(self) -> None:
        """Open the bar that finds and replaces."""
        self.places.find_bar.open(replacing=True)

    def find_next(self) -> None:
        """Go to the next place found."""
        self.places.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the place found before."""
        self.places.find_bar.find_previous()

    def next_doubt(self) -> None:
        """Go to the next doubt."""
        self._step_doubt("next_doubt")

    def previous_doubt(self) -> None:
        """Go to the doubt before."""
        self._step_doubt("previous_doubt")

    def settle_doubt(self) -> None:
        """Settle the doubt in hand in the likeliest way."""
        self._step_doubt("settle")

    def _step_doubt(self, step: str) -> None:
        getattr(self.places.tabs.panel("doubts"), step)()

    # -- looks ----------------------------------------------------------------------------------

    def larger(self) -> None:
        """Show the text a point larger."""
        self._resize(1)

    def smaller(self) -> None:
        """Show the text a point smaller."""
        self._resize(-1)

    def _resize(self, by: float) -> None:
        points = min(max(self.preferences.reading_points + by, SMALLEST), LARGEST)
        self.take(replace(self.preferences, reading_points=points))

    def take(self, preferences: Preferences) -> None:
        """Show everything by these settings, and keep them."""
        if preferences.author != self.preferences.author:
            sign(preferences.author)
        self.preferences = preferences
        preferences.write(self.settings)
        appear(preferences.appearance)
        self.show_points(preferences.reading_points)

    def show_points(self, points: float) -> None:
        """Show both panes in a font of this size."""
        self.places.text.set_points(points)
        self.places.raw.set_points(points)

    def show_settings(self) -> None:
        """Open the settings."""
        from annotator.ui.dialogs.preferences import PreferencesDialog  # slow to load

        dialog = PreferencesDialog(self.preferences, self.window)
        dialog.changed.connect(self.take)
        dialog.open()

    # -- help -----------------------------------------------------------------------------------

    def shortcuts(self) -> None:
        """Show every command and its keys."""
        from annotator.ui.dialogs.shortcut_sheet import ShortcutSheet  # slow to load

        ShortcutSheet(self.window).show()

    def report_fault(self) -> None:
        """Show what is known of faults, without texts, to be saved."""
        from annotator.ui.dialogs.fault_report import FaultReport  # slow to load

        FaultReport(self.window).open()

    def show_log(self) -> None:
        """Show the folder of the log in the system's file manager, or say where it is."""
        keep_log()
        show_folder(places.log(), self.messages)

    def about(self) -> None:
        """Say what the program is."""
        from annotator.ui.dialogs.about import About  # slow to load

        About(self.window).open()

    def quit(self) -> None:
        """Close the window."""
        self.window.close()


def _focus(widget: QWidget) -> None:
    """Give the keys to a panel's list, which is where its own keys work."""
    target = getattr(widget, "list", None) or getattr(widget, "tree", None) or widget
    target.setFocus()
