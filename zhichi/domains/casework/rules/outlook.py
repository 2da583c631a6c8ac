"""What an application for legal aid would probably meet, told to whoever asks without a name; never a decision.

Stands on `scope`: what an officer is advised and what stands in the way of a grant are asked there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.domains.casework.enums import Advice, Chance
from zhichi.domains.casework.rules.scope import decide_obstacle, pre_check, relief
from zhichi.domains.casework.rules.standards import Standard


@dataclass(frozen=True)
class Situation:
    """What was answered. `income_fen`: a month, one person of the household; None where nobody said.

    `special`: a suspect whom §25 names. `hard`: how he sees it himself ("yes", "no" or "").
    """

    matter: str
    crowd: tuple[str, ...] = ()
    special: bool = False
    hard: str = ""
    income_fen: int | None = None


@dataclass(frozen=True)
class Outlook:
    """`why` are sentences, `articles` what they stand on, `bring` what to bring besides the papers of the matter."""

    chance: Chance
    why: tuple[str, ...]
    articles: tuple[str, ...]
    bring: tuple[str, ...] = ()


PROOFS = {
    "第四十二条第一项": "没有固定生活来源的：身份证、户口本，残疾人带残疾证",
    "第四十二条第二项": "低保证、特困证、优抚证件等（我们查得到的，不用带）",
    "第四十二条第三项": "能说明在城里打工的：合同、工资条、工牌、聊天记录，有什么带什么",
}
PROMISE = "收入的材料；没有的，可以当场写一份承诺，照实写就行"


def outlook(said: Situation, standard: Standard | None) -> Outlook:
    """Sort a situation: §25 before §32 before §42 before hardship (§41)."""
    if said.matter == "criminal" and said.special:
        why = "这样的人没有请律师的，办案机关必须通知法律援助机构安排律师，不看经济条件。"
        return Outlook(Chance.LIKELY, (why,), ("法律援助法第二十五条",), ("拘留、逮捕的通知书",))
    answers: Mapping[str, Any] = {"matter": said.matter, "crowd": said.crowd}
    found = pre_check(answers)
    if found.advice == Advice.NOT_LISTED:
        also = _means(said, standard) if decide_obstacle(answers, None) else ()
        return Outlook(Chance.UNSURE, (found.explanation, *also), (found.article,), (PROMISE,))
    if not decide_obstacle(answers, None):
        return Outlook(Chance.LIKELY, (found.explanation,), (found.article,), _proofs(relief(answers)))
    means = _means(said, standard)
    chance = _chance(said, standard)
    return Outlook(
        chance, ("这类事在法律援助的范围里，要看经济是不是困难。", *means), (found.article,), (PROMISE,)
    )


def _proofs(item: str) -> tuple[str, ...]:
    return (PROOFS[item],) if item in PROOFS else ()


def _chance(said: Situation, standard: Standard | None) -> Chance:
    if standard is not None and said.income_fen is not None:
        return Chance.LIKELY if said.income_fen <= standard.limit_fen else Chance.UNLIKELY
    return {"yes": Chance.LIKELY, "no": Chance.UNLIKELY}.get(said.hard, Chance.UNSURE)


def _means(said: Situation, standard: Standard | None) -> tuple[str, ...]:
    """What is known of the standard and of the household, in words."""
    if standard is None:
        return ("您所在地方的困难标准，本站还没有；由法律援助中心按当地公布的标准核对。",)
    rule = (
        f"当地的标准：家里平均每人每月收入不超过 {yuan(standard.limit_fen)} 元"
        f"（最低生活保障 {yuan(standard.minimum_fen)} 元的 {standard.percent / 100:g} 倍）。出处：{standard.source}。"
    )
    if said.income_fen is None:
        return (rule, "您没有写收入，照这个标准自己比一比。")
    compared = "没有超过" if said.income_fen <= standard.limit_fen else "超过了"
    return (rule, f"您家平均每人每月 {yuan(said.income_fen)} 元，{compared}这个标准。")


def yuan(fen: int) -> str:
    return f"{fen / 100:,.2f}".removesuffix(".00")
