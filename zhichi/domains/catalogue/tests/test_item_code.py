"""The 31 characters of an item's code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.catalogue.rules.item_code import ItemCodeError, item_code
from zhichi.kernel.ids import IdError, uscc

# A licence item of the Beijing justice bureau as it stood on the government portal (domain.md §9.2).
LIVE = "11110000000029209E2000112001000"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def test_a_code_that_is_in_use_is_taken_apart():
    code = item_code(LIVE)
    assert (code.body, code.level, code.basic) == ("11110000000029209E", "2", "000112001000")
    assert str(code) == LIVE


def test_it_is_read_as_people_write_it():
    assert str(item_code(" 11110000000029209e-2-000112001000 ")) == LIVE
    assert str(item_code("１１１１００００００００２９２０９Ｅ2000112001000")) == LIVE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "应是 31 位，您填了 0 位"),
        (LIVE[:-1], "您填了 30 位"),
        ("21110000000029209E2000112001000", "统一社会信用代码的最后一位对不上"),
        ("11110000000029209E0000112001000", "第 19 位是行使层级"),
        ("11110000000029209E200011200100A", "最后 12 位是基本目录编码"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str):
    with pytest.raises(ItemCodeError, match=said):
        item_code(text)


@given(st.integers(0, 17), st.sampled_from(ALPHABET))
def test_no_single_slip_in_the_body_passes(place: int, letter: str):
    slipped = LIVE[:place] + letter + LIVE[place + 1 :]
    if letter == LIVE[place]:
        assert str(item_code(slipped)) == LIVE
    else:
        with pytest.raises(ItemCodeError):
            item_code(slipped)


@given(
    st.text(ALPHABET, min_size=17, max_size=17),
    st.sampled_from("123456789"),
    st.text("0123456789", min_size=12, max_size=12),
)
def test_a_code_is_sound_for_exactly_one_check_letter(body: str, level: str, basic: str):
    def sound(letter: str) -> bool:
        try:
            return str(item_code(body + letter + level + basic)) == f"{uscc(body + letter)}{level}{basic}"
        except (ItemCodeError, IdError):
            return False

    assert sum(sound(letter) for letter in ALPHABET) == 1
