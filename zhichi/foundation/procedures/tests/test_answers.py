"""The one check of answers: each type, its bounds, and what nobody asked for."""

import pytest

from zhichi.foundation.procedures.public import AnswerError, Field, FieldType, clean_answers

OPTIONS = (("a", "甲"), ("b", "乙"))


def field(kind: FieldType, **given) -> Field:
    return Field(name="x", type=kind, title="某项", **given)


TAKEN = [
    (field(FieldType.TEXT), "  话 ", "话"),
    (field(FieldType.LONGTEXT), "一行\r\n二行", "一行\n二行"),
    (field(FieldType.NUMBER, minimum=1, maximum=9), "7", 7),
    (field(FieldType.NUMBER), -3, -3),
    (field(FieldType.MONEY), "1200.5", "1200.50"),
    (field(FieldType.MONEY, minimum=0), 0, "0.00"),
    (field(FieldType.DATE), "2026-02-28", "2026-02-28"),
    (field(FieldType.CHOICE, options=OPTIONS), "b", "b"),
    (field(FieldType.CHOICES, options=OPTIONS), ["b", "a", "b"], ["b", "a"]),
    (field(FieldType.YES_NO), False, "no"),
    (field(FieldType.YES_NO), "yes", "yes"),
    (field(FieldType.STATEMENT), True, True),
    (field(FieldType.PROVIDER), "12", 12),
    (field(FieldType.UNIT), 12, 12),
]


@pytest.mark.parametrize(("asked", "given", "kept"), TAKEN)
def test_an_answer_is_kept_in_its_one_form(asked, given, kept):
    assert clean_answers([asked], {"x": given}) == {"x": kept}


REFUSED = [
    (field(FieldType.TEXT), 7, "应当是文字"),
    (field(FieldType.TEXT), "有\x00零", "控制字符"),
    (field(FieldType.TEXT), "\ud800", "控制字符"),
    (field(FieldType.TEXT), "字" * 201, "最多写 200 个字，现在是 201 个字"),
    (field(FieldType.TEXT, maximum=2), "三个字", "最多写 2 个字"),
    (field(FieldType.NUMBER), 1.0, "应当是整数"),
    (field(FieldType.NUMBER), True, "应当是整数"),
    (field(FieldType.NUMBER), "七", "应当是整数"),
    (field(FieldType.NUMBER), 2**53, "应当是整数"),
    (field(FieldType.NUMBER, minimum=3), 2, "不能小于 3"),
    (field(FieldType.NUMBER, maximum=3), 4, "不能大于 3"),
    (field(FieldType.MONEY), "1.234", "最多写到分"),
    (field(FieldType.MONEY), 1.5, "应当是金额"),
    (field(FieldType.MONEY), "1e3", "应当是金额"),
    (field(FieldType.MONEY), "NaN", "应当是金额"),
    (field(FieldType.MONEY, minimum=0), "-0.01", "不能小于 0"),
    (field(FieldType.DATE), "2026-02-30", "应当是日期"),
    (field(FieldType.DATE), "20260228", "应当是日期"),
    (field(FieldType.DATE), "2026-W09-6", "应当是日期"),
    (field(FieldType.DATE), "0026-02-28", "年份不对"),
    (field(FieldType.CHOICE, options=OPTIONS), "c", "只能从所列的选项里选"),
    (field(FieldType.CHOICE, options=OPTIONS), ["a"], "只能从所列的选项里选"),
    (field(FieldType.CHOICES, options=OPTIONS), "a", "应当是由选项组成的列表"),
    (field(FieldType.CHOICES, options=OPTIONS), ["a", "c"], "只能从所列的选项里选"),
    (field(FieldType.YES_NO), "maybe", "请选“是”或者“否”"),
    (field(FieldType.YES_NO), 1, "请选“是”或者“否”"),
    (field(FieldType.STATEMENT), False, "请确认：某项"),
    (field(FieldType.PROVIDER), -1, "只能从所列的选项里选"),
    (field(FieldType.UNIT), "x", "应当是整数"),
    (field(FieldType.FILES, required=False), "a.pdf", "应当上传文件"),
]


@pytest.mark.parametrize(("asked", "given", "told"), REFUSED)
def test_an_answer_out_of_shape_is_refused_with_its_field(asked, given, told):
    with pytest.raises(AnswerError) as error:
        clean_answers([asked], {"x": given})
    assert told in str(error.value)
    assert error.value.field == "x"


@pytest.mark.parametrize("kind", [kind for kind in FieldType if kind != FieldType.FILES])
@pytest.mark.parametrize("empty", [{}, {"x": None}, {"x": ""}, {"x": "  "}, {"x": []}])
def test_what_is_needed_must_be_there_and_what_is_not_may_be_left_out(kind, empty):
    with pytest.raises(AnswerError, match=r"请(填写|选择|确认)"):
        clean_answers([field(kind)], empty)
    assert clean_answers([field(kind, required=False)], empty) == {}


def test_files_are_counted_apart():
    asked = field(FieldType.FILES)
    with pytest.raises(AnswerError, match="请选择“某项”"):
        clean_answers([asked], {})
    assert clean_answers([asked], {}, papers=20) == {}
    with pytest.raises(AnswerError, match="一次最多上传 20 份材料"):
        clean_answers([asked], {}, papers=21)


def test_a_name_nobody_asked_for_is_refused():
    with pytest.raises(AnswerError, match="没有“state”这一项") as error:
        clean_answers([field(FieldType.TEXT)], {"x": "话", "state": "granted"})
    assert error.value.field == "state"
