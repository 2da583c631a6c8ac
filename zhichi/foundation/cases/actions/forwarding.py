"""A verb that refers (转介): the room it goes to is asked, then the matter is sent to its desk for the place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.actions.sending import refer
from zhichi.foundation.cases.models import Act, Case
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.regions.public import responsible_unit
from zhichi.foundation.sockets.public import INTAKES


def check_sending(case: Case, verb: Verb, *, by: Actor, at: datetime) -> None:
    """Before a verb that refers: the room it goes to may refuse with a RefusedError."""
    intake = INTAKES.get(verb.refers_to) if verb.refers_to in INTAKES else None
    if intake is not None and intake.check is not None:
        intake.check(case=case, by=by, at=at)


def send(case: Case, verb: Verb, act: Act, answers: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """What a verb refers goes to the desk of its intake that answers for the place, for the reason that was given."""
    if not verb.refers_to:
        return
    if verb.refers_to not in INTAKES:
        raise RefusedError("没有可以接收这类转介的业务。")
    intake = INTAKES.get(verb.refers_to)
    desk = responsible_unit(case.region, intake.desk)
    if desk is None:
        raise RefusedError(f"当地没有登记接收“{intake.title}”的单位，现在不能转介。")
    reason = str(answers.get("reason", ""))
    refer(case=case, intake=verb.refers_to, to_unit=desk, reason=reason, basis=act.basis, by=by, at=at)
