"""What is offered for masking: numbers in every width and brokenness, names, homes; and what stays."""

from datetime import date

import pytest

from zhichi.foundation.redaction.rules import Known, found, minors

KNOWN = Known(
    names=("王秀英", "高兴", "济宁某某建筑公司", "阿卜杜拉·买买提"),
    addresses=("任城区许庄街道许庄社区南头",),
    officials=("赵静",),
)
CASES = [
    ("身份证11010519491231002X。", [("11010519491231002X", "citizen_id")]),
    (
        "身份证１１０１０５１９４９１２３１００２Ｘ。",
        [("１１０１０５１９４９１２３１００２Ｘ", "citizen_id")],
    ),
    ("1101051949\n1231 002x", [("1101051949\n1231 002x", "citizen_id")]),
    ("110105-19491231-002X", [("110105-19491231-002X", "citizen_id")]),
    ("110105\u200b19491231\u00ad002X", [("110105\u200b19491231\u00ad002X", "citizen_id")]),
    ("号码110105194912310021", [("110105194912310021", "unchecked_id")]),
    ("号码11010519491231002，", [("11010519491231002", "unchecked_id")]),
    ("旧号110105491231002", [("110105491231002", "other_id")]),
    ("护照E12345678", [("E12345678", "other_id")]),
    ("电话13800138000", [("13800138000", "mobile")]),
    ("编号5 138-0013-8000", [("138-0013-8000", "mobile")]),
    ("+86 138 0013 8000", [("+86 138 0013 8000", "mobile")]),
    ("王五一三八零零一三八零零零", [("一三八零零一三八零零零", "mobile")]),
    ("（0537）2345678转801", [("（0537）2345678转801", "landline")]),
    ("电话：2345678", [("2345678", "landline")]),
    ("卡号6222 0202 0011 2233 446", [("6222 0202 0011 2233 446", "bank_card")]),
    ("车牌鲁H·12345和鲁HD12345", [("鲁H·12345", "plate"), ("鲁HD12345", "plate")]),
    ("wang@example.com，微信：wxid_abc123", [("wang@example.com", "email"), ("wxid_abc123", "account")]),
    (
        "家住济宁市任城区金城街道建设路12号3单元501室。",
        [("济宁市任城区金城街道建设路12号3单元501室", "address")],
    ),
    ("住任城区许庄街道许庄社区\n南头的", [("任城区许庄街道许庄社区\n南头", "address")]),
    ("王 秀\n英说，秀英很急", [("王 秀\n英", "name"), ("秀英", "name")]),
    ("他不高兴", [("高兴", "name")]),
    ("阿卜杜拉买买提", [("阿卜杜拉买买提", "name")]),
    ("对方：张大山，姓名\n\n李四\n", [("张大山", "name"), ("李四", "name")]),
]
STAYS = [
    "济宁某某建筑公司",
    "联系人：赵静，",
    "案号LA-370811-2026-000123",
    "任城区援受字〔2026〕12号，依照法律援助法第四十三条",
    "2026年11月23日，共20260000元",
    "济宁市任城区司法局",
    "卡号6222020200112233447",
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_it_is_offered(text, told):
    assert [(text[one.start : one.end], one.sort) for one in found({"body": text}, KNOWN)] == told


@pytest.mark.parametrize("text", STAYS)
def test_it_stays(text):
    assert found({"body": text}, KNOWN) == []


def test_who_is_under_eighteen_is_known_by_the_number_of_the_case_or_of_the_paper():
    number = _sound("11010520101231001")
    for texts, ids in (({"body": ""}, (number,)), ({"body": f"身份证{number}"}, ())):
        assert minors(texts, ids, on=date(2028, 12, 30))
        assert not minors(texts, ids, on=date(2028, 12, 31))


def _sound(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]
