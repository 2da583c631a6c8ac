from datetime import date

import pytest

from zhichi.kernel.ids import IdError, Sex, citizen_id, uscc


@pytest.mark.parametrize(
    ("typed", "number", "birth_on", "sex"),
    [
        # GB 11643-1999 appendix, domain.md §12.7
        ("11010519491231002X", "11010519491231002X", date(1949, 12, 31), Sex.FEMALE),
        ("440524188001010014", "440524188001010014", date(1880, 1, 1), Sex.MALE),
        ("34052419800101001X", "34052419800101001X", date(1980, 1, 1), Sex.MALE),
        ("34052419800101001x", "34052419800101001X", date(1980, 1, 1), Sex.MALE),
        (" 340524 19800101 001X ", "34052419800101001X", date(1980, 1, 1), Sex.MALE),
        ("３４０５２４１９８００１０１００１Ｘ", "34052419800101001X", date(1980, 1, 1), Sex.MALE),
    ],
)
def test_good_numbers_are_taken_apart(typed: str, number: str, birth_on: date, sex: Sex) -> None:
    found = citizen_id(typed)
    assert (found.number, found.birth_on, found.sex, found.region6) == (number, birth_on, sex, number[:6])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写身份证号码"),
        ("  ", "请填写身份证号码"),
        ("340524800101001", "15位的旧号码"),
        ("34052419800101001", "应是18位，您填了17位"),
        ("3405241980010100100", "应是18位，您填了19位"),
        ("34052419800101001A", "前17位应是数字"),
        ("3405241980X1010011", "前17位应是数字"),
        ("04052419800101001X", "前17位应是数字"),
        ("340524198002300011", "出生日期不对"),
        ("340524198013010010", "出生日期不对"),
        ("340524170001010011", "出生日期不对"),
        ("340524198001010011", "最后一位对不上"),
        ("43052419800101001X", "最后一位对不上"),  # two digits swapped
    ],
)
def test_bad_numbers_get_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(IdError, match=sentence) as caught:
        citizen_id(typed)
    assert str(caught.value).endswith("。")
    assert not typed.strip() or typed not in str(caught.value)


def test_a_birth_still_to_come_is_refused_when_today_is_known() -> None:
    assert citizen_id("34052419800101001X", on=date(1980, 1, 1))
    with pytest.raises(IdError, match="出生日期不对"):
        citizen_id("34052419800101001X", on=date(1979, 12, 31))


def test_the_number_does_not_show_when_printed() -> None:
    assert "3405" not in repr(citizen_id("34052419800101001X"))
    assert "3405" not in f"{citizen_id('34052419800101001X')}"


def test_every_wrong_digit_is_found() -> None:
    good = "34052419800101001X"
    for place in range(14, 17):  # the serial number: the date cannot give it away
        for digit in "0123456789":
            if digit != good[place]:
                with pytest.raises(IdError):
                    citizen_id(good[:place] + digit + good[place + 1 :])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        # domain.md §12.7
        ("11110000000029209E", "11110000000029209E"),
        ("91350100M000100Y43", "91350100M000100Y43"),
        ("91350100m000100y43", "91350100M000100Y43"),
        ("9135 0100 M000 100Y43", "91350100M000100Y43"),
    ],
)
def test_good_credit_codes_are_brought_to_one_form(typed: str, code: str) -> None:
    assert uscc(typed) == code


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写统一社会信用代码"),
        ("91350100M000100Y4", "应是18位，您填了17位"),
        ("91350100I000100Y43", "没有 I、O、S、V、Z"),
        ("91350100中000100Y43", "只有数字和大写字母"),
        ("91350100M000100Y44", "最后一位对不上"),
        ("19350100M000100Y43", "最后一位对不上"),
    ],
)
def test_bad_credit_codes_get_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(IdError, match=sentence):
        uscc(typed)
