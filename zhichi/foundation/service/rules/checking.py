"""What an attempt still lacks: each fault names the field of the form and says one sentence."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from zhichi.foundation.service.enums import Outcome, Proof, Signer, Way
from zhichi.foundation.service.rules.effect import local_day
from zhichi.foundation.service.rules.shape import Method
from zhichi.foundation.service.rules.told import Told

# A phone's clock may run ahead of ours by so much.
AHEAD = timedelta(minutes=10)
SENTENCES = {
    "place": "请写明送达的地点。",
    "signature": "请让签收人在屏幕上签名，或者拍下他签好名的送达回证。",
    "signer": "请选签收的是谁。",
    "refusal": "请写明拒收的理由。",
    "receipt": "请拍下回执或者退回的送达回证。",
    "number": "请填邮件号码。",
    "letter": "请填函件文号。",
    "through": "请写明受委托、转交的单位。",
    "signed_on": "请填回执上的签收日期。",
    "course": "请写明公告的原因和已经试过哪些方式，至少 10 个字。",
}
PROVED = {"signature": {Proof.SIGNATURE, Proof.RECEIPT}, "receipt": {Proof.RECEIPT}}
ONE_OF = "留置送达要有见证人签名，或者拍照记录送达过程，两样至少要有一样。"
LEAST_COURSE = 10


def attempt_faults(method: Method, told: Told, *, made_on: date, at: datetime) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything wrong; nothing: it can be recorded. `made_on`: the day of the paper."""
    if told.outcome not in method.outcomes:
        yield "outcome", f"“{method.title}”没有这种结果，请另选。"
        return
    yield from _days(told, made_on, at)
    if missing := sorted(set(method.after) - told.failed):
        titles = "、".join(str(Way(one).label) for one in missing)
        yield "", f"要先试过{titles}，都没有送到，才能{method.title}。"
    if told.outcome not in method.effective and told.outcome != Outcome.SENT:
        return
    if len({one for one in told.servers if one}) < method.least:
        yield "servers", f"{method.title}要有 {method.least} 名送达人。"
    yield from _needs(method, told)


def _days(told: Told, made_on: date, at: datetime) -> Iterator[tuple[str, str]]:
    if told.happened_at > at + AHEAD:
        yield "happened_at", "送达时间不能晚于现在。"
    elif local_day(told.happened_at) < made_on:
        yield "happened_at", "送达时间早于文书的日期，请检查。"
    elif told.outcome == Outcome.ANNOUNCED and local_day(told.happened_at) < local_day(at):
        # It stands on the public page from the moment it is entered, and for no day before (民事诉讼法 §95).
        yield "happened_at", "公告从登记这天起才在网上，公告的时间只能是今天。"
    if told.signed_on and told.signed_on > local_day(at):
        yield "signed_on", "签收日期不能晚于今天。"
    elif told.signed_on and told.signed_on < (told.sent_on or made_on):
        yield "signed_on", "签收日期早于发出的日期，请检查。"


def _needs(method: Method, told: Told) -> Iterator[tuple[str, str]]:
    # What is only on its way has no receipt yet; what serves at once has all.
    later = {"receipt", "signature", "signer", "signed_on"} if told.outcome == Outcome.SENT else set()
    for name in method.needs:
        if name not in later and not _there(name, told):
            yield name, SENTENCES[name]
    if method.one_of and not any(_there(name, told) for name in method.one_of):
        yield "photos", ONE_OF
    if told.signer == Signer.FAMILY and told.age is None:
        yield "age", "请填签收家属的年龄：同住的成年家属才能代收。"
    if told.signer and told.signer != Signer.SELF and not told.signer_name:
        yield "signer_name", "不是本人签收的，请写签收人的姓名。"


def _there(name: str, told: Told) -> bool:
    if name in PROVED:
        return bool(PROVED[name] & told.proofs)
    if name == "photos":
        return Proof.PHOTO in told.proofs
    if name == "witnesses":
        return bool(told.witnesses) and Proof.WITNESS in told.proofs
    if name == "course":
        return len(told.course.strip()) >= LEAST_COURSE
    return bool(getattr(told, name))
