"""A transfer is an act with consequences: letter, notice to the complainant, acknowledgement; until that the sender's
clock runs (domain.md §3.7: 江府行复〔2023〕183号)."""

from datetime import datetime

from zhichi.domains.complaints.actions.clocks import Answers, end
from zhichi.domains.complaints.enums import KIND, Clock
from zhichi.domains.complaints.models import kind_of, transfers_before
from zhichi.domains.complaints.rules import transfer_obstacle
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, ReferralState, RefusedError, bureaus_by_name, refer
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.regions.public import Unit


def _bureau(name: str) -> Unit:
    unit = bureaus_by_name().get(name)
    if unit is None:
        raise RefusedError("只能从本市的司法局里选；转给别的机关，请用“转给本系统以外的机关”。", "organ")
    return unit


def check_transfer(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """To a bureau that handles the kind, not for the third time, not back by a transfer of its own."""
    to, before = _bureau(answers["organ"]), transfers_before(case)
    obstacle = transfer_obstacle(
        kind_of(case),
        to_tier=to.tier,
        same=to.pk == case.unit_id,
        transfers=len(before),
        to_sender=bool(before) and before[0].from_unit_id == to.pk,
    )
    if obstacle:
        raise RefusedError(obstacle, "organ")


def send_on(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    refer(
        case=case,
        intake=KIND,
        to_unit=_bureau(answers["organ"]),
        reason=answers["reason"],
        basis=kind_of(case).basis,
        by=by,
        at=at,
    )


def check_outside(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """What was sent to a bureau of this city is acknowledged by that bureau itself."""
    if case.referrals.filter(intake=KIND, state=ReferralState.SENT).exists():
        raise RefusedError("这件转给了本市的司法局，由对方在系统里接收或者退回，不能替它登记。")


def keep_acknowledged(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """Taken back it goes on here, and so do its clocks."""
    if act.verb == "acknowledge":
        end_with_transfer(case=case, at=at)


def end_with_transfer(*, case: Case, at: datetime, **rest: object) -> None:
    """The receiver has it: from now on its clocks count."""
    end(case, Clock.ACCEPT, Clock.DECIDE, at=at, backstop=True)
