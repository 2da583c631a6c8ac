import pytest

from zhichi.kernel import mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [("张三丰", "张**"), ("张三", "张*"), ("张", "*"), ("", ""), (" 欧阳娜娜 ", "欧***")],
)
def test_names_keep_their_first_character(text: str, shown: str) -> None:
    assert mask.name(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800138000", "138****8000"),
        ("0537-2345678", "0537-****678"),
        ("010-65231234", "010-*****234"),
        ("0537-2345678-801", "0537-****678"),
        ("12348", "***48"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_phones_keep_their_ends(text: str, shown: str) -> None:
    assert mask.phone(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("34052419800101001X", "3405************1X"), ("E12345678", "*******78"), ("123", "***"), ("", "")],
)
def test_identity_numbers_hide_birth_and_serial_number(text: str, shown: str) -> None:
    assert mask.citizen_id(text) == shown
    assert len(mask.citizen_id(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("山东省济宁市任城区金城街道某小区3号楼", "山东省济宁市任城区金城街道****"),
        ("曲阜市息陬镇南夏宋村12号", "曲阜市息陬镇****"),
        ("济宁市某小区3号楼", "济宁市****"),
        ("任城区古槐路城乡小区2号", "任城区****"),
        ("北京市朝阳区建国路1号", "北京市朝阳区****"),
        ("内蒙古自治区锡林郭勒盟正蓝旗上都镇某嘎查", "内蒙古自治区锡林郭勒盟正蓝旗上都镇****"),
        ("某某小区", "****"),
        ("村东头第三家", "****"),
        ("", ""),
    ],
)
def test_addresses_keep_their_divisions_to_the_township(text: str, shown: str) -> None:
    assert mask.address(text) == shown
