"""What is kept against what is found."""

import pytest

from zhichi.foundation.risks.rules import Change, Kept, changes

OPEN, CLOSED = Kept(1, "R1", "到6月1日为止", "open"), Kept(2, "R1", "到6月1日为止", "closed")


@pytest.mark.parametrize(
    ("kept", "found", "wanted"),
    [
        ([], {("R1", "a")}, [Change("raise", "R1", "a")]),
        ([OPEN], {("R1", OPEN.words)}, []),
        ([CLOSED], {("R1", CLOSED.words)}, []),
        ([OPEN], set(), [Change("remove", "R1", OPEN.words, OPEN)]),
        (
            [CLOSED],
            {("R1", "到7月1日为止")},
            [Change("remove", "R1", CLOSED.words, CLOSED), Change("raise", "R1", "到7月1日为止")],
        ),
        ([Kept(3, "R1", "a", "gone")], {("R1", "a")}, [Change("raise", "R1", "a")]),
    ],
)
def test_what_is_to_be_done(kept, found, wanted):
    assert list(changes(kept, found)) == wanted
