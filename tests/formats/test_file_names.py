"""Names of exported files: ids of any kind become names that every system takes."""

import pytest

from annotator.formats.files.names import Names


@pytest.mark.parametrize("id", ["𠮷" * 100, "版" * 300, "e\u0301" * 300])
def test_a_long_id_leaves_room_for_number_and_suffix(id: str) -> None:
    names = Names()
    assert all(len(f"{names.take(id)}-001.texts.jsonl".encode()) < 255 for _ in range(3))


def test_ids_that_a_file_system_takes_for_one_get_names_of_their_own() -> None:
    names = Names()
    taken = [names.take(id) for id in ("\u00e9x", "e\u0301x", "E\u0301X")]
    assert len(set(taken)) == 3


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("con", "con_"),
        ("Aux.1", "Aux_.1"),
        ("COM1", "COM1_"),
        ("com¹", "com¹_"),
        ("LPT³.txt", "LPT³_.txt"),
        ("nul.a.b", "nul_.a.b"),
        ("console", "console"),
    ],
)
def test_a_name_that_windows_keeps_for_a_device_is_changed(id: str, name: str) -> None:
    assert Names().take(id) == name


@pytest.mark.parametrize("id", ["-rf", "--help", ".-x", "a" * 79 + ".b"])
def test_a_name_is_no_option_and_ends_in_no_dot(id: str) -> None:
    name = Names().take(id)
    assert name[0].isalnum()
    assert not name.endswith(".")


@pytest.mark.parametrize("id", ["..", ".", " ", "a/../../b", "\\\\host\\c$", ""])
def test_no_id_leads_out_of_the_folder(id: str) -> None:
    name = Names().take(id)
    assert name.strip(". ")
    assert not set(name) & set('/\\:*?"<>|')
