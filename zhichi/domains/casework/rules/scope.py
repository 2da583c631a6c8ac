"""Scope and means of legal aid (法律援助法 §31, §32, §41, §42) as a decision table over the application's answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.domains.casework.enums import Advice

# §31: civil and administrative matters open to those in hardship. Criminal ones also come by notice (§25).
LISTED = {
    "state_compensation": "第三十一条第一项",
    "welfare": "第三十一条第二项",
    "pension": "第三十一条第三项",
    "support": "第三十一条第四项",
    "labour": "第三十一条第五项",
    "capacity": "第三十一条第六项",
    "injury": "第三十一条第七项",
    "environment": "第三十一条第八项",
    "criminal": "第二十四条",
}
# §32: no financial condition at all.
UNCONDITIONAL = {
    "hero": "第三十二条第一项、第二项",
    "retrial": "第三十二条第三项",
    "violence": "第三十二条第四项",
}
# §42: hardship is taken as given.
RELIEVED = {
    "no_income": "第四十二条第一项",
    "low_income": "第四十二条第二项",
    "veteran": "第四十二条第二项",
    "military": "第四十二条第二项",
}


@dataclass(frozen=True)
class PreCheck:
    """What the law says to an application, with the article and one sentence of explanation."""

    advice: Advice
    article: str
    explanation: str


def pre_check(answers: Mapping[str, Any]) -> PreCheck:
    """Sort an application by matter and crowd.

    `answers` are those of the filing form: `matter` (one key), `crowd` (keys). Order: §32 before §42 before §41.
    """
    matter = str(answers.get("matter", ""))
    if matter in UNCONDITIONAL:
        return PreCheck(
            Advice.NO_MEANS_TEST, f"法律援助法{UNCONDITIONAL[matter]}", "这类事项申请法律援助，不看经济条件。"
        )
    if matter not in LISTED:
        return PreCheck(
            Advice.NOT_LISTED,
            "法律援助法第三十一条第九项",
            "法律没有直接列出这类事项，看法律、法规、规章有没有其他规定。",
        )
    relieved = relief(answers)
    if relieved:
        return PreCheck(Advice.NO_VERIFICATION, f"法律援助法{relieved}", WHY[relieved])
    return PreCheck(
        Advice.MEANS_TEST,
        f"法律援助法{LISTED[matter]}、第四十一条",
        "经济困难的公民可以申请；困难状况通过部门数据核对，或者由申请人作出诚信承诺。",
    )


WHY = {
    "第四十二条第一项": "没有固定生活来源的未成年人、老年人、残疾人，免予核查经济困难状况。",
    "第四十二条第二项": "社会救助、司法救助或者优抚对象，免予核查经济困难状况。",
    "第四十二条第三项": "进城务工人员讨要劳动报酬或者请求工伤赔偿，免予核查经济困难状况。",
}


def relief(answers: Mapping[str, Any]) -> str:
    """The item of §42 by which hardship is not checked, or an empty string."""
    crowd: Collection[str] = answers.get("crowd") or ()
    for group, item in RELIEVED.items():
        if group in crowd:
            return item
    wages = "migrant_worker" in crowd and answers.get("matter") in {"labour", "injury"}
    return "第四十二条第三项" if wages else ""


def same_provider(current: int | None, wanted: int) -> bool:
    """A change of provider to the one who already has the case is no change."""
    return current is not None and current == wanted


# §26: who may be sentenced to life or death is defended by somebody of three years' practice.
GRAVEST = frozenset({"life_or_death", "death_review"})


def assign_obstacle(ground: str, experienced: Any) -> str:
    """Why this provider may not be assigned, or an empty string; `ground` is that of an authority's notice."""
    if ground in GRAVEST and experienced != "yes":
        return (
            "可能判处无期徒刑、死刑的，以及死刑复核案件，应当指派有三年以上相关执业经历的律师"
            "（法律援助法第二十六条）。"
        )
    return ""


def decide_obstacle(answers: Mapping[str, Any], means_result: str | None) -> str:
    """Why legal aid may not be granted yet, or an empty string: where hardship must be checked, it was checked.

    A matter that §31 does not list itself (its ninth item) is open to those in hardship like the listed ones.
    """
    if answers.get("matter") in UNCONDITIONAL or relief(answers):
        return ""
    if means_result is None:
        return "这类事项须先核查经济困难状况，请先办“核查经济困难状况”。"
    if means_result == "not_hardship":
        return "核查结果是不符合经济困难标准，不能给予援助；核查有误的，请重新核查。"
    return ""
