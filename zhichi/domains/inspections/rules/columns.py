"""The columns of the three directories (domain.md §4.2 to §4.4), and which of them anybody may read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.domains.inspections.rules import cells
from zhichi.domains.inspections.rules.cells import CellError, Column
from zhichi.kernel import mask

BODIES = ("律师事务所", "公证机构", "司法鉴定机构", "基层法律服务所", "法律援助机构", "其他机构")
PERSONS = ("律师", "公证员", "司法鉴定人", "基层法律服务工作者", "其他人员")
TYPES = (*BODIES, *PERSONS)
STATUSES = ("存续", "停业", "注销", "吊销")
METHODS = ("现场检查", "书面检查", "网络监测", "案卷评查", "委托专业机构")
CLASSES = ("A", "B", "C", "D")


def _words(name: str, title: str, *words: str, required: bool = False) -> Column:
    return Column(name, title, cells.one_of(*words), required, f"写其中一个：{'、'.join(words)}", words=words)


ITEMS = (
    Column("code", "事项编码", cells.code, True, "本单位里不重复"),
    Column("name", "抽查事项", cells.text, True),
    Column("sub_item", "子项", cells.text),
    Column("basis", "检查依据", cells.basis, True, "法律名称和第几条，例如：律师法第五十二条"),
    Column("basis_text", "依据内容", cells.text),
    Column("subject", "检查主体", cells.text, True),
    Column("objects", "检查对象", cells.some_of(*TYPES), True, "可以写几种，用顿号分开", [], words=TYPES),
    Column("content", "检查内容", cells.text, True),
    Column("ratio", "抽查比例", cells.ratio, True, "大于 0%，不超过 100%"),
    Column("minimum", "最少抽几个", cells.whole(1, 5000), False, "", 1),
    Column("frequency", "每年抽几次", cells.whole(1, 12), True, "1 到 12"),
    Column("cap", "同一对象每年最多查几次", cells.whole(1, 12), True, "1 到 12"),
    Column("methods", "检查方式", cells.some_of(*METHODS), True, "可以写几种", [], words=METHODS),
    Column("skills", "检查人员要求", cells.several, False, "要有的专业，用顿号分开", []),
    _words("category", "事项类别", "重点", "一般", required=True),
    Column("department", "责任科室", cells.text, True),
    Column("remark", "备注", cells.text),
    Column("valid", "是否有效", cells.yes, False, "是或者否，不写就是“是”", True),
)
OBJECTS = (
    Column("code", "统一社会信用代码或者执业证号", cells.code, True, "机构写 18 位代码，个人写执业证号"),
    Column("name", "名称", cells.text, True),
    _words("type", "对象类型", *TYPES, required=True),
    Column("body", "执业机构代码", cells.code, False, "个人所在的机构"),
    Column("legal_rep", "负责人", cells.text),
    Column("address", "住所", cells.text),
    Column("contact", "联络人", cells.text),
    Column("phone", "联系电话", cells.text),
    Column("district", "所在县区代码", cells.code),
    _words("status", "状态", *STATUSES, required=True),
    Column("licence_to", "许可证有效期至", cells.day),
    _words("credit", "信用风险等级", *CLASSES),
    Column("complaints", "近十二个月投诉数", cells.whole(0, 9999), False, "", 0),
    Column("inspected_on", "上次检查日期", cells.day),
    Column("relations", "关联关系", cells.several, False, "和哪些对象、人员有关联，用顿号分开", []),
    Column("department", "主管科室", cells.text),
    Column("source", "数据来源", cells.text),
)
INSPECTORS = (
    Column("certificate", "执法证号", cells.code, True, "加密保存，不公布"),
    Column("name", "姓名", cells.text, True),
    _words("sex", "性别", "男", "女"),
    Column("unit", "单位", cells.text, True),
    Column("department", "科室", cells.text),
    Column("post", "职务", cells.text),
    Column("valid_to", "执法证有效期至", cells.day, True),
    Column("scope", "执法事项范围", cells.several, True, "事项编码，用顿号分开；都可以查的写“全部”", []),
    Column("skills", "专业", cells.several, False, "用顿号分开", []),
    Column("specialist", "是否专家", cells.yes, False, "是或者否，不写就是“否”", False),
    Column("phone", "电话", cells.text),
    Column("on_duty", "是否在岗", cells.yes, False, "是或者否，不写就是“是”", True),
    Column("conflicts", "应当回避的对象", cells.several, False, "对象的代码，用顿号分开", []),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {"items": ITEMS, "objects": OBJECTS, "inspectors": INSPECTORS}
# By what a row is known again in a newer file.
KEYS: Mapping[str, str] = {"items": "code", "objects": "code", "inspectors": "certificate"}
Document = Mapping[str, Any]


def is_body(document: Document) -> bool:
    return document["type"] in BODIES


def checked(directory: str, document: dict[str, Any]) -> dict[str, str]:
    """What is wrong between the cells of one row: a sentence by the title of its column."""
    if directory != "objects" or not {"type", "code"} <= document.keys():
        return {}
    if not is_body(document):
        missing = not document.get("body") and document["type"] != "其他人员"
        return {"执业机构代码": "个人要写明在哪个机构执业。"} if missing else {}
    try:
        document["code"] = cells.credit_code(document["code"])
    except CellError as error:
        return {"统一社会信用代码或者执业证号": str(error)}
    return {}


def published(directory: str, document: Document) -> dict[str, Any]:
    """What anybody may read of a row: no telephone, no certificate, no name of a natural person in full."""
    if directory == "items":
        return dict(document)
    if directory == "inspectors":
        told = ("unit", "department", "valid_to", "scope", "skills", "specialist", "on_duty")
        return {"name": mask.name(document["name"])} | {name: document[name] for name in told}
    rest = {name: document[name] for name in ("type", "district", "status", "licence_to", "department")}
    if is_body(document):
        return {"code": document["code"], "name": document["name"], "address": document["address"]} | rest
    number = document["code"]
    hidden = "*" * max(len(number) - 4, 2) + number[-4:] if len(number) > 6 else "*" * len(number)
    return {"code": hidden, "name": mask.name(document["name"]), "body": document["body"]} | rest


def lapsed(directory: str, document: Document, day: date) -> str:
    """Why this row may not be drawn on a day, or nothing."""
    if directory == "inspectors":
        if document["valid_to"] < day.isoformat():
            return f"执法证 {document['valid_to']} 已经到期，不能参加检查。"
        return "" if document["on_duty"] else "不在岗，不能参加检查。"
    if directory == "objects":
        return "" if document["status"] == "存续" else f"已经{document['status']}，不再抽取。"
    return "" if document["valid"] else "事项已经停用。"
