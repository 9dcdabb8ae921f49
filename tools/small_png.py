"""Pictures as small PNG files: at most 256 colours, the ones that hurt least, packed tightly."""

import math
from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS = 256
TIGHTEST = 0
"""The "quality" at which Qt packs a PNG as small as it can; the picture is the same at any."""

Weighed = tuple[tuple[int, int, int], int]
"""A colour in red, green and blue, and how many pixels have it."""


def save(image: QImage, path: Path) -> bool:
    """Save a picture, with a palette of its own, to a .png file; say whether it was written."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    counts = Counter(pixels.tolist())
    colours: list[Weighed] = [
        ((pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255), count)
        for pixel, count in counts.items()
    ]
    table = [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in palette(colours)]
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    indexed = image.convertToFormat(QImage.Format.Format_Indexed8, table, plain)
    return indexed.save(str(path), quality=TIGHTEST)


def palette(colours: list[Weighed]) -> list[tuple[int, int, int]]:
    """Give at most 256 colours for a picture, by median cut: boxes of colours halved by weight.

    The box that is cut next is the one where one colour for all of it would be the farthest off.
    A colour that fills areas is given as it is.
    """
    boxes = [colours]
    costs = [_cost(colours)]
    while len(boxes) < COLOURS and max(costs):
        worst = costs.index(max(costs))
        halves = _halves(boxes.pop(worst))
        costs.pop(worst)
        boxes += halves
        costs += map(_cost, halves)
    return [_middle(box) for box in boxes]


def _cost(box: list[Weighed]) -> float:
    """Give how far off one colour would be, over the whole box."""
    channel = _widest(box)
    low, high = _ends(box, channel)
    return (high - low) ** 2 * math.sqrt(sum(count for _, count in box))


def _halves(box: list[Weighed]) -> list[list[Weighed]]:
    """Cut a box in two where half of its pixels lie on either side."""
    channel = _widest(box)
    box = sorted(box, key=lambda one: one[0][channel])
    half = sum(count for _, count in box) / 2
    below = bisect_left(list(accumulate(count for _, count in box)), half) + 1
    at = min(below, len(box) - 1)
    return [box[:at], box[at:]]


def _ends(box: list[Weighed], channel: int) -> tuple[int, int]:
    values = [colour[channel] for colour, _ in box]
    return min(values), max(values)


def _widest(box: list[Weighed]) -> int:
    def width(channel: int) -> int:
        low, high = _ends(box, channel)
        return high - low

    return max(range(3), key=width)


def _middle(box: list[Weighed]) -> tuple[int, int, int]:
    """Give the colour of a box: the one most pixels have, where that is most of them."""
    total = sum(count for _, count in box)
    colour, most = max(box, key=lambda one: one[1])
    if most * 2 >= total:
        return colour
    red, green, blue = (
        round(sum(value[channel] * count for value, count in box) / total) for channel in range(3)
    )
    return red, green, blue
