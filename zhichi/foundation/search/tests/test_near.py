"""One character wrong, missing or too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.foundation.search.rules import body
from zhichi.foundation.search.rules.near import candidates, is_near, repairable

TITLE = body(list("任城区公证处"))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("任成区", True),
        ("任区公证", True),
        ("任城区区公证", True),
        ("人城区公证处", True),
        ("任城区公证外", True),
        ("任城公证", True),
        ("公任证城", False),
        ("任成区工证", False),
        ("人成区", False),
    ],
)
def test_how_near_a_title_is(typed, near):
    assert is_near(list(typed), TITLE) is near


@pytest.mark.parametrize(("typed", "can"), [("公证", False), ("公证处", True), ("公" * 17, False)])
def test_two_characters_say_too_little(typed, can):
    assert repairable(list(typed)) is can


@given(st.text("甲乙丙丁", min_size=3, max_size=9), st.data())
def test_what_was_harmed_once_is_found_again(whole, data):
    place = data.draw(st.integers(0, len(whole) - 1))
    harmed = data.draw(
        st.sampled_from(
            [
                whole[:place] + whole[place + 1 :],
                whole[:place] + "戊" + whole[place + 1 :],
                whole[:place] + "戊" + whole[place:],
            ]
        )
    )
    if repairable(list(harmed)):
        stored = body(list(f"前{whole}后"))
        assert is_near(list(harmed), stored)
        assert any(
            all(f" {' '.join(half)} " in stored for half in both if half) for both in candidates(list(harmed))
        )
