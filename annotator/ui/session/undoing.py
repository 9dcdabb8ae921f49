"""What undo and redo come to next: of the open page's steps and the project's, the newest."""

from annotator.ui.history import Histories, History, ProjectStep, Step


class Undoing:
    """The steps of every page and those of the project, each in their order."""

    def __init__(self) -> None:
        self._pages = Histories()
        self._done: list[ProjectStep] = []
        self._undone: list[ProjectStep] = []

    def of(self, page: str) -> History:
        """Give the steps of a page by its id."""
        return self._pages.of(page)

    def push(self, page: str, step: Step, beside: bool = False) -> None:
        """Add a step of a page; unless it was made `beside` the person, none is brought again."""
        self._pages.push(page, step)
        if not beside:
            self._undone.clear()

    def push_to_project(self, step: ProjectStep) -> None:
        """Add a step of the project."""
        self._done.append(step.numbered())
        self._undone.clear()

    def next_back(self, page: str) -> Step | ProjectStep | None:
        """The newest step of this page or of the project."""
        ours = self.of(page).next_back
        theirs = self._done[-1] if self._done else None
        if ours is None or theirs is None:
            return ours or theirs
        return ours if ours.number > theirs.number else theirs

    def next_forward(self, page: str) -> Step | ProjectStep | None:
        """The step of this page or of the project that was taken back last."""
        ours = self.of(page).next_forward
        theirs = self._undone[-1] if self._undone else None
        if ours is None or theirs is None:
            return ours or theirs
        return ours if ours.undone > theirs.undone else theirs

    def back(self, page: str) -> Step | ProjectStep | None:
        """Move one step back and give it; None where there is none."""
        step = self.next_back(page)
        if isinstance(step, ProjectStep):
            self._undone.append(self._done.pop().taken_back())
        elif step is not None:
            self.of(page).back().key = None
        return step

    def forward(self, page: str) -> Step | ProjectStep | None:
        """Move one step forward and give it; None where there is none."""
        step = self.next_forward(page)
        if isinstance(step, ProjectStep):
            self._done.append(self._undone.pop())
        elif step is not None:
            self.of(page).forward()
        return step

    def forget(self, page: str) -> None:
        """Let go of all that was done on a page."""
        self._pages.forget(page)

    def clear(self) -> None:
        self._pages.clear()
        self._done.clear()
        self._undone.clear()
