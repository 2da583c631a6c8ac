"""Forms for tests: small documents, and a published one."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import FormVersion, publish_form

AT = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WHY = {"purpose": "核实情况", "basis": "法律援助法§41"}


def ask(name: str, kind: str, title: str = "", **more: Any) -> dict[str, Any]:
    """One field with its purpose and basis."""
    return {"name": name, "type": kind, "title": title or name, **WHY, **more}


def options(*labels: str) -> list[dict[str, str]]:
    return [{"value": f"o{n}", "label": label} for n, label in enumerate(labels, 1)]


def document(*fields: dict[str, Any], key: str = "demo", **more: Any) -> dict[str, Any]:
    """A form with one section."""
    section = {"name": "s1", "title": "情况", "fields": list(fields)}
    return {"format": "zhichi-form/1", "key": key, "title": "情况表", "sections": [section], **more}


def published(*fields: dict[str, Any], key: str = "demo") -> FormVersion:
    return publish_form(
        document=document(*fields, key=key), effective_from=date(2026, 1, 1), by=SYSTEM, at=AT
    )


def whole_document() -> dict[str, Any]:
    """A form with a field of every type and every relation."""
    every = [
        ask("name", "text", "姓名", maximum=10),
        ask("story", "longtext", "经过", required=False),
        ask("people", "number", "人数", minimum=1, maximum=20),
        ask("income", "money", "收入", minimum=23, maximum=17_800, required=False),
        ask("day", "date", "日期", required=False),
        ask("id_number", "id", "身份证号", required=False, private=True),
        ask("phone", "phone", "电话"),
        ask("code", "uscc", "信用代码", required=False),
        ask("kind", "choice", "种类", options=options("甲", "乙", "丙")),
        ask("needs", "choices", "需要", options=options("一", "二", "三"), required=False, maximum=2),
        ask("married", "yes_no", "结婚了吗"),
        ask("spouse", "person", "配偶", when={"field": "married", "is": "yes"}, private=True),
        ask("why", "text", "原因", when={"any": [{"field": "kind", "in": ["o1", "o2"]}, {"field": "needs", "is": "o3"}]}),
        ask("rich", "text", "收入来源", required=False, when={"field": "income", "at_least": 5000}),
        ask("many", "text", "住处", when={"all": [{"field": "people", "at_least": 5}, {"field": "kind", "not": "o3"}]}),
        ask("two", "text", "为什么两项", required=False, when={"field": "needs", "at_least": 2}),
        ask("none", "text", "没说经过", required=False, when={"field": "story", "filled": False}),
        ask("family", "table", "家人", required=False, maximum=4, columns=[
            ask("who", "text", "姓名"), ask("age", "number", "年龄", minimum=0, maximum=150), ask("gets", "money", "收入", required=False),
        ]),
        ask("total", "calculated", "家庭收入", formula={"op": "sum", "of": [{"field": "income"}, {"table": "family", "column": "gets"}]}),
        ask("paper", "file", "证明", required=False, maximum=3),
        ask("sign", "signature", "签名"),
        ask("true", "statement", "所填属实"),
    ]  # fmt: skip
    return document(*every, key="whole")


# A sound set of answers to it, in their one form.
SOUND: dict[str, Any] = {
    "name": "王秀英",
    "people": 3,
    "income": "1200.50",
    "phone": "13800138000",
    "kind": "o3",
    "married": "no",
    "family": [{"who": "王小明", "age": 9, "gets": "0.00"}, {"who": "李四", "age": 70, "gets": "300.00"}],
    "total": "1500.50",
    "sign": {"name": "王秀英", "agreed": True},
    "true": True,
}
