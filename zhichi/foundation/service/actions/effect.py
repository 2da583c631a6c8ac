"""What it brings about that a paper was served, or was not after all."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import start_served
from zhichi.foundation.service.actions.planning import subject_of
from zhichi.foundation.service.actions.telling import tell
from zhichi.foundation.service.enums import AttemptState, Code, State
from zhichi.foundation.service.models import Service, ServiceAttempt
from zhichi.foundation.statements.public import change_one
from zhichi.foundation.timelimits.public import stop

# Periods of days count from the day after; any hour of the day will do.
HOUR = time(12, tzinfo=ZoneInfo("Asia/Shanghai"))


def take_effect(service: Service, attempt: ServiceAttempt, on: date, *, by: Actor, at: datetime) -> None:
    """The paper is served as of `on`: said on the ledger, and the limits that waited for it begin."""
    if (attempt.state, attempt.effective_on) != (AttemptState.EFFECTIVE, on):
        change_one(attempt, state=AttemptState.EFFECTIVE.value, effective_on=on)
    served = {"state": State.EFFECTIVE.value, "effective_on": on, "basis": attempt.basis}
    change_one(service, **served, next_way="", settled_at=at)
    stop(subject=subject_of(service), limit=None, at=at)
    tell(
        service, Code.SERVED, by=by, at=at, basis=attempt.basis, way=attempt.way, effective_on=on.isoformat()
    )
    if service.record is not None:
        service.record.case = service.case
        start_served(record=service.record, at=datetime.combine(on, HOUR), by=by.ref)


def fall_back(service: Service, *, next_way: str) -> None:
    """It was not served: another way is tried."""
    undone = {"effective_on": None, "basis": "", "settled_at": None}
    change_one(service, state=State.FAILED.value, next_way=next_way, **undone)
