"""Codes of slips: typed as people type, wrong digits found before anything is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.network.models.figures import slip_terms
from zhichi.domains.network.rules.slips import SlipError, read_code, spoken
from zhichi.kernel import damm

LENGTH = slip_terms().length
bodies = st.text("0123456789", min_size=LENGTH - 1, max_size=LENGTH - 1)


@given(bodies)
def test_what_is_printed_is_understood(body):
    code = body + str(damm.check_digit(body))
    assert read_code(spoken(code), LENGTH) == code


@given(bodies, st.integers(0, LENGTH - 1), st.integers(1, 9))
def test_any_wrong_digit_is_found(body, place, by):
    code = body + str(damm.check_digit(body))
    wrong = code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :]
    with pytest.raises(SlipError, match="对不上"):
        read_code(wrong, LENGTH)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写凭条上的10位数字。"),
        (" - ", "请填写凭条上的10位数字。"),
        ("一二三", "凭条码只有数字"),
        ("12345", "凭条码应是10位数字，您填了5位。"),
        ("1" * 11, "您填了11位"),
    ],
)
def test_what_cannot_be_a_code_is_told_in_a_sentence(typed, sentence):
    with pytest.raises(SlipError, match=sentence):
        read_code(typed, 10)


def test_full_width_digits_and_dashes_are_taken():
    assert read_code("５７２－４ ", 4) == "5724"


def test_new_codes_are_whole_and_do_not_repeat():
    codes = {damm.new(9) for _ in range(2000)}
    assert len(codes) == 2000
    assert all(read_code(code, 10) == code for code in codes)


def test_a_code_is_printed_in_threes_and_a_last_group_of_up_to_five():
    assert (spoken("1234567890"), spoken("123456789"), spoken("12345")) == (
        "123 456 7890",
        "123 456 789",
        "12345",
    )
