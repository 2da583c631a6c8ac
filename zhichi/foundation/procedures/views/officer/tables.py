"""A document as rows of tables, in words."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.procedures.enums import FiledBy
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.words import HANDLERS, identity_told, titles


def verb_rows(document: Mapping[str, Any], words: Words) -> list[dict[str, Any]]:
    """Every verb: from, to, who, and all it brings about."""
    rows = []
    for name, verb in document["verbs"].items():
        rows.append(
            {
                "name": name,
                "title": verb.get("title", name),
                "from": titles(document, many(verb["from"])),
                "to": "不变" if verb["to"] == "same" else titles(document, [verb["to"]]),
                "by": words.doers(verb["by"]),
                "brings": brings(verb, words),
                "basis": verb.get("basis", ""),
            }
        )
    return rows


def brings(part: Mapping[str, Any], words: Words) -> list[str]:
    """What an act asks for and brings about, line by line."""
    lines = []
    if part.get("fields"):
        lines.append("填写：" + "；".join(field["title"] for field in part["fields"]))
    lines += words.plugged(part)
    if part.get("clocks"):
        lines.append("期限：" + words.clocks(part))
    if part.get("after_clock"):
        lines.append(f"要等“{words.limits.get(part['after_clock'], part['after_clock'])}”届满")
    if part.get("record"):
        lines.append("文书：" + words.record(part))
    if part.get("milestone"):
        lines.append("告诉群众：" + part["milestone"]["text"])
    if part.get("desk"):
        lines.append("交到：" + words.desk(part["desk"]))
    if part.get("handler"):
        lines.append(HANDLERS.get(part["handler"], part["handler"]))
    marks = [("once", "只能做一次"), ("grave", "重大"), ("visit", "当事人要到场")]
    return lines + [said for key, said in marks if part.get(key)]


def filing_rows(document: Mapping[str, Any], words: Words) -> list[dict[str, str]]:
    """How a case begins, as label and value."""
    filing = document["filing"]
    rows = [
        ("谁来提交", str(FiledBy(filing.get("by", FiledBy.CITIZEN)).label)),
        ("第一个状态", titles(document, [filing["state"]])),
        ("收件单位", words.desk(filing.get("desk")) or "没有指定"),
        ("表单", words.form(filing) or "用填写项"),
        ("填写项", "；".join(words.field(field) for field in filing.get("fields", ())) or "没有"),
        ("期限", words.clocks(filing) or "没有"),
        ("告诉群众", filing.get("milestone", {}).get("text", "已收到您的申请。")),
        ("文书", words.record(filing) or "没有"),
        ("身份证号", identity_told(filing)),
        ("可以不留姓名", "是" if filing.get("anonymous") else "否"),
        ("依据", filing.get("basis", "") or "没有写"),
    ]
    return [{"label": label, "value": value} for label, value in rows]
