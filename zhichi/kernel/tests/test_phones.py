import pytest

from zhichi.kernel.phones import PhoneError, phone


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13800138000", "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 13800138000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("19912345678", "19912345678"),
        ("0537-2345678", "0537-2345678"),
        ("05372345678", "0537-2345678"),
        ("（0537）2345678", "0537-2345678"),
        ("(010) 6523 1234", "010-65231234"),
        ("0531-82345678", "0531-82345678"),
        ("0537-2345678转801", "0537-2345678-801"),
        ("0537-2345678 分机 801", "0537-2345678-801"),
    ],
)
def test_numbers_are_brought_to_one_form(typed: str, number: str) -> None:
    assert phone(typed) == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写电话号码"),
        ("一三八", "只能是数字"),
        ("1380013800", "应是11位数字，您填了10位"),
        ("138001380000", "应是11位数字，您填了12位"),
        ("12000138000", "前三位不对"),
        ("13800138000转1", "手机号码没有分机号"),
        ("2345678", "带区号的固定电话"),
        ("0537-123", "区号加号码"),
        ("0537-1345678", "区号加号码"),
        ("010-2345678", "区号加号码"),
        ("12348", "应是11位"),
    ],
)
def test_bad_numbers_get_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(PhoneError, match=sentence) as caught:
        phone(typed)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12348", "12348"), ("0537-12348", "0537-12348"), ("110", "110"), ("400-123-4567", "4001234567")],
)
def test_an_office_may_have_a_hotline(typed: str, number: str) -> None:
    assert phone(typed, hotlines=True) == number
