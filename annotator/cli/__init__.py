"""The command line: every command is a thin call into the rooms below.

Imports of slow rooms stand inside the commands, so that help comes at once.
"""

import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

import click

from annotator.cli.backups import backup, backups, restore
from annotator.cli.exports import export, formats
from annotator.cli.group import Doors
from annotator.cli.history import history
from annotator.cli.labels import fix, suggest
from annotator.cli.learning import learn
from annotator.cli.measures import evaluate
from annotator.cli.output import trouble
from annotator.cli.projects import card, check, import_, stats
from annotator.cli.window import demo, open_

HELP = """Data sets out of Chinese newspaper pages: fix OCR text, tag, export.

Without a command, or with a project or files to read, the window opens.

Exit codes: 0 done, 1 a trouble that is told on standard error, 2 a command that makes no sense.
"""

cli = Doors(
    name="annotator",
    help=HELP,
    commands=[
        *(open_, import_, export, formats, fix, suggest, learn, stats, check, history, card),
        *(backup, backups, restore),
        *(evaluate, demo),
    ],
    default="open",
)
click.version_option(package_name="annotator")(cli)


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says and give the exit code; troubles go to standard error."""
    from annotator.page.errors import AnnotatorError

    _speak_plainly()
    try:
        result = cli.main(words, prog_name="annotator", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except AnnotatorError as error:
        trouble(str(error))
        from annotator.store.errors import DamagedError, StrangeError  # slow to load

        if isinstance(error, DamagedError | StrangeError):
            file = shlex.quote(error.path) if error.path else "PROJECT"
            trouble(f"`annotator check {file} --repair NEW` makes the new file.")
        return 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("annotator: stopped", err=True)
        return 130
    except BrokenPipeError:
        # Whoever reads, `head` say, has enough; click ends with 1 then, too. What is still in the
        # buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full drive behind standard output, a name that is too long
        if error.filename is None:
            with suppress(OSError, ValueError):  # what is still in the buffer has nowhere to go
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        where = f" of “{error.filename}”" if error.filename else ""
        trouble(f"This was not finished: the system says “{error.strerror}”{where}.")
        return 1
    return result if isinstance(result, int) else 0


def _speak_plainly() -> None:
    """Have standard output take every text: files' names can hold bytes that are none.

    Where a program or a file listens it is UTF-8 with `\\n`, on Windows too.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
