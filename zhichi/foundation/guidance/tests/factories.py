"""A small way for the tests."""

from typing import Any

OUTCOME: dict[str, Any] = {
    "title": "去问一问",
    "items": [{"item": "consultation", "why": "先问。"}],
    "basis": ["法律援助法§22"],
}


def document(**changed: Any) -> dict[str, Any]:
    """Two questions, three rows, two outcomes; whatever is named is put in its place."""
    return {
        "format": "zhichi-way/1",
        "code": "tryout",
        "group": "试一试",
        "order": 900,
        "title": "琉璃瓦掉了",
        "summary": "屋顶的瓦掉下来。",
        "words": ["瓦片"],
        "questions": [
            {
                "key": "hurt",
                "ask": "伤到人了吗？",
                "options": [{"value": "yes", "title": "伤了"}, {"value": "no", "title": "没有"}],
            },
            {
                "key": "talk",
                "ask": "想怎么办？",
                "options": [{"value": "talk", "title": "谈"}, {"value": "law", "title": "打官司"}],
            },
        ],
        "rows": [
            {"when": {"hurt": ["yes"]}, "outcome": "aid", "because": "伤了人要赔。"},
            {"when": {"hurt": ["no"], "talk": ["law"]}, "outcome": "aid", "because": "要打官司。"},
            {"when": {}, "outcome": "ask", "because": "先问一问。"},
        ],
        "outcomes": {
            "aid": {
                **OUTCOME,
                "title": "申请法律援助",
                "items": [{"item": "legal_aid", "why": "有律师帮您。"}],
                "check": "legal_aid",
            },
            "ask": OUTCOME,
        },
        "source": "试验",
    } | changed
