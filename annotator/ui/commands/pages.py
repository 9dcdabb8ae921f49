"""Commands on the page as a whole: suggest, accept, done, delete, and the ways through it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.jobs.tasks import suggest_page
from annotator.page.edits import Accept, Adopt, ChangePage
from annotator.page.edits.review import suggested
from annotator.page.model import Page, PageStatus
from annotator.ui.bars.follow_bar import FollowBar
from annotator.ui.bars.messages import MessageBar
from annotator.ui.commands.blocks import neighbour_article
from annotator.ui.following import Following, bare
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.preferences import Preferences
from annotator.ui.session import Change, Session
from annotator.ui.text.pane import TextPane
from annotator.ui.work import Work

WARM_MS = 1500
"""How long after the commands the attendant is started: keys and panes come first."""

SUGGEST = QT_TRANSLATE_NOOP("steps", "Take over suggestions")


class PageCommands(QObject):
    """Offers one method a command; what can't be seen at a glance is asked first, in the bar."""

    export_asked = Signal()
    """The person wants to export, now that all pages are done."""

    def __init__(
        self,
        session: Session,
        work: Work,
        settings: QSettings,
        messages: MessageBar,
        text: TextPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.session, self.work, self.messages, self.window = session, work, messages, window
        self.settings, self.attendant = settings, work.attendant
        self.following = Following(session, self.attendant, text, lambda: self.preferences.follow)
        self.follow_bar = FollowBar(self.following, text)
        QTimer.singleShot(WARM_MS, self, self._start_attendant)
        session.page_opened.connect(self._offer_to_suggest)
        session.page_changed.connect(self._forget_offer)
        session.all_done.connect(self._tell_all_done)
        self._offered = False
        self._offer_to_suggest(session.page)

    # -- what follows from a correction ---------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """What the person set, as of now."""
        return Preferences.read(self.settings)

    def _start_attendant(self) -> None:
        if not self.window.isVisible():  # closed meanwhile: nobody would end it
            return
        preferences = self.preferences
        if preferences.suggest_on_opening or preferences.follow:
            self.attendant.warm()

    def take_following(self) -> None:
        """Take over what follows from the last correction; one step takes it back."""
        if not self.following.take():
            self.session.note.emit(self.tr("Nothing follows from the last correction."))

    def refuse_following(self) -> None:
        """Let be what follows from the last correction; it is not offered again."""
        if not self.following.refuse():
            self.session.note.emit(self.tr("Nothing follows from the last correction."))

    # -- suggestions ----------------------------------------------------------------------------

    def _offer_to_suggest(self, page: Page | None) -> None:
        """Suggest on a page that is as it came in, or offer to, as the person has set it.

        Where suggestions were made before and taken back, they are only offered.
        """
        self._offered = False
        if page is None or page.blocks or not page.raw.strip() or self.session.read_only:
            return
        history = self.session.history
        fresh = history.next_back is None and history.next_forward is None
        if fresh and page.status is PageStatus.NEW and self.preferences.suggest_on_opening:
            self._suggest_quickly(page)
        else:
            self._offer()

    def _suggest_quickly(self, page: Page) -> None:
        project = self.session.project
        self.attendant.ask(
            suggest_page,
            bare(page),
            project.path if project is not None else None,
            then=lambda result: self._suggested(page, result, asked_for=False),
            otherwise=lambda _: self._suggest_slowly(page),
        )

    def _suggest_slowly(self, page: Page) -> None:
        """Have a job do what the attendant could not."""
        if self.session.page is page:
            self.suggest()

    def _offer(self) -> None:
        self._offered = True
        self.messages.stay(
            self.tr("This page is as it came in: nothing is fixed or labelled yet."),
            self.tr("Fix and suggest"),
            self.suggest,
        )

    def _forget_offer(self, change: Change) -> None:
        """Take the offer away once something is fixed, however that was done."""
        if self._offered and change.after is not None and change.after.blocks:
            self._offered = False
            self.messages.forget_question()

    def suggest(self) -> None:
        """Have the program fix and label what no person has decided; one step takes it back."""
        page = self.session.page
        if page is None:
            return
        self.attendant.forget()  # who asks for it by hand needs no second answer
        project = self.session.project
        path = project.path if project is not None else None
        job = self.work.run(self.tr("Suggesting"), suggest_page, page, path)
        job.done.connect(lambda result: self._suggested(page, result))
        job.failed.connect(lambda words, bug: None if bug else self.session.trouble.emit(words))

    def _suggested(self, asked: Page, result: Page, asked_for: bool = True) -> None:
        now = self.session.page
        if now is not asked and not asked_for:
            return
        if now is None or now.id != asked.id:
            self.session.trouble.emit(
                self.tr("The suggestions were dropped: another page was opened meanwhile.")
            )
        elif now is not asked:
            self.session.trouble.emit(
                self.tr("The suggestions were dropped: the page changed meanwhile. Ask again.")
            )
        elif result == asked:
            self.session.note.emit(self.tr("There is nothing new to suggest."))
        else:
            page = replace(result, status=PageStatus.OPEN)
            anywhere = self.session.caret.block is not None
            if self.session.apply(Adopt(page, SUGGEST)):
                if not anywhere and not asked_for:
                    self.session.show_place(page.blocks[0].id)
                waiting = len(suggested(result))
                self.session.note.emit(
                    self.tr("Suggestions that wait for a yes or no: %n.", "", waiting)
                )

    def accept_page(self) -> None:
        """Accept everything that is suggested on the page, with the count asked first."""
        page = self.session.page
        targets = suggested(page) if page else ()
        if not targets:
            self.session.note.emit(self.tr("Nothing on this page waits for a yes or no."))
            return
        words = self.tr("Accept all suggestions on this page (%n)?", "", len(targets))
        self.messages.ask(words, self.tr("Accept"), lambda: self._accept(page))

    def _accept(self, asked: Page | None) -> None:
        page = self.session.page
        if page is not None and asked is not None and page.id == asked.id:
            self.session.apply(Accept(suggested(page)))

    def accept_above(self) -> None:
        """Ask for a confidence and accept what has at least that."""
        from annotator.ui.dialogs.accept_above import AcceptAbove  # slow to load

        AcceptAbove(self.session, self.window).open()

    # -- status ---------------------------------------------------------------------------------

    def mark_done(self) -> None:
        """Mark the page done and open the next unfinished one."""
        page = self.session.page
        if page is None:
            return
        if page.status in (PageStatus.DONE, PageStatus.CHECKED):
            self.session.next_unfinished()
        elif self.session.apply(ChangePage({"status": PageStatus.DONE})):
            went = self.session.next_unfinished()
            self._tell_doubts(page, "" if went else self.messages.words)

    def _tell_all_done(self) -> None:
        words = self.tr("Every page of the project is done.")
        self.messages.inform(words, (self.tr("Export…"), self.export_asked.emit))

    def _tell_doubts(self, done: Page, told: str) -> None:
        """Say how many doubts a page that was marked done has, behind what was `told` already."""
        from annotator.suggest.doubts import doubts  # slow to load

        if count := len(doubts(done)):
            self._offered = False  # its place in the bar is taken; an empty text says the same
            words = self.tr("The page was marked done with doubts left on it: %n.", "", count)
            self.messages.stay(
                f"{told} {words}".strip(),
                self.tr("Go to the first"),
                lambda: self._go_to_doubt(done.id),
            )

    def _go_to_doubt(self, id: str) -> None:
        from annotator.suggest.doubts import doubts  # slow to load
        from annotator.ui.panels.doubts_panel import show_doubt

        here = self.session.page
        if (here is None or here.id != id) and not self.session.open_page(id):
            return
        page = self.session.page
        if page is not None and (found := doubts(page)):
            show_doubt(self.session, found[0])

    def mark_open(self) -> None:
        """Mark the page open again."""
        self.session.apply(ChangePage({"status": PageStatus.OPEN}))

    def page_properties(self) -> None:
        """Show and change paper, date and number of the page."""
        from annotator.ui.dialogs.page_properties import PageProperties  # slow to load

        PageProperties(self.session, self.window).open()

    def delete_page(self) -> None:
        """Delete the open page, asked first."""
        if self.session.page is not None:
            self.ask_to_delete(self.session.page.id)

    def ask_to_delete(self, id: str) -> None:
        """Ask whether a page shall go; undo brings it back."""
        page = self.session.project.load(id) if self.session.project else None
        name = page.source.name if page and page.source else id
        self.messages.ask(
            self.tr("Delete the page “{}”? It goes into the trash; undo brings it back.").format(
                name
            ),
            self.tr("Delete"),
            lambda: self.session.delete_page(id),
        )

    # -- ways -----------------------------------------------------------------------------------

    def next_article(self) -> None:
        """Go to the head of the next article."""
        self._go_article(1)

    def previous_article(self) -> None:
        """Go to the head of this article, or from there to that of the one before."""
        self._go_article(-1)

    def _go_article(self, by: int) -> None:
        page, block = self.session.page, self.session.caret.block
        if page is None or block is None:
            return
        own = page.block(block).article
        if by < 0 and own is not None and page.blocks_of(own)[0].id != block:
            self.session.show_place(page.blocks_of(own)[0].id)
            return
        target = neighbour_article(page, block, by)
        if target is not None:
            self.session.show_place(page.blocks_of(target)[0].id)

    def next_page(self) -> None:
        """Open the next page."""
        self.session.next_page()

    def previous_page(self) -> None:
        """Open the page before."""
        self.session.previous_page()

    def next_unfinished(self) -> None:
        """Open the next page that is not done."""
        self.session.next_unfinished()

    def undo(self) -> None:
        """Take back the newest step."""
        self.session.undo()

    def redo(self) -> None:
        """Bring it again."""
        self.session.redo()
