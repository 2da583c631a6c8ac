"""What points at a person stands masked: by its type, its source, or the clerk's mark."""

from typing import Any

import pytest

from zhichi.foundation.forms.public import holds_personal, shown_answers
from zhichi.foundation.forms.rules import read
from zhichi.foundation.forms.tests.factories import ask, document, options


def masked(field: dict[str, Any], answer: Any) -> str:
    form = read(document(field))
    (row,) = shown_answers(form, {field["name"]: answer}, masked=True)
    return row["value"]


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        (ask("x", "phone"), "13800138000", "138****8000"),
        (ask("x", "id"), "11010519491231002X", "1101************2X"),
        (ask("x", "person"), {"name": "李四光", "phone": "13800138001"}, "李**，138****8001"),
        (ask("x", "signature"), {"name": "王秀英", "agreed": True}, "王**（本人签名）"),
        (ask("x", "text", prefill="name"), "王秀英", "王**"),
        (ask("x", "text", prefill="address"), "任城区金城街道某小区3号楼", "任城区金城街道****"),
        (ask("x", "text", private=True), "残疾三级", "****（个人隐私）"),
        (ask("x", "choice", private=True, options=options("有", "无")), "o1", "****（个人隐私）"),
        (ask("x", "money", private=True), "1200.00", "****（个人隐私）"),
        (ask("x", "text"), "拖欠工资", "拖欠工资"),
    ],
)
def test_each_is_masked_as_parties_are(field: dict[str, Any], answer: Any, said: str) -> None:
    assert masked(field, answer) == said


def test_a_table_masks_the_columns_that_point_at_people() -> None:
    kids = ask("kids", "table", columns=[ask("who", "text", "姓名"), ask("id", "id", "证件", required=False)])
    rows = [{"who": "王小明", "id": "11010519491231002X"}, {"who": "李四"}]
    assert masked(kids, rows) == "第 1 行：姓名 王小明，证件 1101************2X\n第 2 行：姓名 李四"
    assert masked(kids | {"private": True}, rows) == "2 行，****（个人隐私）"


def test_without_anything_to_hide_nothing_is_offered_to_be_opened() -> None:
    form = read(document(ask("story", "longtext"), ask("tel", "phone", required=False)))
    assert not holds_personal(form, {"story": "经过"})
    assert holds_personal(form, {"story": "经过", "tel": "13800138000"})
