"""How alike the names of two meetings are."""

_SCOPES = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "全国", "中央")
"""Whose a meeting is, where its name says so."""


def scopes(name: str) -> frozenset[str]:
    """Give whose meeting a name says that it is: the province's, the county's."""
    return frozenset(scope for scope in _SCOPES if scope in name[:6])


def holds(name: str, shorter: str) -> bool:
    """Whether a name has all characters of a shorter one, in the same order."""
    rest = iter(name)
    return all(character in rest for character in shorter)


def common(first: str, second: str) -> int:
    """Count the characters that both hold in the same order.

    The longest common subsequence by whole numbers as sets of places: a bit of `apart` falls where
    one more character of `first` is matched (Hyyrö, Bit-parallel LCS-length computation, 2004).
    """
    places: dict[str, int] = {}
    for index, character in enumerate(first):
        places[character] = places.get(character, 0) | 1 << index
    whole = apart = (1 << len(first)) - 1
    for character in second:
        met = apart & places.get(character, 0)
        apart = ((apart + met) | (apart - met)) & whole
    return len(first) - apart.bit_count()
