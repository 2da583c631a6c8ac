"""A citizen's way to the own case: code and last four, and nothing told to who guesses."""

from collections.abc import Iterable
from contextlib import suppress

import pytest

from tests.cast import City
from zhichi.foundation.cases.public import LockedError, WrongKeyError, track
from zhichi.foundation.cases.tests.factories import day, filed, legal_aid

pytestmark = pytest.mark.django_db
NOW = day("2026-06-01")


def find(code: str, ending: str, address: str = "192.0.2.1"):
    return track(code=code, ending=ending, address=address, at=NOW)


def guess(tries: Iterable[tuple[str, ...]]) -> None:
    for one in tries:
        with suppress(WrongKeyError):
            find(*one)


def test_phone_or_id_opens_it(city: City):
    case = filed(legal_aid())
    for ending in ("8000", "002X", "002x", " 8000 "):
        assert find(case.tracking_code, ending) == case


def test_a_code_read_aloud_is_taken_with_its_spaces(city: City):
    code = filed(legal_aid()).tracking_code
    assert find(" ".join(code[i : i + 4] for i in range(0, 16, 4)), "8000").tracking_code == code


@pytest.mark.parametrize("ending", ["", "000", "9999", "80000", "王秀英"])
def test_a_wrong_ending_opens_nothing(city: City, ending):
    with pytest.raises(WrongKeyError):
        find(filed(legal_aid()).tracking_code, ending)


def test_what_was_wrong_is_not_said(city: City):
    case = filed(legal_aid())
    told = set()
    for code, ending in ((case.tracking_code, "9999"), ("0000000000000000", "8000"), ("rubbish", "8000")):
        with pytest.raises(WrongKeyError) as error:
            find(code, ending)
        told.add(str(error.value))
    assert told == {"查询码或末四位不对，请核对回执后再试。"}


def test_who_guesses_is_locked_out_with_the_code_he_guesses_at(city: City):
    case = filed(legal_aid())
    with pytest.raises(LockedError) as locked:
        guess((case.tracking_code, f"{n:04d}", f"192.0.2.{n}") for n in range(100))
    assert "再" in str(locked.value)
    with pytest.raises(LockedError):
        find(case.tracking_code, "8000", address="198.51.100.7")


def test_who_guesses_at_many_codes_is_locked_out_too(city: City):
    with pytest.raises(LockedError):
        guess((f"{n:016d}", "8000") for n in range(300))
