"""A template filled with what is invented, so that it can be looked at before there is a case."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.papers.rules import (
    BLOCK_WORDS,
    LINES,
    filled,
    filled_line,
    list_of,
    paragraphs_of,
    read,
    table_of,
)

PLACE, DAY = "某某区", "2026年1月5日"
VALUES = {
    "applicant": "张某某",
    "agent": "李某某",
    "number": "LA-000000-2026-000001",
    "day": DAY,
    "filed_on": "2026年1月2日",
    "matter": "拖欠工资、劳动关系",
    "unit": f"{PLACE}法律援助中心",
    "place": PLACE,
    "desk": f"{PLACE}法律援助中心",
    "handler": "陈某（某某律师事务所）",
    "id_number": "（证件号码）",
    "phone": "（电话）",
    "address": "（住址）",
}
AID = ("legal_aid", "consultation")
ROWS = [("填写的第一项", "这里是填写的内容。"), ("填写的第二项", "这里是填写的内容，可以有几行。")]
REMEDY = (
    "对本决定不服的，可以自收到之日起依法提出异议、申请行政复议或者提起行政诉讼（样张，以正式文书为准）。"
)


def _example(field: Mapping[str, Any]) -> str:
    """What a field could say, by its type."""
    if field["type"] == "choice":
        return str(next(iter(field.get("options", {"": field["title"]}).values())))
    plain = {"date": DAY, "number": str(field.get("minimum", 1) + 2), "money": "1200.00"}
    return plain.get(field["type"], f"（{field['title']}）")


def sample_content(document: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, str]:
    """As `gathering.content_of` answers; the document must be sound."""
    says = read(document)
    number = says.number or (
        "{place}援样字〔{year}〕{n}号" if says.record and says.layout == "letter" else ""
    )
    said = number.format(place=PLACE, year=2026, n=1)
    values = {slot: f"（{word}）" for slot, word in words.items() if slot not in BLOCK_WORDS}
    organ = VALUES["unit"] if document["kind"] in AID else f"{PLACE}司法局"
    values |= VALUES | {"paper": said or "（文号）", "unit": organ, "desk": organ}
    values |= {f"field:{field['name']}": _example(field) for field in says.fields}
    lines = {
        place: filled_line(getattr(says, place), values, words) for place in LINES if getattr(says, place)
    }
    blocks = {
        "rows": table_of(ROWS),
        "sentences": paragraphs_of(["这里是办理程序里写好的正文。"]),
        "remedy": paragraphs_of([REMEDY]),
        "materials": list_of(["身份证复印件", "工资欠条"]),
        "acts": table_of([("2026-01-02", "提出申请"), ("2026-01-05", "给予法律援助")]),
    }
    return (
        dict.fromkeys(LINES, "")
        | lines
        | {
            "title": lines.get("heading") or says.title,
            "number": said,
            "organ": organ,
            "unit": organ,
            "day": DAY,
            "layout": says.layout,
            "signed": "yes" if says.signed else "",
            "body": filled(says.body, values, blocks, words),
        }
    )
