"""The turn behind a code, for whoever knows the last four of the telephone; guesses are counted with those of cases."""

import hmac
from datetime import datetime

from zhichi.foundation.accounts.public import guard
from zhichi.foundation.appointments.actions.faults import LockedError, TurnError
from zhichi.foundation.appointments.models import Turn
from zhichi.kernel import tracking

WRONG = "预约码或者手机号末四位不对，请核对后再试。"


def find_turn(*, code: str, ending: str, address: str, at: datetime) -> Turn:
    """The turn; TurnError when code and ending do not belong together, LockedError after too many of these.

    A ticket has no telephone and shows nothing of anybody: its code alone opens it.
    """
    try:
        normal = tracking.normalise(code)
    except tracking.TrackingError as error:
        raise TurnError(str(error), "code") from error
    verdict = guard.check_all({"track.address": address, "track.code": normal}, at=at)
    if not verdict:
        raise LockedError(verdict.because)
    turn = Turn.objects.select_related("hall", "resource", "slot").filter(code=normal).first()
    known = turn.phone[-4:] if turn else "none"
    matches = hmac.compare_digest(ending.strip().encode(), known.encode())
    if turn is None or (turn.phone and not matches):
        guard.fail("track.address", address, at=at)
        guard.fail("track.code", normal, at=at)
        raise TurnError(WRONG)
    return turn
