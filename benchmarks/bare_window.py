"""The floor of a start: a bare PySide6 window with an editor that has answered a key.

Run as a process of its own: it writes a line once the key is painted, and ends.
"""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from benchmarks.painted import PaintWatch, milliseconds_to_paint


def main() -> None:
    application = QApplication(sys.argv)
    window = QMainWindow()
    editor = QPlainTextEdit()
    window.setCentralWidget(editor)
    window.resize(1280, 800)
    watch = PaintWatch(editor.viewport())
    window.show()
    watch.wait(0)
    milliseconds_to_paint(watch, editor, "x")
    print("usable", flush=True)
    window.close()
    application.processEvents()


if __name__ == "__main__":
    main()
