"""What pydantic finds wrong, in one Chinese sentence a field."""

from collections.abc import Iterable, Mapping
from typing import Any

# Where the field itself says best what is expected.
OF_FIELD = {
    "region": "请填写 12 位数字的行政区划代码。",
    "Idempotency-Key": "请在 Idempotency-Key 里给出 8 到 80 个可见的英文字符，每次提交一个新的。",
    "X-Key": "请在 X-Key 里给出手机号、身份证号或查询密码的末四位。",
}
OF_KIND = {
    "missing": "缺少这一项。",
    "extra_forbidden": "没有这一项，请删去。",
    "string_type": "应当是文字。",
    "string_too_short": "至少要有 {min_length} 个字符。",
    "string_too_long": "不能超过 {max_length} 个字符。",
    "string_pattern_mismatch": "格式不对。",
    "int_type": "应当是整数。",
    "int_parsing": "应当是整数。",
    "int_from_float": "应当是整数。",
    "float_type": "应当是数字。",
    "float_parsing": "应当是数字。",
    "finite_number": "应当是有限的数字。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "too_long": "不能超过 {max_length} 项。",
    "enum": "只能是 {expected}。",
    "literal_error": "只能是 {expected}。",
    "dict_type": "应当是一个对象。",
    "model_type": "应当是一个对象。",
    "model_attributes_type": "应当是一个对象。",
}
# ninja puts the source and the name of the parameter before the place inside it.
SOURCES = {"body": 2, "query": 1, "path": 1, "header": 1}


def sentences(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Messages by field from ninja's list of errors; the first of a field counts."""
    found: dict[str, str] = {}
    for error in errors:
        place = [str(part) for part in error["loc"]]
        field = ".".join(place[SOURCES.get(place[0], 0) :]) or "body"
        found.setdefault(field, OF_FIELD.get(field) or said(error))
    return found


def said(error: Mapping[str, Any]) -> str:
    context = {name: str(value).replace(" or ", " 或 ") for name, value in error.get("ctx", {}).items()}
    return OF_KIND.get(str(error["type"]), "填写不对。").format_map(context)
