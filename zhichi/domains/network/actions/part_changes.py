"""What a proposal says a window, a person or a name of a point shall be, and putting it there once it is approved."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from zhichi.domains.network.actions.arranging import Part, keep_part, remove_part, values_of
from zhichi.domains.network.models import Point, PointName, PointPerson, Proposal, Window
from zhichi.foundation.accounts.public import Actor

# What people rely on and what is counted: who is there, which counters there are, what it is called. The rest of a
# point's parts is kept at once (decision 0018).
REVIEWED: dict[str, type[Window] | type[PointPerson] | type[PointName]] = {
    "window": Window,
    "person": PointPerson,
    "name": PointName,
}
FIXED = ("id", "point")


class PartMovedError(ValueError):
    """The part is no longer what it was when the change was proposed; `str()` is one Chinese sentence."""


def kind_of(part: Part) -> str:
    """The word for a part in `REVIEWED`; empty for one that is kept at once."""
    return next((what for what, model in REVIEWED.items() if isinstance(part, model)), "")


def held_part(proposal: Proposal) -> Part | None:
    """The part that a proposal is about, locked; none for one that shall be new."""
    rows = REVIEWED[proposal.data["what"]]._default_manager.select_for_update()
    return rows.filter(pk=proposal.data["pk"], point=proposal.point).first()


def filled(part: Part, values: dict[str, Any]) -> Part:
    """A part with the values that were proposed; nothing is written."""
    for field in part._meta.concrete_fields:
        if field.name in values and field.name not in FIXED:
            setattr(part, field.attname, field.to_python(values[field.name]))
    return part


def put_part(proposal: Proposal, *, by: Actor, at: datetime) -> Point:
    """Do what was approved. PartMovedError when the part has changed since, or no longer fits."""
    point, data = proposal.point, proposal.data
    assert point is not None
    held = held_part(proposal)
    if data["pk"] and (held is None or values_of(held) != proposal.before):
        raise PartMovedError("申报以后，这一条已经改过或者去掉，请退回由申报人核对。")
    if data["remove"] and held is not None:
        remove_part(by=by, at=at, part=held)
        return point
    part = filled(held or REVIEWED[data["what"]](point=point), data["values"])
    try:
        part.full_clean()
    except ValidationError as error:
        raise PartMovedError(f"现在登记不了：{error.messages[0]}") from None
    keep_part(by=by, at=at, part=part)
    return point
