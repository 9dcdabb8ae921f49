"""The front door of a checkout: `python run.py run` opens the program, `test` tests it.

This file alone is kept in words that any Python 3 understands, so that one too old can say so.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

TOO_OLD = """\
annotator needs Python {0}.{1} or later, and this is Python {2}.{3} ({4}).
Install a newer one and run the same command again:
  Debian 12 and later, Ubuntu 24.04 and later:  sudo apt install python3 python3-venv
  Fedora:                                       sudo dnf install python3.12
  macOS (Homebrew):                             brew install python@3.12
  Windows:                                      winget install Python.Python.3.12"""

NOT_WHOLE = """\
This Python ({0}) is not whole: {1}.
  Debian, Ubuntu:  sudo apt install python3 python3-venv"""


def main():
    """Hand over to tools/tasks.py, by a newer Python beside this one where this one is too old."""
    if sys.version_info >= OLDEST:
        try:
            from tools.tasks import main as tasks
        except ImportError as error:
            sys.stderr.write(NOT_WHOLE.format(sys.executable, error) + "\n")
            return 1
        return tasks(sys.argv[1:])
    for name in NEWER:
        newer = shutil.which(name)
        # A version manager's stand-in can be on the path without a Python behind it.
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([newer, os.path.abspath(__file__)] + sys.argv[1:])  # noqa: RUF005
    sys.stderr.write(TOO_OLD.format(*(OLDEST + sys.version_info[:2] + (sys.executable,))) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
