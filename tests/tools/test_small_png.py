"""Pictures are saved small, and what fills areas keeps its colour."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from tools.small_png import COLOURS, palette, save

shades = st.integers(0, 255)
colours = st.dictionaries(st.tuples(shades, shades, shades), st.integers(1, 9999), min_size=1)


@given(colours)
def test_no_palette_has_more_colours_than_it_may(counts):
    found = palette(list(counts.items()))
    assert 1 <= len(found) <= COLOURS
    assert all(0 <= shade <= 255 for colour in found for shade in colour)


@given(st.dictionaries(st.tuples(shades, shades, shades), st.just(1), min_size=1, max_size=40))
def test_a_picture_of_few_colours_keeps_them_all(counts):
    assert set(palette(list(counts.items()))) == set(counts)


def test_a_saved_picture_reads_back_with_its_paper_and_ink(tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#fffefb"))
    image.setPixelColor(3, 4, QColor("#aa3377"))
    assert save(image, tmp_path / "small.png")
    read = QImage(str(tmp_path / "small.png"))
    assert read.size() == image.size()
    assert read.pixelColor(0, 0) == QColor("#fffefb")
    assert read.pixelColor(3, 4) == QColor("#aa3377")
    assert read.colorCount() <= COLOURS


def test_a_folder_that_is_not_there_is_told(tmp_path):
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert not save(image, tmp_path / "nowhere" / "small.png")
