"""What the window needs of the machine below Python, and which packages bring what is missing.

Standard library only: PySide6 cannot say this itself, since importing it is what fails.
"""

import ctypes
import os
import re
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotator.page.errors import AnnotatorError


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library that the files of PySide6 link to, and the packages that bring it."""

    soname: str
    debian: str
    fedora: str


ALWAYS = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libzstd.so.1", "libzstd1", "libzstd"),
)
"""What the modules in use link to, whatever the screen (PySide6-Essentials 6.11)."""

BY_PLATFORM = {
    "xcb": (
        Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
        Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
        Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
        Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
        Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
        Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
        Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
        Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
        Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
        Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
        Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
        Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
        Library("libxcb.so.1", "libxcb1", "libxcb"),
        Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
        Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ),
    "wayland": (
        Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
        Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ),
}
"""What the plugin for a kind of screen links to besides; the others link to nothing more."""

CHINESE_FONTS = {
    "debian": "sudo apt install fonts-noto-cjk",
    "fedora": "sudo dnf install google-noto-sans-cjk-fonts",
    "darwin": "in Font Book, File > Restore Standard Fonts (brings PingFang SC)",
    "win32": "in Settings > Optional features, add Chinese (Simplified) Supplemental Fonts",
    "": "install Noto Sans CJK (Debian: fonts-noto-cjk, Fedora: google-noto-sans-cjk-fonts)",
}


class MissingLibrariesError(AnnotatorError):
    """The window can't open: the machine lacks shared libraries that PySide6 links to."""


class NoDisplayError(AnnotatorError):
    """The window can't open: there is nowhere to show it, and Qt would end the process."""


def has_display() -> bool:
    """Whether a window would be seen: on Linux, whether a display is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screens() -> tuple[str, ...]:
    """Name the platform plugins Qt will try, the first one first; "offscreen" without a display."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return tuple(plugin.partition(":")[0] for plugin in asked.split(";"))
    named = (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
    return tuple(plugin for plugin, name in named if os.environ.get(name)) or ("offscreen",)


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    plugins: Iterable[str], loads: Callable[[str], bool] = loads
) -> tuple[Library, ...]:
    """Give the libraries without which no window opens on any of these plugins; () where one can.

    Qt falls back from a plugin that does not load to the next, so one whole one is enough; where
    none is whole, the last plugin's libraries are given.
    """
    if not sys.platform.startswith("linux"):
        return ()
    always = tuple(library for library in ALWAYS if not loads(library.soname))
    besides: tuple[Library, ...] = ()
    for plugin in plugins:
        wanted = BY_PLATFORM.get(plugin.partition("-")[0], ())
        besides = tuple(library for library in wanted if not loads(library.soname))
        if not besides:
            break
    return always + besides


def family() -> str:
    """Give "debian", "fedora", "darwin" or "win32", whose packages we know; "" for others."""
    if not sys.platform.startswith("linux"):
        return sys.platform if sys.platform in CHINESE_FONTS else ""
    import platform  # slow to load, and only wanted where something is missing

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((name for name in names if name in ("debian", "fedora")), "")


def how_to_install(missing: Iterable[Library], family: str) -> str:
    """Give the command that installs the missing libraries; for unknown systems, their names."""
    missing = tuple(missing)
    debian = "sudo apt install " + " ".join(dict.fromkeys(one.debian for one in missing))
    fedora = "sudo dnf install " + " ".join(dict.fromkeys(one.fedora for one in missing))
    known = {"debian": debian, "fedora": fedora}
    return known.get(family, f"Debian, Ubuntu: {debian}\nFedora: {fedora}")


def require_libraries() -> None:
    """Raise MissingLibrariesError, with the command that helps, where no window could open."""
    missing = missing_libraries(screens())
    if missing:
        sonames = ", ".join(library.soname for library in missing)
        raise MissingLibrariesError(
            f"The window can't open: this system lacks {sonames}. Install what brings them:\n"
            + how_to_install(missing, family())
        )


def require_display() -> None:
    """Raise NoDisplayError where no display would show a window, and Qt would end the process."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return
    why = ""
    if not has_display():
        why = "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    elif (
        sys.platform.startswith("linux")
        and screens() == ("xcb",)
        and not _listens(os.environ["DISPLAY"])
    ):
        why = f"nothing answers at the display {os.environ['DISPLAY']} that DISPLAY names"
    if why:
        raise NoDisplayError(
            f"The window can't open: {why}. Every step can be taken without it: annotator --help."
        )


def _listens(display: str) -> bool:
    """Whether an X server of this machine listens at `:N`; displays elsewhere are not asked.

    Where no socket of the file system answers, Qt asks this machine's own port, and so do we.
    """
    number = re.fullmatch(r"(?:unix)?:(\d{1,5})(?:\.\d+)?", display)
    if number is None:
        return True
    path = f"/tmp/.X11-unix/X{number[1]}"
    port = min(6000 + int(number[1]), 65_535)
    ways = (
        (socket.AF_UNIX, path),
        (socket.AF_UNIX, "\0" + path),
        (socket.AF_INET, ("127.0.0.1", port)),
    )
    return any(_answers(family, address) for family, address in ways)


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as asked:
        asked.settimeout(1)
        return asked.connect_ex(address) == 0


def how_to_get_a_chinese_font() -> str:
    """Give what to do on this system so that Chinese shows as characters, not as boxes."""
    return CHINESE_FONTS[family()]


def main() -> int:
    """Tell what is missing on standard error; give 1 where something is."""
    try:
        require_libraries()
    except MissingLibrariesError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
