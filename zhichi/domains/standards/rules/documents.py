"""Whether a checklist file can be used: every fault with its place and a Chinese reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from zhichi.domains.standards.enums import EvidenceKind, Grade, GradeGiver, Head
from zhichi.domains.standards.rules.figures import FIGURES

FORMAT = "zhichi-checklist/1"
TIERS = ("city", "county", "township", "village")
LEAST_ITEMS, MOST_ITEMS, MOST_WEIGHT, LONGEST_CODE = 15, 30, 100, 20
HEAD_TEXTS = ("key", "title")
DAYS = ("rectification_days", "reminder_days", "expiry_notice_days")
ITEM_TEXTS = ("text", "how", "fix", "source")
HEAD_KEYS = {
    "format",
    "key",
    "version",
    "tier",
    "title",
    "example",
    "effective_from",
    "note",
    "grades",
    "items",
    *DAYS,
}
ITEM_KEYS = {"code", "head", "weight", "veto", "evidence", "figure", *ITEM_TEXTS}
GRADE_KEYS = {"grade", "from", "validity_days", "by"}


class SheetFault(NamedTuple):
    """A place in a file and what is wrong there."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return "：".join(part for part in (self.file, self.place, self.reason) if part)


def sheet_faults(file: str, document: Any) -> list[SheetFault]:
    """Every fault of one file; none when it is sound."""
    if not isinstance(document, dict):
        return [SheetFault(file, "", "应是一份清单，最外层是若干“名称: 内容”")]
    places = [*_head(document), *_grades(document), *_items(document)]
    return [SheetFault(file, place, reason) for place, reason in places]


Found = Iterator[tuple[str, str]]


def _head(document: Mapping[str, Any]) -> Found:
    if document.get("format") != FORMAT:
        yield "format", f"应写 {FORMAT}"
    for key in sorted(set(document) - HEAD_KEYS):
        yield key, "不认识这一项，请检查拼写"
    for key in HEAD_TEXTS:
        if not _text(document.get(key)):
            yield key, "要写一句话，不能空"
    if not _whole(document.get("version"), 1):
        yield "version", "应是从 1 起的整数"
    if document.get("tier") not in TIERS:
        yield "tier", f"应是 {'、'.join(TIERS)} 之一"
    if not isinstance(document.get("example"), bool):
        yield "example", "应写 true 或 false"
    for key in DAYS:
        if not _whole(document.get(key), 1):
            yield key, "应是天数，从 1 起的整数"
    try:
        date.fromisoformat(str(document.get("effective_from")))
    except ValueError:
        yield "effective_from", "应是日期，写成 2026-01-01 的样子"


def _grades(document: Mapping[str, Any]) -> Found:
    rows = document.get("grades")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        yield "grades", "应列出各等次"
        return
    wanted = [grade for grade in Grade if grade != Grade.BELOW]
    for number, row in enumerate(rows, 1):
        place = f"grades 第 {number} 行"
        if set(row) != GRADE_KEYS:
            yield place, f"应正好有 {'、'.join(sorted(GRADE_KEYS))}"
            return
        if row["grade"] not in wanted:
            yield place, f"grade 应是 {'、'.join(wanted)} 之一"
        if row["by"] not in GradeGiver.values:
            yield place, "by 应是 city 或 province"
        if not _whole(row["from"], 1, 1000):
            yield place, "from 应是 1 到 1000 的整数（千分）"
        if not _whole(row["validity_days"], 1):
            yield place, "validity_days 应是天数，从 1 起的整数"
    names = [row["grade"] for row in rows]
    if names != [grade for grade in wanted if grade in names] or Grade.STANDARD not in names:
        yield "grades", "等次应从低到高各写一次，必须有 standard"
    scores = [row["from"] for row in rows]
    if all(isinstance(score, int) for score in scores) and sorted(set(scores)) != scores:
        yield "grades", "from 应一级比一级高"


def _items(document: Mapping[str, Any]) -> Found:
    rows = document.get("items")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield "items", "应列出各条目"
        return
    if not LEAST_ITEMS <= len(rows) <= MOST_ITEMS:
        yield "items", f"应有 {LEAST_ITEMS} 到 {MOST_ITEMS} 条，现在是 {len(rows)} 条"
    for code, times in Counter(str(row.get("code")) for row in rows).items():
        if times > 1:
            yield f"条目 {code}", f"写了 {times} 次，编码不能重复"
    for head in Head:
        if head not in [row.get("head") for row in rows]:
            yield "items", f"没有“{head.label}”的条目"
    for number, row in enumerate(rows, 1):
        place = f"条目 {row.get('code') or f'第 {number} 条'}"
        yield from ((place, reason) for reason in _item(row))


def _item(row: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(set(row) - ITEM_KEYS):
        yield f"不认识 {key}，请检查拼写"
    code = row.get("code")
    if not (isinstance(code, str) and code.isascii() and code.isalnum() and len(code) <= LONGEST_CODE):
        yield f"code 应由字母和数字组成，不超过 {LONGEST_CODE} 个"
    if row.get("head") not in Head.values:
        yield f"head 应是 {'、'.join(Head.values)} 之一"
    if not _whole(row.get("weight"), 1, MOST_WEIGHT):
        yield f"weight 应是 1 到 {MOST_WEIGHT} 的整数"
    if row.get("evidence") not in EvidenceKind.values:
        yield f"evidence 应是 {'、'.join(EvidenceKind.values)} 之一"
    if not isinstance(row.get("veto", False), bool):
        yield "veto 应写 true 或 false"
    yield from (f"{key} 要写一句话，不能空" for key in ITEM_TEXTS if not _text(row.get(key)))
    if "figure" in row:
        yield from _figure(row["figure"])
    elif row.get("evidence") == EvidenceKind.FIGURE:
        yield "evidence 写了 figure，却没有写 figure 怎么算"


def _figure(figure: Any) -> Iterator[str]:
    if not isinstance(figure, dict) or figure.get("name") not in FIGURES:
        yield f"figure 的 name 应是 {'、'.join(FIGURES)} 之一"
        return
    wanted = FIGURES[figure["name"]].parameters
    if set(figure) - {"name"} != wanted:
        yield f"figure {figure['name']} 应正好有参数：{'、'.join(sorted(wanted)) or '无'}"
        return
    for key in wanted & {"at_least", "days"}:
        if not _whole(figure[key], 1):
            yield f"figure 的 {key} 应是从 1 起的整数"
    for key in wanted & {"all", "kinds"}:
        if not isinstance(figure[key], list) or not figure[key] or not all(map(_text, figure[key])):
            yield f"figure 的 {key} 应是一列名称"
    if "has" in wanted and not _text(figure["has"]):
        yield "figure 的 has 应是一个名称"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _whole(value: object, least: int, most: int | None = None) -> bool:
    return type(value) is int and value >= least and (most is None or value <= most)
