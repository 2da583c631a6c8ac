"""Setting a county's plan for a year."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.coverage.access import can_plan
from zhichi.domains.coverage.enums import LedgerCode
from zhichi.domains.coverage.models import CoveragePlan
from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.domains.coverage.rules.plans import check_months
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Unit


def set_plan(
    *, by: Actor, at: datetime, county: Unit, tier: str, year: int, months: Sequence[int]
) -> CoveragePlan:
    """Set or change the twelve targets of a county and tier; PermissionDenied or PlanError. The same again: no act."""
    verdict = can_plan(by, county)
    if not verdict:
        raise PermissionDenied(verdict.because)
    counts = layers_on(localdate(at), (county.path,), alive=()).counts()
    check_months(months, counts.get((county.pk, tier), Counts()).eligible)
    with transaction.atomic():
        kept = CoveragePlan.objects.select_for_update().filter(county=county, tier=tier, year=year).first()
        before = list(kept.months) if kept else []
        if kept and before == list(months):
            return kept
        plan = kept or CoveragePlan(county=county, tier=tier, year=year)
        plan.months, plan.set_by, plan.set_at = list(months), by.ref, at
        plan.save()
        append(
            subject=f"coverage:plan:{county.code}:{tier}:{year}",
            at=at,
            actor=by.ref,
            code=LedgerCode.PLANNED,
            payload={"months": list(months), "before": before},
        )
    return plan
