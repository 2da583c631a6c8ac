"""What the schema refuses, said in one Chinese sentence for whoever typed it."""

from collections.abc import Callable
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.rules.shape import FormField
from zhichi.kernel.ids import IdError, citizen_id, uscc
from zhichi.kernel.phones import PhoneError, phone

PICKED = frozenset({FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO, FieldType.REGION, FieldType.POINT})
REACHES = {3: "县（市、区）", 4: "乡镇、街道", 5: "村、社区"}
# The parts of a person and of a signature, as fields of their own.
PART_FIELDS = {
    FieldType.PERSON: (
        FormField("name", FieldType.TEXT, "姓名", maximum=limits.PERSON_NAME),
        FormField("phone", FieldType.PHONE, "电话", required=False),
        FormField("id_number", FieldType.ID, "身份证号", required=False),
    ),
    FieldType.SIGNATURE: (
        FormField("name", FieldType.TEXT, "签名", maximum=limits.PERSON_NAME),
        FormField("agreed", FieldType.STATEMENT, "以上是我本人签名"),
    ),
}
EXPECTED = {
    FieldType.TEXT: "文字",
    FieldType.LONGTEXT: "文字",
    FieldType.NUMBER: "整数",
    FieldType.MONEY: "金额，最多写到分，例如 1200.50",
    FieldType.DATE: "日期，例如 2026-11-22",
    FieldType.TABLE: "由几行组成的表格",
    FieldType.CHOICES: "由选项组成的列表",
    FieldType.PERSON: "一个人的姓名、电话和证件号",
    FieldType.SIGNATURE: "签名",
    FieldType.FILE: "文件",
}


def missing(field: FormField) -> str:
    """What is said when a needed answer is not there."""
    match field.type:
        case FieldType.STATEMENT:
            return f"请确认“{field.title}”。"
        case FieldType.SIGNATURE:
            return f"请在“{field.title}”处签上姓名，并勾选确认。"
        case FieldType.FILE:
            return f"请上传“{field.title}”。"
        case FieldType.TABLE:
            return f"请在“{field.title}”里至少填一行。"
    return f"请{'选择' if field.type in PICKED else '填写'}“{field.title}”。"


def wrong(field: FormField, keyword: str, value: Any) -> str:
    """Why an answer fails the keyword of its schema."""
    say = SENTENCES.get(field.type)
    said = say(field, keyword, value) if say else ""
    return said or f"“{field.title}”应当是{EXPECTED.get(field.type, '所列的内容')}。"


def unknown(name: object) -> str:
    return f"表里没有“{str(name)[:40]}”这一项，请刷新页面重新填写。"


def _text(field: FormField, keyword: str, value: Any) -> str:
    if keyword == "maxLength":
        longest = field.maximum or (limits.LONGTEXT if field.type == FieldType.LONGTEXT else limits.TEXT)
        return f"“{field.title}”最多写 {longest} 个字，现在是 {len(value)} 个字。"
    if keyword == "not":
        return f"“{field.title}”里有换行或看不见的控制字符，请删去。"
    return missing(field) if keyword == "pattern" else ""


def _number(field: FormField, keyword: str, value: Any) -> str:
    if keyword == "minimum" and field.minimum is not None:
        return f"“{field.title}”不能小于 {field.minimum}。"
    if keyword == "maximum" and field.maximum is not None:
        return f"“{field.title}”不能大于 {field.maximum}。"
    return f"“{field.title}”这个数太大了，请检查。" if keyword in {"minimum", "maximum"} else ""


def _money(field: FormField, keyword: str, value: Any) -> str:
    from_, to = field.minimum or 0, field.maximum
    if keyword == "pattern" and isinstance(value, str) and value[-3:-2] == ".":
        between = f"不少于 {from_} 元" + (f"、不多于 {to} 元" if to is not None else "")
        return f"“{field.title}”应当{between}。"
    return ""


def _date(field: FormField, keyword: str, value: Any) -> str:
    if isinstance(value, str) and keyword == "pattern" and value[4:5] == "-" and len(value) == 10:
        return f"“{field.title}”的年份不对，请检查。"
    return ""


def _by_kernel(read: Callable[[str], object]) -> Callable[[FormField, str, Any], str]:
    def say(field: FormField, keyword: str, value: Any) -> str:
        try:
            read(value if isinstance(value, str) else "")
        except (IdError, PhoneError) as error:
            return str(error)
        return ""

    return say


def _choice(field: FormField, keyword: str, value: Any) -> str:
    if field.type == FieldType.YES_NO:
        return f"“{field.title}”请选“是”或者“否”。"
    if keyword == "minItems":
        return f"“{field.title}”至少要选 {max(1, field.minimum or 1)} 项。"
    if keyword == "maxItems":
        return f"“{field.title}”最多选 {field.maximum or len(field.options)} 项。"
    return f"“{field.title}”只能从所列的选项里选。" if keyword != "type" else ""


def _region(field: FormField, keyword: str, value: Any) -> str:
    if keyword == "pattern" and field.minimum and isinstance(value, str) and len(value) == 12:
        return f"“{field.title}”要选到{REACHES[field.minimum]}。"
    return f"“{field.title}”请从列表里选一个地方。"


def _table(field: FormField, keyword: str, value: Any) -> str:
    if keyword == "maxItems":
        return f"“{field.title}”最多填 {field.maximum or limits.ROWS} 行。"
    return f"“{field.title}”至少要填 {field.minimum or 1} 行。" if keyword == "minItems" else ""


def _file(field: FormField, keyword: str, value: Any) -> str:
    most = field.maximum or limits.FILES
    return f"“{field.title}”最多上传 {most} 份。" if keyword == "maximum" else ""


SENTENCES: dict[FieldType, Callable[[FormField, str, Any], str]] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.ID: _by_kernel(citizen_id),
    FieldType.PHONE: _by_kernel(phone),
    FieldType.USCC: _by_kernel(uscc),
    FieldType.REGION: _region,
    FieldType.POINT: lambda field, keyword, value: f"“{field.title}”请选一个公共法律服务点。",
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choice,
    FieldType.YES_NO: _choice,
    FieldType.TABLE: _table,
    FieldType.FILE: _file,
    FieldType.STATEMENT: lambda field, keyword, value: missing(field),
    FieldType.CALCULATED: lambda field, keyword, value: (
        f"“{field.title}”算出来的数太大了，请检查前面填的数。"
    ),
}
