"""How far apart two texts are, and two orders."""

from bisect import bisect_left


def edit_distance(one: str, other: str) -> int:
    """Count the characters to put in, take out or replace (bit-parallel, Hyyrö 2003)."""
    if not one or not other or one == other:
        return 0 if one == other else max(len(one), len(other))
    where: dict[str, int] = {}
    for index, char in enumerate(one):
        where[char] = where.get(char, 0) | 1 << index
    mask, last = (1 << len(one)) - 1, 1 << len(one) - 1
    plus, minus, distance = mask, 0, len(one)
    for char in other:
        match = where.get(char, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        rises, falls = minus | (~(diagonal | plus) & mask), plus & diagonal
        distance += bool(rises & last) - bool(falls & last)
        rises, falls = rises << 1 | 1, falls << 1
        plus, minus = (falls | ~(diagonal | rises)) & mask, rises & diagonal & mask
    return distance


def out_of_order(places: list[int]) -> int:
    """Count the places outside the longest run, gaps allowed, that rises."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(places) - len(ends)
