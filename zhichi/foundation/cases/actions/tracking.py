"""A citizen's way to the own case: tracking code and last four, guarded against guessing."""

import hmac
from datetime import datetime

from django.db.models import QuerySet

from zhichi.foundation.accounts.public import guard
from zhichi.foundation.cases.models import Case, Party
from zhichi.foundation.statements.public import Slot, reading
from zhichi.kernel import tracking


class WrongKeyError(LookupError):
    """No case has this code and this ending; which of the two is wrong is not said."""


class LockedError(PermissionError):
    """Too many wrong tries; the sentence says when to try again, `seconds` the same for machines."""

    def __init__(self, sentence: str, seconds: int = 0) -> None:
        super().__init__(sentence)
        self.seconds = seconds


WRONG = "查询码或末四位不对，请核对回执后再试。"


def track(*, code: str, ending: str, address: str, at: datetime) -> Case:
    """The case behind a tracking code, for whoever knows the last four of phone or id.

    Costs three reads when all is well. Raises LockedError or WrongKeyError, whose text is for the person.
    """
    normal = _normal(code)
    verdict = guard.check_all({"track.address": address, "track.code": normal}, at=at)
    if not verdict:
        raise LockedError(verdict.because, getattr(verdict, "seconds", 0))
    case = case_behind.first(code=normal)
    given = ending.strip().upper()
    parties = parties_of(case=case.pk) if case else ()
    known = {value for party in parties for value in party.last_fours()}
    # Every ending is compared, so that the time taken tells nothing.
    matches = sum(hmac.compare_digest(given.encode(), value.encode()) for value in known)
    if case is None or not matches:
        guard.fail("track.address", address, at=at)
        guard.fail("track.code", normal, at=at)
        raise WrongKeyError(WRONG)
    return case


def _normal(code: str) -> str:
    """The code without spaces; what is no code at all is counted under its first sixteen characters."""
    try:
        return tracking.normalise(code)
    except tracking.TrackingError:
        return code.strip()[:16]


@reading
def case_behind(*, code: Slot) -> QuerySet[Case, Case]:
    return Case.objects.filter(tracking_code=code).select_related("unit").defer("answers")


@reading
def parties_of(*, case: Slot) -> QuerySet[Party, Party]:
    """The parties with what opens the case, and nothing else of theirs."""
    return Party.objects.filter(case_id=case).only("phone", "id_number")
