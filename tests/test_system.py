"""What the machine lacks is named, with the package that brings it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from annotator import system
from annotator.system import (
    ALWAYS,
    BY_PLATFORM,
    MissingLibrariesError,
    NoDisplayError,
    how_to_install,
    missing_libraries,
    require_libraries,
    screens,
)

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux libraries")


def lacking(*sonames):
    return lambda soname: soname not in sonames


@linux
def test_a_whole_machine_lacks_nothing():
    assert missing_libraries(["xcb"], lacking()) == ()


@linux
def test_a_library_that_every_screen_needs_is_missed_without_a_screen_too():
    missing = missing_libraries(["offscreen"], lacking("libEGL.so.1", "libxcb-cursor.so.0"))
    assert [library.debian for library in missing] == ["libegl1"]


@linux
def test_a_library_of_the_screen_is_missed_only_for_that_screen():
    loads = lacking("libxcb-cursor.so.0")
    assert [one.fedora for one in missing_libraries(["xcb"], loads)] == ["xcb-util-cursor"]
    assert missing_libraries(["wayland"], loads) == ()


@linux
def test_one_whole_platform_plugin_is_enough():
    loads = lacking("libwayland-client.so.0")
    assert missing_libraries(["wayland", "xcb"], loads) == ()
    assert missing_libraries(["wayland-egl"], loads) != ()


@linux
def test_a_program_that_cannot_open_a_window_says_what_to_install(monkeypatch):
    monkeypatch.setattr(system, "missing_libraries", lambda plugins: ALWAYS[:2])
    monkeypatch.setattr(system, "family", lambda: "debian")
    with pytest.raises(MissingLibrariesError) as told:
        require_libraries()
    assert "libEGL.so.1, libGL.so.1" in str(told.value)
    assert "sudo apt install libegl1 libgl1" in str(told.value)
    assert system.main() == 1


@linux
@pytest.mark.parametrize(
    "door",
    [("-m", "annotator"), ("-c", "from annotator.ui.app import main; raise SystemExit(main())")],
)
def test_a_window_that_no_display_can_show_is_told_in_words_and_ends_nothing(door):
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in without}
    ended = subprocess.run([sys.executable, *door], capture_output=True, text=True, env=env)
    assert ended.returncode == 1
    assert ended.stderr.startswith("annotator: The window can't open: there is no display")
    assert "annotator --help" in ended.stderr


@linux
def test_a_display_at_which_nothing_answers_is_named(monkeypatch):
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":98765")
    with pytest.raises(NoDisplayError, match=r"nothing answers at the display :98765"):
        system.require_display()
    monkeypatch.setenv("DISPLAY", "elsewhere:0")  # known only by asking over the network
    system.require_display()


def test_a_package_that_brings_two_libraries_is_named_once():
    glib = [library for library in ALWAYS if library.debian == "libglib2.0-0"]
    assert len(glib) == 2
    assert how_to_install(glib, "debian") == "sudo apt install libglib2.0-0"
    assert how_to_install(glib, "fedora") == "sudo dnf install glib2"


def test_an_unknown_system_hears_the_packages_of_the_known_ones():
    told = how_to_install(ALWAYS[:1], "")
    assert "libegl1" in told
    assert "libglvnd-egl" in told


def test_the_screens_are_those_the_person_asked_for_or_has(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    assert screens() == ("wayland", "xcb")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=10x10")
    assert screens() == ("offscreen",)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screens() == ("wayland", "xcb")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert screens() == ("offscreen",)


@linux
@pytest.mark.skipif(not shutil.which("objdump"), reason="needs objdump (binutils)")
def test_the_table_names_everything_that_the_installed_binding_links_to():
    qt = Path(PySide6.__file__).parent / "Qt"
    c_library = re.compile(r"(libc|libm|libdl|libpthread|libstdc\+\+|libgcc_s|ld-linux.*)\.so\.\d")

    def outside(*files):
        seen: set[str] = set()
        todo, found = list(files), set()
        while todo:
            listing = subprocess.run(
                ["objdump", "-p", todo.pop()], capture_output=True, text=True, check=True
            ).stdout
            for soname in set(re.findall(r"NEEDED\s+(\S+)", listing)) - seen:
                seen.add(soname)
                ours = qt / "lib" / soname
                if ours.exists():
                    todo.append(ours)
                elif not c_library.fullmatch(soname) and soname != "libz.so.1":
                    found.add(soname)
        return found

    modules = ("Core", "Gui", "Widgets", "Svg", "Test", "DBus")
    always = outside(*(qt / "lib" / f"libQt6{module}.so.6" for module in modules))
    assert always == {library.soname for library in ALWAYS}
    for plugin, libraries in BY_PLATFORM.items():
        [file] = (qt / "plugins" / "platforms").glob(f"libq{plugin}.so")
        assert outside(file) - always == {library.soname for library in libraries}
