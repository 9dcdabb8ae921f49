"""The wheel holds all that the program reads besides its own modules."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed")
def test_a_wheel_carries_resources_and_sample_pages(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, tmp_path], cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("annotator-*.whl")
    held = set(ZipFile(wheel).namelist())
    for folder in ("resources", "sample_data"):
        # Dot files and what Python leaves behind are for the checkout alone.
        wanted = {
            f"annotator/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix != ".pyc" and path.name[0] != "."
        }
        assert wanted <= held
    assert "annotator/page/model.py" in held
    assert any(name.endswith("entry_points.txt") for name in held)
    shared = {name.partition(".data/data/")[2] for name in held}
    assert "share/applications/annotator.desktop" in shared
    assert "share/icons/hicolor/scalable/apps/annotator.svg" in shared
    assert not [name for name in held if name.startswith(("tests/", "tools/", "benchmarks/"))]
