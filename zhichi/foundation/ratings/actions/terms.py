"""Which limits run for a rectification: the city's promise, none when the system is installed."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.access import can_set_terms
from zhichi.foundation.ratings.enums import Code, Step
from zhichi.foundation.ratings.models import StepLimit
from zhichi.foundation.timelimits.public import limit_keys


@transaction.atomic
def set_terms(*, limits: Mapping[str, str], by: Actor, at: datetime) -> None:
    """For each step the key of a limit in force, or "" for none. Clocks that run go on.

    Raises PermissionDenied, RefusedError for a limit that starts no clock.
    """
    verdict = can_set_terms(by)
    if by.kind != "system" and not verdict:
        raise PermissionDenied(verdict.because)
    known = set(limit_keys())
    for one in Step.values:
        key = limits.get(one, "")
        if key and key not in known:
            raise RefusedError("这条期限不能启用，请另选一条。", one)
        if key:
            StepLimit.objects.update_or_create(
                step=one, defaults={"limit": key, "set_at": at, "set_by": by.ref}
            )
        else:
            StepLimit.objects.filter(pk=one).delete()
    payload = {one: limits.get(one, "") for one in Step.values}
    append(subject="ratings:terms", at=at, actor=by.ref, code=Code.TERMS_SET, payload=payload)
