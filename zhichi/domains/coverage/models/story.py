"""A sample told step by step, as everybody may read it, and its estimate in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.domains.coverage.enums import Method, SampleState
from zhichi.domains.coverage.models.sample import Sample


def per_cent(thousandths: int) -> str:
    """867 -> "86.7"; whole numbers stay whole."""
    return f"{thousandths / 10:.1f}".removesuffix(".0")


def told(found: Mapping[str, int]) -> str:
    """ "86.7 % ± 6.1 %"; where that would reach past nought or everything, the bounds: "94 %（87.6 %—97.2 %）"."""
    share, more = found["share"], found["plus_minus"]
    if more <= share <= 1000 - more:
        return f"{per_cent(share)} % ± {per_cent(more)} %"
    return f"{per_cent(share)} %（{per_cent(found['low'])} %—{per_cent(found['high'])} %）"


def percent(sample: Sample) -> str:
    """The share of real points among those on the list, or nothing before the sample is finished."""
    return told(sample.estimate) if sample.estimate else ""


def coverage_percent(sample: Sample) -> str:
    """The share of places really served; nothing before the end, or where it ended before this was worked out."""
    found = (sample.estimate or {}).get("coverage")
    return told(found) if found else ""


def shares(sample: Sample) -> str:
    """Both in one line, or nothing."""
    both = (("真实覆盖率", coverage_percent(sample)), ("名单上的点真实率", percent(sample)))
    return "；".join(f"{name} {words}" for name, words in both if words)


def estimate_words(sample: Sample) -> dict[str, Any] | None:
    """The estimate for a page: every number as text, with its method and both bounds."""
    found = sample.estimate
    if not found:
        return None
    rows, coverage = found["strata"], found.get("coverage")
    return {
        "headline": percent(sample),
        "coverage": coverage_percent(sample),
        "coverage_low": per_cent(coverage["low"]) if coverage else "",
        "coverage_high": per_cent(coverage["high"]) if coverage else "",
        "coverage_day": date.fromisoformat(coverage["day"]) if coverage else None,
        "claimed": coverage["claimed"] if coverage else 0,
        "eligible": coverage["eligible"] if coverage else 0,
        "confidence": per_cent(found["confidence"]),
        "low": per_cent(found["low"]),
        "high": per_cent(found["high"]),
        "method": str(Method(found["method"]).label),
        "strict": per_cent(found["strict"]["share"]),
        "strict_low": per_cent(found["strict"]["low"]),
        "lenient": per_cent(found["lenient"]["share"]),
        "lenient_high": per_cent(found["lenient"]["high"]),
        "taken": sum(row["taken"] for row in rows),
        "real": sum(row["real"] for row in rows),
        "unvisited": sum(row["unvisited"] for row in rows),
        "substituted": sum(row["substituted"] for row in rows),
        "strata": [row | {"title": sample.titles[row["key"]]} for row in rows],
    }


def story(sample: Sample) -> list[dict[str, Any]]:
    """Steps for the timeline component: done, current, next."""
    steps: list[dict[str, Any]] = [
        {
            "title": "名单冻结，承诺公布",
            "at": sample.made_at,
            "text": f"{sample.size} 个正在服务的服务点，要抽 {sample.take} 个。名单从此不能改动。",
        },
        {
            "title": "见证人作出承诺",
            "at": sample.committed_at,
            "text": "每位见证人各自想好一个随机数，只公布它的指纹。",
        },
        {
            "title": "见证人揭示随机数，当场抽取",
            "at": sample.drawn_at,
            "text": "最后一个随机数揭示的同时算出结果，谁也不能先看再决定。",
        },
        {
            "title": "上级突击核验，公布结果和名单",
            "at": sample.finished_at,
            "text": "核验结束以前不公布抽中了谁，免得有人提前准备。",
        },
    ]
    reached = sum(step["at"] is not None for step in steps)
    for number, step in enumerate(steps):
        step["state"] = "done" if number < reached else "current" if number == reached else "next"
    if sample.state == SampleState.VOID:
        steps = steps[:reached]
        steps.append(
            {"title": "作废", "at": sample.voided_at, "text": f"原因：{sample.reason}", "state": "current"}
        )
    return steps
