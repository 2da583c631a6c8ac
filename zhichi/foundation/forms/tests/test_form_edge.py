"""Answers in words: one sentence beside each field, and what people type differently means the same."""

from typing import Any

import pytest

from zhichi.foundation.forms.rules import AnswersError, Judge, read
from zhichi.foundation.forms.rules.patterns import money_pattern
from zhichi.foundation.forms.tests.factories import SOUND, ask, document, options, whole_document

JUDGE = Judge(read(whole_document()), {})


def told(changes: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(AnswersError) as refused:
        JUDGE.clean({**SOUND, **changes}, {})
    return {fault.path: fault.sentence for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"name": ""}, "name", "请填写“姓名”。"),
        ({"name": "长" * 11}, "name", "“姓名”最多写 10 个字，现在是 11 个字。"),
        ({"people": "很多"}, "people", "“人数”应当是整数。"),
        ({"people": 0}, "people", "“人数”不能小于 1。"),
        ({"people": 21}, "people", "“人数”不能大于 20。"),
        ({"income": "22.99"}, "income", "“收入”应当不少于 23 元、不多于 17800 元。"),
        ({"income": "12.345"}, "income", "“收入”应当是金额，最多写到分，例如 1200.50。"),
        ({"day": "2026-02-30"}, "day", "“日期”应当是日期，例如 2026-11-22。"),
        ({"day": "1203-02-01"}, "day", "“日期”的年份不对，请检查。"),
        ({"id_number": "37081119800101"}, "id_number", "身份证号码应是18位，您填了14位。"),
        ({"phone": "138"}, "phone", "手机号码应是11位数字，您填了3位。"),
        ({"kind": "o9"}, "kind", "“种类”只能从所列的选项里选。"),
        ({"needs": ["o1", "o2", "o3"], "why": "因"}, "needs", "“需要”最多选 2 项。"),
        ({"married": "maybe"}, "married", "“结婚了吗”请选“是”或者“否”。"),
        ({"married": "yes"}, "spouse", "请填写“配偶”。"),
        ({"married": "yes", "spouse": {"phone": "13800138000"}}, "spouse.name", "请填写“姓名”。"),
        ({"kind": "o1"}, "why", "请填写“原因”。"),
        ({"people": 6, "kind": "o2", "why": "因"}, "many", "请填写“住处”。"),
        ({"family": [{"who": "甲", "age": "九"}]}, "family.0.age", "“年龄”应当是整数。"),
        ({"family": [{"who": "甲", "age": 1}] * 5}, "family", "“家人”最多填 4 行。"),
        ({"sign": {"name": "王秀英"}}, "sign.agreed", "请确认“以上是我本人签名”。"),
        ({"sign": ""}, "sign", "请在“签名”处签上姓名，并勾选确认。"),
        ({"true": False}, "true", "请确认“所填属实”。"),
        ({"zz": 1}, "zz", "表里没有“zz”这一项，请刷新页面重新填写。"),
    ],
)
def test_a_fault_is_said_beside_its_field(changes: dict[str, Any], path: str, words: str) -> None:
    assert told(changes) == {path: words}


def test_every_fault_is_told_at_once_in_the_order_of_the_page() -> None:
    assert list(told({"true": None, "name": "", "people": "x"})) == ["name", "people", "true"]


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("people", "１２", 12),
        ("people", 5.0, 5),
        ("income", "￥1,200.5元", "1200.50"),
        ("income", 100, "100.00"),
        ("day", "2026年3月5日", "2026-03-05"),
        ("day", "2026/3/5", "2026-03-05"),
        ("phone", "138 0013 8000", "13800138000"),
        ("id_number", "37081119800101001x", "37081119800101001X"),
        ("needs", ["o1", "o1"], ["o1"]),
        ("needs", "o2", ["o2"]),
        ("true", "on", True),
        ("name", "  王秀英 ", "王秀英"),
        ("family", [{"who": "", "age": ""}, {"who": "甲", "age": "3"}], [{"who": "甲", "age": 3}]),
    ],
)
def test_what_is_typed_differently_means_the_same(name: str, typed: Any, kept: Any) -> None:
    assert JUDGE.clean({**SOUND, name: typed}, {})[name] == kept


def test_the_total_is_reckoned_here_and_never_believed() -> None:
    assert JUDGE.clean({**SOUND, "total": "1.00"}, {})["total"] == "1500.50"


def test_nothing_reckoned_from_nothing_is_left_out() -> None:
    bare = {name: value for name, value in SOUND.items() if name not in {"income", "family", "total"}}
    assert "total" not in JUDGE.clean(bare, {})


def test_an_answer_to_what_is_not_asked_is_left_out() -> None:
    assert "spouse" not in JUDGE.clean({**SOUND, "spouse": {"name": "李四"}}, {})


def test_what_hangs_on_something_left_out_is_left_out_too() -> None:
    form = document(
        ask("a", "yes_no"),
        ask("b", "yes_no", when={"field": "a", "is": "yes"}),
        ask("c", "text", when={"field": "b", "is": "yes"}),
    )
    judge = Judge(read(form), {})
    assert judge.clean({"a": "no", "b": "yes", "c": "x"}, {}) == {"a": "no"}


def test_files_are_counted_by_their_field() -> None:
    judge = Judge(read(document(ask("paper", "file", "证明", maximum=2))), {})
    assert judge.clean({}, {"paper": 2}) == {"paper": 2}
    with pytest.raises(AnswersError, match="请上传“证明”。"):
        judge.clean({}, {})
    with pytest.raises(AnswersError, match="最多上传 2 份"):
        judge.clean({}, {"paper": 3})


@pytest.mark.parametrize(
    ("least", "most"), [(0, 5), (7, 7), (23, 178), (0, 1000), (999, 1001), (100, 99_999)]
)
def test_the_pattern_of_money_takes_exactly_what_lies_between(least: int, most: int) -> None:
    judge = Judge(read(document(ask("m", "money", minimum=least, maximum=most))), {})
    for cents in {0, 1, *(around * 100 + more for around in (least, most) for more in (-1, 0, 1, 99, 100))}:
        if cents >= 0:
            text = f"{cents // 100}.{cents % 100:02}"
            assert judge.accepts({"m": text}) == (least * 100 <= cents <= most * 100), (
                text,
                money_pattern(least, most),
            )


def test_a_long_choice_is_still_one_of_its_options() -> None:
    judge = Judge(read(document(ask("k", "choice", options=options(*map(str, range(100)))))), {})
    assert judge.clean({"k": "o100"}, {}) == {"k": "o100"}
