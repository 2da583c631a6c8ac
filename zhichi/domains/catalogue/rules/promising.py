"""Proofs and the promises that take their place: 国办发〔2020〕42号; 优化营商环境条例 §44; 国令716号 §7."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhichi.domains.catalogue.enums import Alternative, LawKind, Risk

# 优化营商环境条例 §44: a law, a regulation or a decision of the State Council asks for a proof, nothing lower.
STRONG = frozenset({LawKind.LAW, LawKind.REGULATION, LawKind.LOCAL_REGULATION})
LAW_NAME = re.compile(r"(?<!办)法(?=》|第|§|（|$|[，；、。\s\d])|条例(?=》|第|§|（|$|[，；、。\s\d])")
DECISION = re.compile(r"国务院(?:关于[^，；。]*)?(?:的)?决定|国发〔\d{4}〕|国令\s*\d+")
NO_BASIS = (
    "证明事项应当有法律、法规或者国务院决定作依据（优化营商环境条例第四十四条），请写明是哪部法律、哪一条。"
)
WITHOUT_ID = "书面承诺要写明身份证号，这项业务不用填身份证号，请交证明材料。"
NOT_PROMISABLE = "有一份证明现在不能用承诺代替，请回到“材料”一步重新选择。"
BARRED = (
    "这位申请人以前有一次承诺核查不属实，信用还没有修复，不适用告知承诺（国办发〔2020〕42号），"
    "请选“没有采用，请他交证明”。"
)
CHANGED = "承诺的内容刚刚有变动，请回到“材料”一步看过新的内容再选。"


@dataclass(frozen=True, slots=True)
class ProofFacts:
    """What is published of a proof; `excluded` is the field of 国办发〔2020〕42号 it falls in, or empty."""

    key: str
    title: str
    basis: str
    issuer: str
    asked_by: str
    alternative: str
    data_source: str = ""
    commitment: str = ""
    verification: str = ""
    verify_days: int | None = None
    risk: str = Risk.LOW
    excluded: str = ""
    effective_from: date | None = None


def stands_on_law(basis: str, kinds: Mapping[str, str]) -> bool:
    """Whether a text cites a law, a regulation or a State Council decision. `kinds`: kind of each law by name or alias.

    Laws that nobody has recorded are judged by their name: a 法 or a 条例 will do, a 办法 or a 通知 will not.
    """
    if any(kind in STRONG for name, kind in kinds.items() if name and name in basis):
        return True
    weak = [name for name, kind in kinds.items() if name and kind not in STRONG]
    rest = basis
    for name in sorted(weak, key=len, reverse=True):
        rest = rest.replace(name, "")
    return bool(LAW_NAME.search(rest) or DECISION.search(rest))


def faults_of_proof(facts: ProofFacts, kinds: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, one sentence a field; empty when it may be published."""
    faults: dict[str, str] = {}
    asked = facts.alternative != Alternative.CANCELLED
    if asked and not stands_on_law(facts.basis, kinds):
        faults["basis"] = NO_BASIS
    if facts.alternative == Alternative.COMMIT:
        faults |= _promise_faults(facts)
    if facts.alternative == Alternative.SHARE and not facts.data_source.strip():
        faults["data_source"] = "请写明从哪个部门、哪项数据核验。"
    if facts.alternative == Alternative.NONE and facts.data_source.strip():
        faults["alternative"] = (
            "能从数据核验的，不得再要求群众提供（国务院令第716号第七条），请选“部门共享核验”。"
        )
    return faults


def _promise_faults(facts: ProofFacts) -> dict[str, str]:
    faults: dict[str, str] = {}
    if facts.excluded:
        faults["alternative"] = f"属于“{facts.excluded}”的，不适用告知承诺（国办发〔2020〕42号）。"
    elif facts.risk == Risk.HIGH:
        faults["alternative"] = "风险较大、纠错成本较高的，不适用告知承诺（国办发〔2020〕42号）。"
    if len(facts.commitment.strip()) < 10:
        faults["commitment"] = "请写明申请人承诺的具体内容，让人看得懂自己在承诺什么。"
    if not facts.verification.strip():
        faults["verification"] = "请写明事后怎么核查。"
    if not facts.verify_days:
        faults["verify_days"] = "请写明几个工作日内核查完。"
    return faults


def words_of(facts: ProofFacts) -> str:
    """The commitment as it is shown and accepted: duty, content, check, consequences, free choice."""
    return "\n".join(
        (
            f"一、要证明什么：{facts.title}。依据：{facts.basis}。",
            f"二、我承诺：{facts.commitment.strip()}",
            f"三、怎么核查：{facts.verification.strip() or '由办理机关核查'}"
            + (f"，{facts.verify_days}个工作日内核查完。" if facts.verify_days else "。"),
            "四、承诺不属实的后果：依法撤销据此作出的决定，追究相应责任，并且记录在案；信用修复以前不能再用承诺代替证明。",
            "五、承诺还是交证明，由我自己选；选承诺的，办理机关不再向我要这份证明。",
            "六、以前承诺不实、信用还没有修复的，不适用承诺，应当交证明；办理人员核对身份和这一条以后，承诺才算采用。",
        )
    )


def why_not_needed(facts: ProofFacts) -> str:
    """Why nobody has to hand the proof in, in one sentence; empty when it may be asked for."""
    if facts.alternative == Alternative.SHARE:
        return f"我们从{facts.data_source}核对，您不用交。"
    if facts.alternative == Alternative.LICENCE:
        return "我们查您的电子证照，您不用交。"
    return "这项证明已经取消，您不用交。" if facts.alternative == Alternative.CANCELLED else ""
