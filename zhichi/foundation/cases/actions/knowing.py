"""What a filing that is being written already holds, so that its form need not ask it."""

from collections.abc import Mapping
from datetime import date

from zhichi.foundation.cases.actions.effects import desk_for
from zhichi.foundation.forms.public import Form, Prefill
from zhichi.foundation.procedures.public import Procedure
from zhichi.foundation.regions.public import Unit


def known_before(
    procedure: Procedure,
    form: Form,
    *,
    region: str,
    on: date,
    desk: Unit | None = None,
    people: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """By the names of `Prefill`: place, day, the unit that will receive it, and the people as far as they are known.

    The unit is looked up only where the form asks for it and `desk` does not tell it.
    """
    known = {Prefill.REGION.value: region, Prefill.TODAY.value: on.isoformat()}
    if desk is None and any(field.prefill == Prefill.UNIT for field in form.fields.values()):
        desk = desk_for(region, procedure.filing.desk, same=None, origin=None)
    if desk is not None:
        known[Prefill.UNIT.value] = desk.name
    return known | {name: value for name, value in (people or {}).items() if value and name in Prefill.values}
