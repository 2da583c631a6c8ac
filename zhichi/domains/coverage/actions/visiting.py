"""After the draw: the drawn points are visited, substitutes step in for a reason, and the estimate is published."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil, floor
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.coverage.access import can_finish_sample, can_substitute
from zhichi.domains.coverage.actions.sampling import SHORTEST_REASON, SampleError, city_of, refuse, tell
from zhichi.domains.coverage.actions.witnessing import codes_of
from zhichi.domains.coverage.enums import LedgerCode, SampleState
from zhichi.domains.coverage.models import Sample, SampledPoint
from zhichi.domains.coverage.models.frame import sampling_terms
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.models.sample import HEAVY
from zhichi.domains.coverage.rules.estimate import Estimate, Seen, estimate
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.domains.coverage.rules.outcome import Answer, counted
from zhichi.domains.network.public import Point, Visit, begin_visit
from zhichi.foundation.accounts.public import Actor
from zhichi.kernel import draw

THOUSAND = 1000
PUBLISHED = ("method", "confidence", "share", "low", "high", "coverage")


def begin_sampled_visit(*, by: Actor, at: datetime, sampled: SampledPoint, method: str) -> Visit:
    """Begin the visit of a drawn point by the register's own verb; SampleError, PermissionDenied, FactError."""
    with transaction.atomic():
        sampled = _open(by, sampled)
        return begin_visit(by=by, at=at, point=sampled.point, method=method, sample=sampled.sample.code)


def substitute(*, by: Actor, at: datetime, sampled: SampledPoint, reason: str) -> SampledPoint:
    """Let the next point of the stratum's order step in, with the reason; there is never a second draw for it."""
    with transaction.atomic():
        sample = Sample.objects.select_for_update().get(pk=sampled.sample_id)
        sampled = _open(by, sampled)
        refuse(can_substitute(by, sampled))
        if len(reason.strip()) < SHORTEST_REASON:
            raise SampleError("reason", "请写明为什么去不了，原因会公开。")
        bundle = sample.bundle or {}
        order = draw.substitutes(sample.manifest, bytes.fromhex(bundle["result"]["seed"]))[sampled.stratum]
        used = sample.points.filter(stratum=sampled.stratum, replaces__isnull=False).count()
        if used == len(order):
            raise SampleError("reason", "这一层的替补已经用完。去不了的，结束时按“不属实”计算。")
        code = codes_of(sample)[order[used]]
        stepped_in = SampledPoint.objects.create(
            sample=sample,
            point=Point.objects.get(code=code),
            pseudonym=order[used],
            stratum=sampled.stratum,
            order=sum(each["take"] for each in sample.strata if each["key"] == sampled.stratum) + used,
            replaces=sampled,
            reason=reason.strip(),
        )
        payload = {"out": sampled.pseudonym, "in": stepped_in.pseudonym, "reason": stepped_in.reason}
        tell(sample, by, at, LedgerCode.SAMPLE_SUBSTITUTED, payload)
    return stepped_in


def finish_sample(*, by: Actor, at: datetime, sample: Sample) -> Sample:
    """Close the visits and publish the estimate, the names and the salts. What was not visited counts as not real."""
    with transaction.atomic():
        sample = Sample.objects.select_for_update().get(pk=sample.pk)
        refuse(can_finish_sample(by, sample))
        points = list(sample.points.answered())
        for each in points:
            each.verification_id = each.found
        SampledPoint.objects.bulk_update(points, ["verification"], batch_size=500)
        sample.estimate = _published(sample, points, layers_on(sample.frozen_on, (city_of(by),), alive=()))
        sample.state, sample.finished_at = SampleState.FINISHED, at
        sample.save(update_fields=["estimate", "state", "finished_at"])
        payload = {key: sample.estimate[key] for key in PUBLISHED}
        tell(sample, by, at, LedgerCode.SAMPLE_FINISHED, payload | {"on": localdate(at).isoformat()})
    return sample


def _open(by: Actor, sampled: SampledPoint) -> SampledPoint:
    """The drawn point as it is now, if it is still to be visited."""
    found = (
        SampledPoint.objects.visible_to(by)
        .answered()
        .select_related("sample", "point__unit")
        # The list of the sample names every point of the city.
        .defer(*(f"sample__{name}" for name in HEAVY))
        .filter(pk=sampled.pk)
        .first()
    )
    if found is None:
        raise PermissionDenied("这个服务点不由您核验：核验由上级机构办理。")
    if found.sample.state != SampleState.DRAWN:
        raise SampleError("", f"这次抽样已经是“{SampleState(found.sample.state).label}”。")
    if found.found:
        raise SampleError("", "这个服务点已经核验过了。")
    if SampledPoint.objects.filter(replaces=found).exists():
        raise SampleError("", "这个服务点已经由替补代替。")
    return found


def _published(sample: Sample, points: Iterable[SampledPoint], layered: Layered) -> dict[str, Any]:
    """The estimate in thousandths: by the rule, with both bounds, the counts of each stratum and the coverage.

    `layered` are the layers of the day on which the list was frozen.
    """
    replaced = {each.replaces_id for each in points}
    rows = []
    for stratum in sample.strata:
        answers = [
            Answer(
                real=each.outcome == "real", visited=bool(each.found), substitute=each.replaces_id is not None
            )
            for each in points
            if each.stratum == stratum["key"] and each.pk not in replaced
        ]
        rows.append({"key": stratum["key"], "size": stratum["size"], **counted(answers)})
    confidence = sampling_terms().confidence

    def by(count: str) -> Estimate:
        return estimate([Seen(row["size"], row["taken"], row[count]) for row in rows], confidence)

    rule = by("real")
    return {
        "method": str(rule.method),
        "confidence": confidence,
        **_thousandths(rule),
        "strict": _thousandths(by("strict")),
        "lenient": _thousandths(by("lenient")),
        "coverage": _coverage(sample, layered, rule),
        "strata": rows,
    }


def _coverage(sample: Sample, layered: Layered, found: Estimate) -> dict[str, Any]:
    """Places really served of those that ought to be: the share of real points times the claimed share of places.

    A place that several points serve counts as real as often as a point does; what no point serves never does.
    """
    tiers = {stratum["key"].rpartition("/")[2] for stratum in sample.strata}
    counts = sum((each for tier, each in layered.by_tier().items() if tier in tiers), Counts())
    part = counts.claimed / counts.eligible if counts.eligible else 0.0
    told = {"day": sample.frozen_on.isoformat(), "claimed": counts.claimed, "eligible": counts.eligible}
    return told | _thousandths(found, part)


def _thousandths(found: Estimate, part: float = 1.0) -> dict[str, int]:
    """Of so large a part, rounded so that the published interval is never narrower than the one computed."""
    thousand = THOUSAND * part
    share, low, high = round(found.share * thousand), floor(found.low * thousand), ceil(found.high * thousand)
    return {"share": share, "low": low, "high": high, "plus_minus": max(share - low, high - share)}
