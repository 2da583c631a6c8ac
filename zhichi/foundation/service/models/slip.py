"""送达回证: its lines, from what was recorded last; what is to be filled in by hand is empty."""

from collections.abc import Sequence

from django.utils.timezone import localtime

from zhichi.foundation.service.enums import AttemptState, Signer
from zhichi.foundation.service.models.attempt import ServiceAttempt
from zhichi.foundation.service.models.sections import said_of
from zhichi.foundation.service.models.service import Service


def slip_of(service: Service) -> list[tuple[str, str]]:
    """(label, value) in the order of the form. One statement."""
    return slip_rows(service, list(service.attempts.all()))


def slip_rows(service: Service, attempts: Sequence[ServiceAttempt]) -> list[tuple[str, str]]:
    """The same from attempts that were read already, in their order."""
    standing = [one for one in attempts if one.state != AttemptState.CORRECTED]
    last = standing[-1] if standing else None
    head = [
        ("案号", service.case.number),
        ("送达的文书", f"{service.title} {service.number}".strip()),
        ("受送达人", service.name or service.masked),
    ]
    return [*head, *_happened(service, last)]


def _happened(service: Service, last: ServiceAttempt | None) -> list[tuple[str, str]]:
    if last is None:
        labels = ("送达方式", "送达地点", "收到时间", "受送达人签名或者盖章", "代收人签名及与受送达人的关系")
        return [
            (label, "") for label in (*labels, "不能送达、拒收的理由", "见证人签名", "送达人签名（二人）")
        ]
    seen, signer = last.seen, ""
    if last.signer and last.signer != Signer.SELF:
        signer = f"{seen.get('signer_name', '')}（{last.get_signer_display()}）"
    at = localtime(last.happened_at)
    when = f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
    if last.signed_on:
        when = f"{last.signed_on.year}年{last.signed_on.month}月{last.signed_on.day}日"
    own = "见附的签名" if last.signer == Signer.SELF else ""
    return [
        ("送达方式", last.get_way_display()),
        ("送达地点", seen.get("place", "")),
        ("收到时间", when),
        ("受送达人签名或者盖章", own),
        ("代收人签名及与受送达人的关系", signer),
        ("不能送达、拒收的理由", seen.get("refusal", "") or ("" if last.effective_on else last.words)),
        ("见证人签名", "、".join(seen.get("witnesses", ()))),
        ("送达人签名（二人）", "、".join(last.servers)),
        ("结果", said_of(service)),
        ("依据", last.basis),
    ]
