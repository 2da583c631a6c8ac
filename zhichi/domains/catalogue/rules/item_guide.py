"""A guide as the citizen reads it, made once a version from its document."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhichi.domains.catalogue.enums import PowerType, ServedWhom, Way
from zhichi.domains.catalogue.rules.item_facts import in_one_line, registered, services
from zhichi.domains.catalogue.rules.item_words import NO_TEXTS, laws, material, said, span

Document = Mapping[str, Any]


def guide_of(
    document: Document,
    titles: Mapping[str, str],
    unchecked: Sequence[str] = (),
    *,
    days_checked: bool = True,
    texts: Mapping[str, str] = NO_TEXTS,
    older: Sequence[str] = (),
) -> dict[str, Any]:
    """What the page shows, in plain words; `titles` are names of laws by key or short name.

    `unchecked`: the articles it cites that nobody has held against their text; `days_checked`: none of them says how
    many days the law gives. `texts`: by title of a law, the text its citations were held against; `older`: the laws
    that read otherwise since.
    """
    materials = [material(row) for row in document["materials"]]
    return {
        "whom": str(ServedWhom(document["subject"]).label),
        "type": str(PowerType(document["type"]).label),
        "conditions": list(document["conditions"]),
        "bring": [row for row in materials if row["needed"]],
        "spared": [row for row in materials if not row["needed"]],
        "steps": [_step(row) for row in document["steps"]],
        "days": _days(document, checked=days_checked),
        "fee": document["fee"]["words"],
        "fee_basis": said(document["fee"].get("basis", "")),
        "free": not document["fee"]["charged"],
        "visits": _visits(document.get("visits"), document["ways"]),
        "ways": _ways(document["ways"]),
        "places": list(document.get("places", ())),
        "hours": document.get("hours", ""),
        "results": list(document["results"]),
        "ask": document.get("phones", {}).get("ask", ""),
        "complain": document.get("phones", {}).get("complain", ""),
        "remedies": said(document["remedies"]),
        "unchecked": list(unchecked),
        "laws": laws(document["basis"], titles, texts),
        "older": list(older),
        "questions": list(document.get("questions", ())),
        "facts": registered(document),
        "services": services(document),
        "services_line": in_one_line(services(document)),
        "local": list(document.get("local", ())),
    }


def _step(row: Mapping[str, Any]) -> dict[str, str]:
    days = f"{row['days']} 天" if row.get("days") else ""
    standard = row.get("standard", "").rstrip("。")
    return {
        "title": row["title"],
        "note": "，".join(part for part in (row.get("who", ""), days) if part),
        "result": row.get("result", ""),
        "standard": said(standard),
    }


def _days(document: Document, *, checked: bool) -> list[dict[str, str]]:
    """The promise beside the law, so that everybody sees by how much it is shorter."""
    days, lines = document["days"], []
    if promised := days.get("promised"):
        lines.append(
            {"label": "我们承诺", "span": span(promised), "law": "", "words": promised.get("words", "")}
        )
    if statutory := days.get("statutory"):
        lines.append(
            {
                "label": "法律规定" if checked else "法律规定（待核对）",
                "span": span(statutory),
                "law": said(statutory["basis"]),
                "words": statutory.get("words", ""),
            }
        )
    if days.get("words"):
        lines.append({"label": "", "span": "", "law": "", "words": days["words"]})
    return lines


WHERE = {Way.WINDOW: "到窗口", Way.WEB: "在网上", Way.PHONE: "打电话", Way.KIOSK: "用自助终端"}


def _ways(ways: list[str]) -> str:
    """到窗口办。 / 在网上、到窗口、打电话都可以。"""
    said = "、".join(WHERE[Way(way)] for way in ways)
    return f"{said}都可以。" if len(ways) > 1 else f"{said}办。"


def _visits(number: int | None, ways: list[str]) -> str:
    """How often somebody has to come; none only by the ways that need no coming."""
    if number is None:
        return ""
    if number:
        return f"最多跑 {number} 次"
    afar = "、".join(WHERE[Way(way)] for way in ways if way in (Way.WEB, Way.PHONE))
    here = any(way in ways for way in (Way.WINDOW, Way.KIOSK))
    return f"{afar}办的，一次也不用跑" if here and afar else "一次也不用跑"
