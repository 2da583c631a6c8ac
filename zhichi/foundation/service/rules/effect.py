"""From which day a paper counts as served (domain.md §3.8). Pure: no clock, no database."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zhichi.foundation.service.enums import Flag, Outcome, Signer
from zhichi.foundation.service.rules.shape import Method
from zhichi.foundation.service.rules.told import Told

SHANGHAI = ZoneInfo("Asia/Shanghai")
ADULT = 18


@dataclass(frozen=True)
class Effect:
    """`on`: the day it took, or will take, effect; None where it did not serve, and then `words` say why."""

    on: date | None
    words: str
    basis: str = ""
    flag: str = Flag.NONE


def local_day(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


def effect_of(method: Method, told: Told, *, notice_ends_on: date | None = None) -> Effect:
    """What an attempt by `method` brought about; `notice_ends_on`: the last of the days a notice stands."""
    if told.outcome not in method.effective:
        return Effect(None, str(Outcome(told.outcome).label))
    if told.outcome == Outcome.ANNOUNCED:
        return Effect(notice_ends_on, "公告期满的那天", method.basis)
    if told.outcome == Outcome.LEFT:
        return Effect(local_day(told.happened_at), "留下文书的那天", method.basis)
    if told.outcome == Outcome.ARRIVED:
        return _arrived(method, told)
    because = _unfit(method, told)
    if because:
        return Effect(None, because, flag=Flag.SIGNER)
    flag = Flag.ONE_SERVER if len(told.servers) < method.wanted else Flag.NONE
    return Effect(told.signed_on or local_day(told.happened_at), method.effect, method.basis, flag)


def _arrived(method: Method, told: Told) -> Effect:
    """On the day it reached the system the recipient named, if he had agreed by then (民事诉讼法 §90)."""
    if told.agreed is None or not told.agreed.holds(told.happened_at):
        return Effect(None, "受送达人当时没有同意电子送达，不算送达。", flag=Flag.CONSENT)
    return Effect(local_day(told.happened_at), method.effect, method.basis)


def _unfit(method: Method, told: Told) -> str:
    """Why this signature does not serve, or ""."""
    if told.signer not in method.signers:
        who = str(Signer(told.signer).label) if told.signer else "没有写明的人"
        return f"签收的是{who}，依法不能代收，不算送达。"
    if told.signer != Signer.FAMILY:
        return ""
    if told.age is None:
        return "没有写明签收家属的年龄，不能算送达。"
    return "" if told.age >= ADULT else f"签收的家属 {told.age} 岁，没有成年，不算送达。"
