"""Making a sample: the list is frozen, its commitment published at once; voiding one, visibly."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.coverage.access import can_make_sample, can_void_sample
from zhichi.domains.coverage.enums import LedgerCode, SampleState
from zhichi.domains.coverage.models import Sample, Witness
from zhichi.domains.coverage.models.frame import Frame, frame, sampling_terms
from zhichi.domains.coverage.rules.frame import pseudonym
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.vault.public import crypto
from zhichi.kernel import draw
from zhichi.kernel.draw_manifest import FORMAT
from zhichi.kernel.verdict import Verdict

SALT_BYTES = 32
SHORTEST_REASON = 4


class SampleError(ValueError):
    """One Chinese sentence for the officer or the witness, and the field it stands beside (empty: the whole form)."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def refuse(verdict: Verdict) -> None:
    if not verdict:
        raise PermissionDenied(verdict.because)


def tell(sample: Sample, by: Actor, at: datetime, code: str, payload: Mapping[str, Any], **more: Any) -> None:
    append(subject=sample.subject, at=at, actor=by.ref, code=code, payload=payload, **more)


def city_of(by: Actor) -> str:
    """The path of the branch in which this officer makes samples; PermissionDenied when there is none."""
    refuse(can_make_sample(by))
    return next(p.unit_path for p in by.posts if p.role == Role.PLS_ADMIN and p.tier == Tier.CITY)


def pending_sample() -> Sample | None:
    """The sample that neither finished nor was superseded: the next one has to say why it takes its place."""
    waiting = Sample.objects.light().exclude(state=SampleState.FINISHED).filter(superseded_by__isnull=True)
    return waiting.order_by("-made_at", "-pk").first()


def freeze_sample(
    *,
    by: Actor,
    at: datetime,
    title: str,
    tiers: Sequence[str],
    witnesses: Sequence[str],
    takes: Mapping[str, int] | None = None,
    grounds: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
    total: int | None = None,
    supersedes: Sample | None = None,
    reason: str = "",
) -> Sample:
    """Freeze the list of operating points and publish its commitment. SampleError, PermissionDenied.

    `takes` (by stratum) goes before `total`. A sample that is still open and is superseded is voided by this.
    """
    with transaction.atomic():
        drawn_from = frame(
            city=city_of(by), at=at, tiers=tiers, grounds=grounds, left_out=left_out, total=total
        )
        _choose(drawn_from, takes or {})
        _check(drawn_from, witnesses, reason, supersedes)
        profile = crypto()
        salts = {
            code: secrets.token_bytes(SALT_BYTES)
            for code in [*_codes(drawn_from), *dict(drawn_from.excluded)]
        }
        names = {code: pseudonym(profile, salt, code) for code, salt in salts.items()}
        day = localdate(at)
        sample = Sample(
            code=_next_code(day.year),
            title=title,
            frozen_on=day,
            strata=[
                {"key": layer.key, "title": layer.title, "size": len(layer.codes), "take": layer.take}
                for layer in drawn_from.layers.values()
            ],
            excluded=drawn_from.reasons(),
            salts={code: salt.hex() for code, salt in salts.items()},
            supersedes=supersedes,
            made_by=by.ref,
            made_at=at,
        )
        sample.manifest = _manifest(sample, drawn_from, names, witnesses, profile.hash_name, reason)
        sample.commitment = draw.commitment(sample.manifest)
        if supersedes is not None and not supersedes.is_ended:
            void_sample(by=by, at=at, sample=supersedes, reason=f"由 {sample.code} 代替：{reason}"[:200])
        sample.save(force_insert=True)
        Witness.objects.bulk_create(
            Witness(sample=sample, order=n, body=body) for n, body in enumerate(witnesses)
        )
        payload = {"commitment": sample.commitment, "size": sample.size, "take": sample.take}
        payload |= {"witnesses": list(witnesses), "supersedes": sample.manifest["supersedes"]}
        tell(sample, by, at, LedgerCode.SAMPLE_FROZEN, payload, fresh=True)
    return sample


