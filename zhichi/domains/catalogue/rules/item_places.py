"""Where in an item's document something stands, in the words of the editor."""

# The parts of the editor, and the keys that each one edits.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "basics": (
        "基本情况",
        (
            "code",
            "title",
            "summary",
            "item_code",
            "type",
            "subject",
            "handling",
            "order",
            "authority",
            "results",
        ),
    ),
    "conditions": ("受理条件", ("conditions", "questions")),
    "materials": ("材料", ("materials",)),
    "steps": ("办理环节", ("steps", "visits", "ways")),
    "days": ("时限和收费", ("days", "fee")),
    "service": (
        "预约、送达和通办",
        ("booking", "delivery", "range", "enquiry", "quota", "intermediary", "joint"),
    ),
    "places": ("地点和电话", ("places", "hours", "phones", "point_item", "remedies", "local", "more")),
    "basis": ("依据", ("basis", "powers", "source")),
    "links": ("表单和程序", ("kind", "form")),
}
WORDS = {
    "format": "格式",
    "code": "标识",
    "title": "名称",
    "summary": "一句话说明",
    "item_code": "事项编码",
    "type": "事项类型",
    "subject": "服务对象",
    "handling": "办件类型",
    "order": "次序",
    "authority": "实施主体",
    "decides": "决定机关",
    "supervises": "监管机关",
    "level": "行使层级",
    "nature": "性质",
    "credit_code": "统一社会信用代码",
    "levels": "层级代码",
    "powers": "权责事项",
    "standard": "审查标准",
    "booking": "预约",
    "delivery": "物流送达",
    "intermediary": "中介服务",
    "quota": "数量限制",
    "range": "通办范围",
    "scope": "范围",
    "joint": "联办机构",
    "enquiry": "查询途径",
    "there": "有没有",
    "kind": "办理程序",
    "form": "表单",
    "point_item": "服务点上的服务",
    "conditions": "受理条件",
    "materials": "材料",
    "name": "标识",
    "source": "来源",
    "proof": "证明事项",
    "copies": "份数",
    "required": "是否必交",
    "basis": "依据",
    "note": "说明",
    "steps": "办理环节",
    "days": "时限",
    "who": "谁办",
    "result": "结果",
    "statutory": "法定时限",
    "promised": "承诺时限",
    "n": "数字",
    "unit": "单位",
    "limit": "期限规则",
    "words": "说明",
    "fee": "收费",
    "charged": "是否收费",
    "visits": "到现场次数",
    "ways": "办理形式",
    "places": "办理地点",
    "hours": "办理时间",
    "results": "办理结果",
    "phones": "电话",
    "ask": "咨询",
    "complain": "监督投诉",
    "remedies": "不服怎么办",
    "law": "法律",
    "article": "条",
    "questions": "常见问题",
    "answer": "答",
    "more": "其他要素",
    "label": "名称",
    "local": "以当地公布为准的",
}


def place_of(path: tuple[str | int, ...]) -> str:
    """`("materials", 2, "source")` -> 材料第 3 项·来源"""
    said: list[str] = []
    for step in path:
        if isinstance(step, int):
            said[-1:] = [f"{said[-1] if said else ''}第 {step + 1} 项"]
        else:
            said.append("表格" if step == "form" and len(path) > 1 else WORDS.get(step, step))
    return "·".join(said)


def part_of(path: tuple[str | int, ...]) -> str:
    """Which part of the editor holds the place; the basics when none does."""
    first = path[0] if path else ""
    return next((part for part, (_, keys) in PARTS.items() if first in keys), "basics")
