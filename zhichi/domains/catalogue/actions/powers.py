"""The powers list: a version of an item is published, and ends the one before on its first day."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.noting_texts import note_published
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Law, Power, PowerVersion
from zhichi.domains.catalogue.models.citers import citing_power
from zhichi.domains.catalogue.models.standing import register
from zhichi.domains.catalogue.rules.cited_in import basis_text
from zhichi.domains.catalogue.rules.power_shape import PowerFault, faults_of_power
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.kernel import canonical

PAST = "施行日期不能早于今天。"


class PowerError(ValueError):
    """What cannot be published; `faults` has every element and reason."""

    def __init__(self, faults: list[PowerFault]) -> None:
        super().__init__("；".join(map(str, faults)))
        self.faults = faults


def digest_of(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(document)).hexdigest()


def known_laws() -> frozenset[str]:
    return frozenset(Law.objects.values_list("key", flat=True))


def power_faults(document: Mapping[str, Any], day: date) -> list[PowerFault]:
    """Everything wrong with an element of the list that begins on a day, and what it cites that does not stand then.

    Three statements.
    """
    if found := faults_of_power(document, known_laws()):
        return found
    laws = register()
    cited = [("basis", basis_text(document["basis"]))]
    cited += [("responsibilities", duty.get("basis", "")) for duty in document["responsibilities"]]
    return [PowerFault(element, sentence) for element, basis in cited for sentence in laws.faults(basis, day)]


@transaction.atomic
def publish_power(
    *,
    code: str,
    document: Mapping[str, Any],
    effective_from: date,
    by: Actor,
    at: datetime,
    basis: str = "",
    shipped: bool = False,
) -> tuple[PowerVersion, bool]:
    """A new version of an item, or its first; answers it and whether it is new. The same again changes nothing.

    `shipped` data may begin in the past. Raises PowerError, PermissionError when `by` may not.
    """
    _refuse(code, effective_from, by, at, shipped)
    # What ships is held against the law by its own tests: its first versions are older than some texts.
    faults = faults_of_power(document, known_laws()) if shipped else power_faults(document, effective_from)
    if faults:
        raise PowerError(faults)
    power, _ = Power.objects.select_for_update().get_or_create(code=code)
    last = power.versions.order_by("-version").first()
    digest = digest_of(document)
    if last is not None and last.effective_to is None and last.digest == digest:
        return last, False
    if last is not None:
        _end(last, effective_from)
    version = PowerVersion.objects.create(
        power=power,
        version=1 if last is None else last.version + 1,
        title=document["title"],
        type=document["type"],
        exercised_by=document["exercises"],
        supervised_by=document["supervises"],
        document=document,
        digest=digest,
        effective_from=effective_from,
        published_at=at,
        published_by=by.ref,
    )
    payload: dict[str, Any] = {
        "code": code,
        "version": version.version,
        "from": effective_from.isoformat(),
        "sha256": digest,
    }
    if not shipped:
        titles = dict(Law.objects.values_list("key", "title"))
        payload["texts"] = note_published(citing_power(version, titles), by=by.ref, at=at)
    append(
        subject=f"power:{code}", at=at, actor=by.ref, code=Code.POWER_PUBLISHED, payload=payload, basis=basis
    )
    return version, True


@transaction.atomic
def end_power(*, code: str, effective_on: date, by: Actor, at: datetime, basis: str = "") -> PowerVersion:
    """The item leaves the list on a day; its history stays. Raises PowerError, PermissionError."""
    _refuse(code, effective_on, by, at, False)
    held = (
        PowerVersion.objects.select_for_update(of=("self",))
        .filter(power__code=code, effective_to__isnull=True)
        .first()
    )
    if held is None:
        raise PowerError([PowerFault("title", "清单里没有这一项，不用取消。")])
    _end(held, effective_on)
    payload = {"code": code, "version": held.version, "to": effective_on.isoformat()}
    append(subject=f"power:{code}", at=at, actor=by.ref, code=Code.POWER_ENDED, payload=payload, basis=basis)
    return held


def _refuse(code: str, day: date, by: Actor, at: datetime, shipped: bool) -> None:
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    if not code.strip():
        raise PowerError([PowerFault("code", "请写明事项编码。")])
    if day < localdate(at) and not shipped:
        raise PowerError([PowerFault("effective_on", PAST)])


def _end(last: PowerVersion, day: date) -> None:
    """The version before holds until the day; one that has not begun by then is in the way."""
    if last.effective_to is not None:
        if last.effective_to > day:
            raise PowerError(
                [
                    PowerFault(
                        "effective_on", f"这一项到{last.effective_to:%Y-%m-%d}才终止，新的要晚于这一天。"
                    )
                ]
            )
        return
    if last.effective_from >= day:
        raise PowerError(
            [
                PowerFault(
                    "effective_on", f"已有{last.effective_from:%Y-%m-%d}起施行的版本，新的要晚于这一天。"
                )
            ]
        )
    last.effective_to = day
    last.save(update_fields=["effective_to"])
