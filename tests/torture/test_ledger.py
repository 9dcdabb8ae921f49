"""The ledger by which a killed window is judged can tell a lost step from a kept one."""

from torture.ledger import HANDED, HANDING, KEPT, Ledger, Line, lines_of

TOLD: list[Line] = [
    [HANDING, "p", "p1"],
    [HANDED, 1],
    [KEPT, 1],
    [HANDING, "q", "q1"],
    [HANDED, 2],
    [KEPT, 2],
    [HANDING, "p", "p2"],
]
FIRST = {"p": "p0", "q": "q0"}


def test_a_file_with_every_kept_step_is_right() -> None:
    ledger = Ledger(FIRST).take(TOLD)
    assert ledger.kept == 2
    assert ledger.under_way
    assert not ledger.trouble({"p": "p1", "q": "q1"})
    assert not ledger.trouble({"p": "p2", "q": "q1"})


def test_a_file_that_lacks_a_kept_step_is_wrong() -> None:
    ledger = Ledger(FIRST).take(TOLD)
    assert ledger.trouble(FIRST)
    assert ledger.trouble({"p": "p1", "q": "q0"})
    assert ledger.trouble({"p": "p1"})


def test_a_file_with_steps_out_of_order_is_wrong() -> None:
    ledger = Ledger(FIRST).take(TOLD[:2] + TOLD[3:5])
    assert ledger.kept == 0
    assert not ledger.trouble({"p": "p1", "q": "q0"})
    assert ledger.trouble({"p": "p0", "q": "q1"})


def test_a_line_that_was_cut_short_was_not_told() -> None:
    assert lines_of(b'["kept",1]\n["ke') == [["kept", 1]]
