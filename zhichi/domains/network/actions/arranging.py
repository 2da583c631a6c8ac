"""Keeping what is at a point: windows, people, equipment, other names, photos, and days with other hours."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_arrange
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.recording import FactError
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import (
    HoursException,
    PointEquipment,
    PointName,
    PointPerson,
    PointPhoto,
    Window,
)
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

Part = Window | PointPerson | PointEquipment | HoursException | PointName | PointPhoto
# A window's and a person's past stays: they end, they are not removed.
REMOVABLE = (PointEquipment, HoursException, PointName, PointPhoto)


def keep_part(*, by: Actor, at: datetime, part: Part) -> Part:
    """Write a new or changed part of its point; the ledger keeps what was and what is.

    FactError for a picture of a day that has not come.
    """
    if isinstance(part, PointPhoto) and part.taken_on > localdate(at):
        raise FactError("taken_on", "拍摄日期还没有到，请检查。")
    with transaction.atomic():
        refuse(can_arrange(by, part.point))
        held = type(part)._default_manager.select_for_update().filter(pk=part.pk).first() if part.pk else None
        before = values_of(held) if held else {}
        part.save()
        after = values_of(part)
        if before != after:
            _tell(part, by, at, {"before": before, "after": after})
    return part


def remove_part(*, by: Actor, at: datetime, part: Part) -> None:
    """Take away a part that has no past worth keeping; TypeError for one that ends instead."""
    if not isinstance(part, REMOVABLE):
        raise TypeError(f"a {type(part).__name__} ends and is not removed")
    with transaction.atomic():
        refuse(can_arrange(by, part.point))
        _tell(part, by, at, {"before": values_of(part), "after": {}})
        part.delete()


def values_of(part: Part) -> dict[str, Any]:
    values = model_to_dict(part)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _tell(part: Part, by: Actor, at: datetime, payload: dict[str, Any]) -> None:
    append(
        subject=f"point:{part.point.code}",
        at=at,
        actor=by.ref,
        code=LedgerCode.ARRANGED,
        payload={"what": type(part).__name__, **payload},
    )
