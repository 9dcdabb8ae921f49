"""Where the program looks for its own files and keeps a person's."""

from pathlib import Path

import pytest

from annotator import places


def test_resources_and_samples_are_found_beside_a_checkout() -> None:
    assert (places.resources() / "page.schema.json").is_file()
    assert list(places.sample_data().glob("*.page.json"))


def test_what_a_wheel_carries_goes_before_what_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "annotator"
    (tmp_path / "site" / "resources").mkdir(parents=True)
    package.mkdir()
    monkeypatch.setattr(places, "PACKAGE", package)
    assert places.resources() == tmp_path / "site" / "resources"
    (package / "resources").mkdir()
    assert places.resources() == package / "resources"


def test_a_persons_folders_lie_in_their_home_and_are_not_made(home: Path) -> None:
    for folder in (places.settings(), places.data(), places.cache(), places.log()):
        assert folder.is_relative_to(home)
        assert "annotator" in folder.parts
        assert not folder.exists()
