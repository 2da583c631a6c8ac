"""What may not stand in a published answer is found however it is written, and what only looks like it is not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhichi.domains.lawtalk.rules import is_card, private_words

NAMES = ["王秀英", "济宁鸿运建筑有限公司", "丁"]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("身份证370811196203054321", "身份证号码"),
        ("３７０８１１ １９６２０３０５ ４３２Ｘ", "身份证号码"),
        ("打138-0013-8000", "手机号码"),
        ("电话0537 234 5678", "电话号码"),
        ("卡号6222 0200 0000 0000 000", "银行卡号"),
        ("车牌鲁HA1234撞了我", "车牌号码"),
        ("新能源鲁hd12345", "车牌号码"),
        ("发到zhang.san@example.com", "电子邮箱"),
        ("加微信：wxid_abc123", "微信号、QQ 号"),
        ("住3号楼2单元501室", "门牌、楼栋房号"),
        ("（2026）鲁0811民初123号", "案号"),
        ("2026鲁0811民初123号判的", "案号"),
        ("老身份证370811500203123", "身份证号码"),
        ("打一三八零零一三八零零零", "手机号码"),
        ("打138零零一三8000", "手机号码"),
        ("我住王家村45号", "门牌、楼栋房号"),
        ("幸福路12号院", "门牌、楼栋房号"),
        ("五组二十三号", "门牌、楼栋房号"),
        ("A座1203", "门牌、楼栋房号"),
        ("护照E12345678", "护照号码"),
        ("信用代码91370800MA3C1234XX", "统一社会信用代码"),
        ("加V：abc12345", "微信号、QQ 号"),
        ("王 秀 英的老板", "当事人的姓名、名称"),
        ("济宁鸿运建筑有限公司欠钱", "当事人的姓名、名称"),
    ],
)
def test_it_is_found(text: str, sort: str):
    assert sort in private_words(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "欠我12000元，2026年3月5日到期，合同一式2份",
        "打12348或者12345",
        "民法典第一百八十八条，仲裁时效一年",
        "丁某欠钱",
        "法释〔2020〕17号第5条，国办发〔2019〕51号",
        "2026年3月5号我去了3号窗口，每月5号发工资",
        "民法典第一千零四十五条，三户人家，一室一厅",
        "卡里有1234567890123456元",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str):
    assert private_words(text, NAMES) == []


@given(st.integers(10**14, 10**18 - 1))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_ten_last_digits_one_makes_a_card(body: int):
    assert sum(is_card(f"{body}{last}") for last in range(10)) == 1
