"""The program as a person starts it, on the project that is named, until it has answered a key.

Run as a process of its own: it writes a line once the key is painted, then one with the memory it
holds (bytes; 0 where the system doesn't say) once the word segmenter is loaded too, and ends.
"""

import sys
from pathlib import Path

# isort: off
import annotator.ui  # noqa: F401  (before Qt, as the program itself has it)
from PySide6.QtCore import QTimer
# isort: on

from annotator.suggest.words import cut
from annotator.ui.app import application, run
from annotator.ui.window import Window
from benchmarks.painted import PaintWatch, milliseconds_to_paint


def answer(poll: QTimer) -> None:
    """Type a key once the project's last page is there, and say so; then end the program."""
    app = application()
    windows = [one for one in app.topLevelWidgets() if isinstance(one, Window)]
    if not windows or windows[0].session.page is None:
        return
    poll.stop()
    text = windows[0].text
    milliseconds_to_paint(PaintWatch(text.viewport()), text, "字")
    print("usable", flush=True)
    cut("分词")
    print(resident_bytes(), flush=True)
    windows[0].close()
    app.quit()


def resident_bytes() -> int:
    """Give the memory this process holds now, in bytes; 0 where the system doesn't say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="ascii").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(kilobytes) * 1024


def main() -> int:
    application()
    poll = QTimer()
    poll.timeout.connect(lambda: answer(poll))
    poll.start(0)
    return run([Path(sys.argv[1])])


if __name__ == "__main__":
    sys.exit(main())
