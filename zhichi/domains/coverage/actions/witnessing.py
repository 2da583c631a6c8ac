"""The witnesses' part: each commits to a secret number, then each reveals it; the last one revealed draws."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hmac import compare_digest
from re import fullmatch

from django.db import transaction

from zhichi.domains.coverage.access import can_make_sample
from zhichi.domains.coverage.actions.sampling import SampleError, refuse, tell
from zhichi.domains.coverage.enums import LedgerCode, SampleState
from zhichi.domains.coverage.models import Sample, SampledPoint, Witness
from zhichi.domains.coverage.rules.frame import pseudonym
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.vault.public import blind_index
from zhichi.kernel import canonical, crypto, draw

PASS_BYTES = 8  # 64 bits: nobody guesses that
HEX32 = "[0-9a-f]{64}"


def invite_witness(*, by: Actor, at: datetime, witness: Witness) -> str:
    """A fresh pass for a witness who has not committed, to be handed over in person; an older one stops working."""
    with transaction.atomic():
        sample, witness = _locked(witness)
        refuse(can_make_sample(by))
        if sample.state != SampleState.FROZEN or witness.digest:
            raise SampleError("", f"{witness.body}已经作出承诺，不能再发口令。")
        told = secrets.token_hex(PASS_BYTES)
        witness.pass_index = _index(told)
        witness.save(update_fields=["pass_index"])
        tell(sample, by, at, LedgerCode.SAMPLE_INVITED, {"witness": witness.body})
    return told


def commit_nonce(*, by: Actor, at: datetime, witness: Witness, passed: str, digest: str) -> Sample:
    """Publish H(nonce) for a witness. The nonce itself has not been here. SampleError."""
    digest = digest.strip().lower()
    with transaction.atomic():
        sample, witness = _locked(witness)
        if sample.state != SampleState.FROZEN or witness.digest:
            raise SampleError("", f"{witness.body}的承诺已经公布，不能再改。")
        given = _index("".join(passed.split()).replace("-", "").lower())
        if not witness.pass_index or not compare_digest(given, witness.pass_index):
            raise SampleError("passed", "口令不对。请看市局交给您的纸条，字母不分大小写。")
        if not fullmatch(HEX32, digest):
            raise SampleError("digest", "承诺应是 64 个字符，只有数字和 a 到 f 的字母。")
        others = list(sample.witnesses.exclude(pk=witness.pk).values_list("digest", flat=True))
        if digest in others:
            raise SampleError("digest", "这个承诺和另一位见证人的一样，请用您自己的随机数重新生成。")
        witness.digest, witness.committed_at = digest, at
        witness.save(update_fields=["digest", "committed_at"])
        tell(sample, by, at, LedgerCode.SAMPLE_COMMITTED, {"witness": witness.body, "digest": digest})
        if all(others):
            sample.state, sample.committed_at = SampleState.COMMITTED, at
            sample.save(update_fields=["state", "committed_at"])
    return sample


def reveal_nonce(*, by: Actor, at: datetime, witness: Witness, nonce: str) -> Sample:
    """Reveal a witness's nonce; the last one draws in the same transaction, so that nobody can look first.

    Whoever holds the number that fits the commitment is the witness: no pass is asked for. SampleError.
    """
    nonce = "".join(nonce.split()).lower()
    with transaction.atomic():
        sample, witness = _locked(witness)
        if sample.state != SampleState.COMMITTED:
            raise SampleError("", "要等所有见证人都公布承诺以后，才能揭示随机数。")
        if witness.nonce:
            raise SampleError("", f"{witness.body}的随机数已经揭示。")
        if not fullmatch(HEX32, nonce):
            raise SampleError("nonce", "随机数应是 64 个字符，只有数字和 a 到 f 的字母。")
        if draw.nonce_commitment(sample.manifest["hash"], bytes.fromhex(nonce)) != witness.digest:
            raise SampleError("nonce", "这个随机数和事先公布的承诺不符，不能使用。请核对您保存的随机数。")
        witness.nonce, witness.revealed_at = nonce, at
        witness.save(update_fields=["nonce", "revealed_at"])
        tell(sample, by, at, LedgerCode.SAMPLE_REVEALED, {"witness": witness.body, "nonce": nonce})
        witnesses = list(sample.witnesses.all())
        if all(each.nonce for each in witnesses):
            _draw(sample, witnesses, by, at)
    return sample


def codes_of(sample: Sample) -> dict[str, str]:
    """Which point hides behind each pseudonym: {pseudonym: code}."""
    profile = crypto.by_hash(sample.manifest["hash"])
    return {pseudonym(profile, bytes.fromhex(salt), code): code for code, salt in sample.salts.items()}


def _draw(sample: Sample, witnesses: Sequence[Witness], by: Actor, at: datetime) -> None:
    promised = {each.body: each.digest for each in witnesses}
    nonces = {each.body: bytes.fromhex(each.nonce) for each in witnesses}
    sample.bundle = draw.bundle(sample.manifest, promised, nonces)
    sample.state, sample.drawn_at = SampleState.DRAWN, at
    sample.save(update_fields=["bundle", "state", "drawn_at"])
    codes = codes_of(sample)
    selected = sample.bundle["result"]["selected"]
    chosen = [codes[each] for ids in selected.values() for each in ids]
    points = dict(Point.objects.filter(code__in=chosen).values_list("code", "pk"))
    SampledPoint.objects.bulk_create(
        SampledPoint(
            sample=sample, point_id=points[codes[each]], pseudonym=each, stratum=stratum, order=order
        )
        for stratum, ids in selected.items()
        for order, each in enumerate(ids)
    )
    digest = crypto.by_hash(sample.manifest["hash"]).hexdigest(canonical.encode(sample.bundle))
    payload = {"commitment": sample.commitment, "seed": sample.bundle["result"]["seed"], "bundle": digest}
    tell(sample, by, at, LedgerCode.SAMPLE_DRAWN, payload)


def _locked(witness: Witness) -> tuple[Sample, Witness]:
    """The sample is held, so that two witnesses come one after the other."""
    sample = Sample.objects.select_for_update().get(pk=witness.sample_id)
    return sample, sample.witnesses.get(pk=witness.pk)


def _index(passed: str) -> str:
    return blind_index(passed, kind="sample.witness")
