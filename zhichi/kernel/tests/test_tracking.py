import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.kernel import damm, tracking
from zhichi.kernel.tracking import TrackingError, normalise, spoken

bodies = st.text("0123456789", min_size=15, max_size=15)


def code_of(body: str) -> str:
    return body + str(damm.check_digit(body))


def test_the_check_digit_follows_damm() -> None:
    # H. M. Damm, Total anti-symmetrische Quasigruppen (2004): 572 has the check digit 4
    assert damm.check_digit("572") == 4
    assert damm.check_digit("5724") == 0


def test_new_codes_are_valid_and_do_not_repeat() -> None:
    codes = {tracking.new() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(len(code) == 16 and normalise(code) == code for code in codes)


@given(bodies)
def test_what_is_spoken_is_understood(body: str) -> None:
    code = code_of(body)
    assert normalise(spoken(code)) == code


@given(bodies, st.integers(0, 15), st.integers(1, 9))
def test_any_wrong_digit_is_found(body: str, place: int, by: int) -> None:
    code = code_of(body)
    wrong = code[:place] + str((int(code[place]) + by) % 10) + code[place + 1 :]
    with pytest.raises(TrackingError, match="对不上"):
        normalise(wrong)


@given(bodies, st.integers(0, 14))
def test_any_swap_of_neighbours_is_found(body: str, place: int) -> None:
    code = code_of(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(TrackingError, match="对不上"):
            normalise(swapped)


@pytest.mark.parametrize("join", [" ", "-", "—", "－", "_", "　"])
def test_codes_may_be_typed_as_people_type(join: str) -> None:
    code = code_of("123456789012345")
    assert normalise(join.join(code[at : at + 4] for at in range(0, 16, 4))) == code


def test_full_width_digits_are_understood() -> None:
    code = code_of("123456789012345")
    assert normalise(code.translate({ord("0") + n: "０１２３４５６７８９"[n] for n in range(10)})) == code


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写16位查询码"),
        ("  ", "请填写16位查询码"),
        ("12345678901234", "应是16位数字，您填了14位"),
        ("12345678901234567", "应是16位数字，您填了17位"),
        ("1234 5678 9012 345O", "只有数字"),
        ("一二三四", "只有数字"),
        ("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦", "只有数字"),
    ],
)
def test_bad_codes_get_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(TrackingError, match=sentence):
        normalise(typed)
