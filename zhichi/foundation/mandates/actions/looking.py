"""Looking a filing up by the slip that somebody brings to any desk: public milestones, nothing more."""

from datetime import datetime

from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.cases.public import Case
from zhichi.kernel import tracking

GUARD = "desk.track"
UNKNOWN = "没有这张纸条上的查询码，请对照纸条再核对一遍。"


class SlipError(ValueError):
    """No case has this code; the text is for the officer who typed it."""


class LockedError(PermissionError):
    """Too many codes that do not exist were typed by this officer."""


def look_up(*, code: str, by: Actor, at: datetime) -> Case:
    """The case behind a slip, for an officer of any desk. Raises SlipError, LockedError."""
    key = str(by.officer_id)
    verdict = guard.check(GUARD, key, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    try:
        normal = tracking.normalise(code)
    except tracking.TrackingError as error:
        raise SlipError(str(error)) from error
    found = Case.objects.select_related("unit").filter(tracking_code=normal).first()
    if found is None:
        guard.fail(GUARD, key, at=at)
        raise SlipError(UNKNOWN)
    return found
