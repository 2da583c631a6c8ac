"""In which order the page of a template asks, what it explains, and what stands where nothing was said."""

from typing import Any

from zhichi.foundation.papers.enums import Layout, Retention, SealKind

GROUPS = (
    ("这是什么文书", ["title", "key", "kind", "record", "states"]),
    ("写什么", ["heading", "to", "body", "copy_to", "given"]),
    ("什么样子", ["layout", "signed", "signer", "urgency"]),
    ("编号、盖章、保管", ["number", "basis", "seal", "copies", "retention"]),
    ("什么时候起用", ["effective_from", "uncertain", "confirmed"]),
)
TOLD = {
    "哪种业务用": "改了以后先看看样子，能填的空和能印的文书会跟着变。",
    "印出来的标题": "和名称一样的不填。可以有空，例如【出文单位】关于【事由】的函。",
    "主送（给谁）": "可以写空，例如【申请人】。没有的不填。",
    "抄送": "可以写空，没有的不填。",
    "签发人": "上行文才要，例如【签发人】。",
    "紧急程度": "特急、加急的才要。",
    "文号": "单独出文的才编号，写成 {place}援受字〔{year}〕{n}号：县区、年份、序号各一处。",
    "先不启用，为什么": "写了就只能看，不能出文；可以用的不填。",
}
# Lines and the body, in which slots are spelled as words.
SAID = ("heading", "to", "body", "copy_to", "signer", "urgency")
PLAIN: dict[str, Any] = {
    "title": "",
    "kind": "",
    "record": "",
    "states": [],
    "given": False,
    "layout": Layout.LETTER,
    "signed": True,
    "number": "",
    "basis": "",
    "seal": SealKind.NONE,
    "copies": 1,
    "retention": Retention.TEN,
    "uncertain": "",
}
