"""Making sure of a point: a visit begins with a code drawn then, and ends with what was found."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_arrange, can_verify
from zhichi.domains.network.actions.checking import batches
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.recording import FactError, plain_note
from zhichi.domains.network.enums import LedgerCode, PointDoubt, VerifyMethod, VerifyOutcome
from zhichi.domains.network.models import Point, Verification, VerificationPhoto, Visit
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.rules.phash import phash, taken_at
from zhichi.domains.network.rules.position import PositionError, check_in_china, distance_words
from zhichi.domains.network.rules.trust import settled
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import FileFault, StoredFile, original, store
from zhichi.foundation.ledger.public import append
from zhichi.kernel.geo import distance_m

NOT_A_PICTURE = "请选择照片（JPG、PNG 或 WebP 图片）。"


def begin_visit(*, by: Actor, at: datetime, point: Point, method: str, sample: str = "") -> Visit:
    """Begin to verify: draws the code to be written on paper and shown in the photos. PermissionDenied, FactError."""
    if method not in verification_terms().valid_days:
        raise FactError("method", "请选择现场核验或者视频核验。")
    with transaction.atomic():
        refuse(can_verify(by, point))
        if by.officer_id is None:
            raise PermissionDenied("核验由工作人员办理。")
        digits = verification_terms().challenge_digits
        visit = Visit.objects.create(
            point=point,
            method=method,
            challenge=f"{secrets.randbits(64) % 10**digits:0{digits}d}",
            officer_id=by.officer_id,
            begun_at=at,
            sample=sample,
        )
        _tell(point, by, at, LedgerCode.VISIT_BEGUN, {"visit": visit.pk, "method": method, "sample": sample})
    return visit


def finish_visit(
    *,
    by: Actor,
    at: datetime,
    visit: Visit,
    outcome: str,
    note: str = "",
    position: tuple[float, float] | None = None,
    photos: Sequence["File[bytes]"] = (),
    once: str = "",
    told_at: datetime | None = None,
) -> Verification:
    """End a visit with what was found, once, by who began it and in time.

    `position` in degrees of WGS-84. `once` names the form: sent again under the same name, it answers with the
    result that is there. `told_at` is when the device says it was filled in; the time limit goes by `at` alone.
    FactError for what does not fit, FileFault for a picture that is none.
    """
    terms = verification_terms()
    if (known := _ended_by(visit, by, once)) is not None:
        return known
    if outcome == VerifyOutcome.REAL and not photos and not note.strip():
        raise FactError("note", "没有照片的，请写明您看到了什么、见到了谁。")
    plain_note("note", note)
    if position is not None:
        try:
            check_in_china(*position)
        except PositionError as error:
            raise FactError("lon", str(error)) from None
    with transaction.atomic():
        visit = Visit.objects.select_for_update().get(pk=visit.pk)
        if visit.officer_id != by.officer_id:
            raise PermissionDenied("这次核验是别人开始的，请由本人登记结果。")
        if (known := _ended_by(visit, by, once)) is not None:
            return known
        if visit.ended_at is not None:
            raise FactError("outcome", "这次核验的结果已经登记过了。")
        if at > visit.until:
            raise FactError("outcome", f"开始核验已超过 {terms.visit_hours} 小时，口令作废，请重新开始。")
        refuse(can_verify(by, visit.point))
        off = _off(visit.point, position)
        if off is not None and off > terms.far_m and outcome == VerifyOutcome.REAL and not note.strip():
            raise FactError(
                "note",
                f"您填的位置离登记的地方{distance_words(off)}。请核对坐标；没有填错的，请写明为什么。",
            )
        days = terms.valid_days[visit.method]
        real = outcome == VerifyOutcome.REAL
        verification = Verification.objects.create(
            point=visit.point,
            method=visit.method,
            outcome=outcome,
            at=at,
            by=by.ref,
            by_name=by.name,
            expires_on=localdate(at) + timedelta(days=days) if real else None,
            challenge=visit.challenge,
            lon=position[0] if position else None,
            lat=position[1] if position else None,
            off_m=off,
            note=note.strip(),
            told_at=told_at if told_at and visit.begun_at <= told_at <= at else None,
            sample=visit.sample,
        )
        hashes = _keep(verification, photos, by, at)
        settle([visit.point_id])
        visit.ended_at, visit.once, visit.result = at, once, verification
        visit.save(update_fields=["ended_at", "once", "result"])
        payload = _payload(verification) | {"visit": visit.pk, "photos": hashes}
        _tell(visit.point, by, at, LedgerCode.VERIFIED, payload)
    return verification


def _ended_by(visit: Visit, by: Actor, once: str) -> Verification | None:
    """What this very form has recorded already, by the same officer."""
    return visit.result if once and visit.once == once and visit.officer_id == by.officer_id else None


def _off(point: Point, position: tuple[float, float] | None) -> int | None:
    """Metres between where somebody stood and where the point is registered."""
    if position is None or point.lon is None or point.lat is None:
        return None
    return round(distance_m(*position, point.lon, point.lat))


def settle(points: Iterable[int]) -> None:
    """Keep with each of some points what its last check from outside left known."""
    for some in batches(points):
        left: dict[tuple[str, date | None, date | None], list[int]] = {}
        checks = Verification.objects.filter(point__in=some).exclude(method=VerifyMethod.SELF_REPORT)
        rows = checks.order_by("at", "pk").values_list("point_id", "outcome", "at", "expires_on")
        last = {pk: settled(outcome, localdate(at), until) for pk, outcome, at, until in rows}
        for pk, known in last.items():
            left.setdefault(known, []).append(pk)
        for (doubt, on, until), keys in left.items():
            told = {"doubt": doubt, "doubted_on": on, "confirmed_until": until}
            Point.objects.filter(pk__in=keys).update(**told)


def tell_quiet(*, points: Collection[int]) -> None:
    """Which operating points show no life, as reckoned each night: people are told to call first.

    What a check found weighs more than that. An effect inside the caller's transaction and entry of the ledger.
    """
    quiet, known = set(points), Point.objects.filter(doubt=PointDoubt.QUIET)
    over = [pk for pk in known.values_list("pk", flat=True) if pk not in quiet]
    for some in batches(over):
        Point.objects.filter(pk__in=some).update(doubt="")
    for some in batches(quiet):
        Point.objects.filter(pk__in=some, doubt="").update(doubt=PointDoubt.QUIET)


def report_self(
    *, by: Actor, at: datetime, point: Point, note: str, photos: Sequence["File[bytes]"] = ()
) -> Verification:
    """What the point says of itself: kept, shown as such, and never a verification. FactError for a note that names
    somebody."""
    plain_note("note", note)
    with transaction.atomic():
        refuse(can_arrange(by, point))
        verification = Verification.objects.create(
            point=point,
            method=VerifyMethod.SELF_REPORT,
            outcome=VerifyOutcome.REAL,
            at=at,
            by=by.ref,
            by_name=by.name,
            note=note.strip(),
        )
        hashes = _keep(verification, photos, by, at)
        _tell(point, by, at, LedgerCode.REPORTED, _payload(verification) | {"photos": hashes})
    return verification


def _keep(
    verification: Verification, photos: Sequence["File[bytes]"], by: Actor, at: datetime
) -> list[dict[str, str]]:
    rows = []
    for upload in photos:
        stored = store(upload=upload, by=by, at=at)
        if not stored.is_picture:
            raise FileFault(NOT_A_PICTURE)
        with original(stored) as file:
            rows.append(_photo(verification, stored, file))
    VerificationPhoto.objects.bulk_create(rows)
    return [{"file": row.file.digest if row.file else "", "phash": str(row.phash)} for row in rows]


def _photo(verification: Verification, stored: StoredFile, file: BinaryIO) -> VerificationPhoto:
    try:
        seen, taken = phash(file), taken_at(file)
    except (OSError, ValueError, SyntaxError) as error:
        raise FileFault("照片不完整或者已损坏，请重新拍照后上传。") from error
    return VerificationPhoto(verification=verification, file=stored, phash=seen, taken_at=taken)


def _payload(verification: Verification) -> dict[str, Any]:
    until = verification.expires_on
    return {
        "verification": verification.pk,
        "method": str(verification.method),
        "outcome": str(verification.outcome),
        "expires_on": until.isoformat() if until else "",
        "challenge": verification.challenge,
        "sample": verification.sample,
        "off_m": verification.off_m,
        "told_at": verification.told_at.isoformat() if verification.told_at else "",
    }


def _tell(point: Point, by: Actor, at: datetime, code: str, payload: dict[str, Any]) -> None:
    append(subject=f"point:{point.code}", at=at, actor=by.ref, code=code, payload=payload)