def void_sample(*, by: Actor, at: datetime, sample: Sample, reason: str) -> Sample:
    """End a sample without a result. Everything published stays, and the reason with it."""
    with transaction.atomic():
        sample = Sample.objects.select_for_update().get(pk=sample.pk)
        refuse(can_void_sample(by, sample))
        _check_reason(reason)
        sample.state, sample.reason, sample.voided_at = SampleState.VOID, reason.strip(), at
        sample.save(update_fields=["state", "reason", "voided_at"])
        silent = list(sample.witnesses.filter(nonce="").values_list("body", flat=True))
        tell(sample, by, at, LedgerCode.SAMPLE_VOIDED, {"reason": sample.reason, "not_revealed": silent})
    return sample


def _codes(drawn_from: Frame) -> list[str]:
    return [code for layer in drawn_from.layers.values() for code in layer.codes]


def _choose(drawn_from: Frame, takes: Mapping[str, int]) -> None:
    least = sampling_terms().minimum_take
    for key, take in takes.items():
        layer = drawn_from.layers.get(key)
        if layer is None:
            continue
        if not min(least, len(layer.codes)) <= take <= len(layer.codes):
            few = min(least, len(layer.codes))
            raise SampleError(
                "total", f"{layer.title}应抽 {few} 到 {len(layer.codes)} 个，现在是 {take} 个。"
            )
        layer.take = take


def _check(drawn_from: Frame, witnesses: Sequence[str], reason: str, supersedes: Sample | None) -> None:
    if drawn_from.unknown:
        named = "、".join(drawn_from.unknown[:3])
        raise SampleError("left_out", f"名单里没有 {named}，请核对编号：只能剔除正在服务的服务点。")
    if not drawn_from.layers:
        raise SampleError("tiers", "名单是空的：没有正在服务的服务点可以抽。")
    least = sampling_terms().minimum_witnesses
    if len(set(witnesses)) < least or len(set(witnesses)) != len(witnesses):
        raise SampleError("witnesses", f"见证人至少 {least} 位，来自不同单位，不能重复。")
    if supersedes is not None:
        _check_reason(reason)
    pending = pending_sample()
    if pending is not None and (supersedes is None or supersedes.pk != pending.pk):
        raise SampleError("reason", f"上一次抽样 {pending.code} 没有完成，新的抽样要写明为什么代替它。")


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise SampleError("reason", "请写明原因，原因会和这次抽样一起公开。")


def _next_code(year: int) -> str:
    front = f"S{year}-"
    last = Sample.objects.select_for_update().light().filter(code__startswith=front).order_by("-code").first()
    return f"{front}{int(last.code.removeprefix(front)) + 1 if last else 1:03}"


def _manifest(
    sample: Sample,
    drawn_from: Frame,
    names: Mapping[str, str],
    witnesses: Sequence[str],
    hash_name: str,
    reason: str,
) -> dict[str, Any]:
    """`zhichi-draw/1`. Pseudonyms are sorted: the order of the register would tell which is which."""
    replaced = sample.supersedes
    return {
        "format": FORMAT,
        "hash": hash_name,
        "draw": sample.code,
        "item": f"{sample.title}（名单日期 {sample.frozen_on.isoformat()}）",
        "strata": [
            {"key": layer.key, "ids": sorted(names[code] for code in layer.codes), "take": layer.take}
            for layer in drawn_from.layers.values()
        ],
        "excluded": sorted(
            ({"id": names[code], "reason": why} for code, why in drawn_from.excluded),
            key=lambda row: row["id"],
        ),
        "witnesses": list(witnesses),
        "event": {"source": "none", "reference": ""},
        "teams": None,
        "supersedes": None
        if replaced is None
        else {"draw": replaced.code, "commitment": replaced.commitment, "reason": reason.strip()},
    }
