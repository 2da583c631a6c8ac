"""Figures as people read them: a value, how many cases stand behind it, and what leads to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from zhichi.domains.catalogue.rules.measure import (
    CITIZEN,
    SYSTEM,
    Counts,
    Cut,
    Histogram,
    cuts,
    mean,
    median,
    p90,
    size,
)
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.regions.public import UnitKind

HOLDERS = {CITIZEN: "申请人", SYSTEM: "期限届满", "other": "其他单位"} | dict(UnitKind.choices)
LONGEST_LIST = 12


@dataclass(frozen=True)
class Figure:
    """One line: what it is, its value, the cases behind it, and the name of their list."""

    label: str
    value: str
    n: int
    what: str


def number(value: Fraction | int | None, digits: int = 1) -> str:
    """`3`, `2.5`; nothing as a dash. Rounded half up."""
    if value is None:
        return "—"
    scale = 10**digits
    whole, rest = divmod((value * scale * 2 + 1) // 2, scale)
    return f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip(".") if rest else str(whole)


def share(part: int, whole: int) -> str:
    return f"{number(Fraction(100 * part, whole))}%" if whole else "—"


def spread(histogram: Mapping[int, int], unit: str) -> str:
    """The median and what nine of ten do not pass."""
    if not size(histogram):
        return "—"
    return f"中位数 {number(median(histogram))} {unit}，九成不超过 {p90(histogram)} {unit}"


def figures(counts: Counts) -> list[Figure]:
    """What a version's finished cases cost, one line a figure, always the same lines."""
    done, numbers, many = counts.done, counts.numbers, counts.histograms
    visits = f"平均 {number(mean(many['visits']), 2)} 次，{share(many['visits'][0], done)}没有到过现场"
    back = f"{share(numbers['returned'], done)}，共 {numbers['returns']} 次"
    return [
        Figure("办结", f"{done} 件（收件 {counts.cases} 件）", done, "done"),
        Figure("到现场", visits if done else "—", size(many["visits"]) - many["visits"][0], "visited"),
        Figure("上传的材料", spread(many["materials"], "份"), done, "done"),
        Figure("用承诺代替的证明", f"{numbers['promises']} 份", numbers["promises"], "promised"),
        Figure("带文号的文书（要盖章）", spread(many["papers"], "份"), done, "done"),
        Figure("工作人员办理的步骤", spread(many["steps"], "步"), done, "done"),
        Figure("从收件到办结", spread(many["days"], "个工作日"), done, "done"),
        Figure("全程网办", share(numbers["online"], done), numbers["online"], "online"),
        Figure("当天办结", share(numbers["same_day"], done), numbers["same_day"], "same_day"),
        Figure("退回补正", back if done else "—", numbers["returned"], "returned"),
    ]


def waits(counts: Counts, procedure: Procedure) -> list[dict[str, Any]]:
    """Where cases lay and for whom they waited, the longest in all first."""
    total = sum(days_of(one) for one in counts.keyed["lain"].values())
    rows: list[dict[str, Any]] = []
    longest_first = sorted(counts.keyed["lain"].items(), key=lambda one: -days_of(one[1]))
    for key, histogram in longest_first[:LONGEST_LIST]:
        state, holder = key.split("|")
        known = procedure.states.get(state)
        rows.append(
            {
                "state": known.title if known else state,
                "holder": HOLDERS.get(holder, holder),
                "days": days_of(histogram),
                "share": share(days_of(histogram), total),
                "spread": spread(histogram, "天"),
                "n": size(histogram),
                "what": f"lain.{state}.{holder}",
            }
        )
    return rows


def days_of(histogram: Mapping[int, int]) -> int:
    return sum(days * cases for days, cases in histogram.items())


def savings(counts: Counts, procedure: Procedure) -> list[dict[str, Any]]:
    """The three steps whose removal would save most, with the arithmetic and what the law says of them, in words."""
    # Who withdraws ends the matter: his way is no step that could be cut.
    ends = frozenset(
        verb.name
        for verb in procedure.verbs.values()
        if verb.grave and all(by.role == CITIZEN for by in verb.by)
    )
    return [{"cut": cut, **said(cut, procedure)} for cut in cuts(counts, without=ends)]


def said(cut: Cut, procedure: Procedure) -> dict[str, str]:
    verb = procedure.verbs.get(cut.verb)
    title, basis = (verb.title, verb.basis) if verb else (cut.verb, "")
    citizen = verb is not None and all(by.role == CITIZEN for by in verb.by)
    sum_ = (
        f"{cut.done} 件里有 {cut.cases} 件走这一步（{share(cut.cases, cut.done)}），走到的件为它等的时间，"
        f"中位数是 {number(cut.median)} 个工作日；{number(cut.median)} × {cut.cases} ÷ {cut.done} ＝ "
        f"每件平均 {number(cut.saved, 2)} 个工作日。"
    )
    if basis:
        law = f"这一步写着依据：{basis}。要减掉它，先要有法律上的理由；可以先想合并、提前或者同时办。"
    elif citizen:
        law = "这一步等的是申请人：一次告知清楚、少要一样，就少等一次。"
    else:
        law = "这一步没有写明依据，先弄清为什么要有它。"
    return {"title": title, "sum": sum_, "law": law, "what": f"verb.{cut.verb}"}


def actual(counts: Counts, key: str) -> dict[str, Any]:
    """How a limit was kept: days used, how many ran, how many were late."""
    histogram: Histogram = counts.keyed["used"].get(key, {})
    return {"spread": spread(histogram, "天"), "n": size(histogram), "late": counts.tallies["late"][key]}
