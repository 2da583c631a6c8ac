"""The first and the last day that a date may be, on the builder's page of a field."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.rules.days import FARTHEST, UNITS
from zhichi.foundation.forms.rules.editor_parts import ask, pairs, section

Part = Mapping[str, Any]
KINDS = (
    ("today", "填表当天"),
    ("before", "填表当天往前一段时间"),
    ("after", "填表当天往后一段时间"),
    ("day", "固定的一天"),
)
EDGES = (("earliest", "最早"), ("latest", "最晚"))
UNITS_SAID = {"years": "年", "months": UNITS["months"], "days": UNITS["days"]}
EXAMPLES = {
    "earliest": "不选就不限。约日子的，选“填表当天”，就不会约到过去。",
    "latest": "不选就不限。出生日期选“填表当天”；要年满十八周岁的，选往前 18 年。",
}


def days_section() -> dict[str, Any]:
    """The questions about the bounds of a date."""
    asked = []
    for edge, word in EDGES:
        moved = {"field": edge, "in": ["before", "after"]}
        asked += [
            ask(edge, "choice", f"{word}是哪一天", required=False, options=pairs(KINDS), help=EXAMPLES[edge]),
            ask(
                f"{edge}_n", "number", f"{word}：多久", minimum=1, maximum=max(FARTHEST.values()), when=moved
            ),
            ask(f"{edge}_unit", "choice", f"{word}：单位", options=pairs(UNITS_SAID.items()), when=moved),
            ask(f"{edge}_on", "date", f"{word}：哪一天", when={"field": edge, "is": "day"}),
        ]
    return section("days", "日期的范围", asked, when={"field": "type", "is": "date"})


def day_answers(field: Part) -> dict[str, Any]:
    """The bounds of a field as answers to the page."""
    answers: dict[str, Any] = {}
    for edge, _ in EDGES:
        bound = field.get(edge)
        if isinstance(bound, str):
            answers |= {edge: "day", f"{edge}_on": bound}
        elif bound:
            ((unit, n),) = bound.items()
            kind = "before" if n < 0 else "after" if n else "today"
            answers |= {edge: kind} | ({f"{edge}_n": abs(n), f"{edge}_unit": unit} if n else {})
    return answers


def bounds_of(answers: Part) -> dict[str, Any]:
    """The bounds that the answers describe."""
    bounds: dict[str, Any] = {}
    for edge, _ in EDGES:
        match answers.get(edge):
            case "today":
                bounds[edge] = {"days": 0}
            case "day":
                bounds[edge] = answers[f"{edge}_on"]
            case "before" | "after" as way:
                n = int(answers[f"{edge}_n"])
                bounds[edge] = {answers[f"{edge}_unit"]: -n if way == "before" else n}
    return bounds


def day_rows_faults(answers: Part) -> list[tuple[str, str]]:
    """Spans too long for their unit: the name of the input, and one sentence."""
    return [
        (f"{edge}_n", f"最多 {FARTHEST[unit]} {UNITS_SAID[unit]}。")
        for edge, _ in EDGES
        if (unit := answers.get(f"{edge}_unit")) and int(answers[f"{edge}_n"]) > FARTHEST[unit]
    ]
