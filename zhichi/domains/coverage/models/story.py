"""A sample told step by step, as everybody may read it, and its estimate in words."""

from typing import Any

from zhichi.domains.coverage.enums import Method, SampleState
from zhichi.domains.coverage.models.sample import Sample


def per_cent(thousandths: int) -> str:
    """867 -> "86.7"; whole numbers stay whole."""
    return f"{thousandths / 10:.1f}".removesuffix(".0")


def percent(sample: Sample) -> str:
    """ "86.7 % ± 6.1 %", or nothing before the sample is finished."""
    if not sample.estimate:
        return ""
    return f"{per_cent(sample.estimate['share'])} % ± {per_cent(sample.estimate['plus_minus'])} %"


def estimate_words(sample: Sample) -> dict[str, Any] | None:
    """The estimate for a page: every number as text, with its method and both bounds."""
    told = sample.estimate
    if not told:
        return None
    rows = told["strata"]
    return {
        "headline": percent(sample),
        "confidence": per_cent(told["confidence"]),
        "low": per_cent(told["low"]),
        "high": per_cent(told["high"]),
        "method": str(Method(told["method"]).label),
        "strict": per_cent(told["strict"]["share"]),
        "strict_low": per_cent(told["strict"]["low"]),
        "lenient": per_cent(told["lenient"]["share"]),
        "lenient_high": per_cent(told["lenient"]["high"]),
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
