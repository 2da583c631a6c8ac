"""Electronic seals on the approved bytes, and keeping what came of it."""

from collections.abc import Sequence
from datetime import datetime

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.models import SealedBytes, SealRequest, SealUse
from zhichi.foundation.vault.public import crypto, open_bytes, seal_bytes


def sealed_copies(request: SealRequest, uses: Sequence[SealUse], *, at: datetime) -> list[bytes]:
    """Each document with its seal, in order. RefusedError in one sentence when one of them cannot be sealed."""
    raise RefusedError("电子印章还没有证书。")


def keep_sealed(uses: Sequence[SealUse], signed: Sequence[bytes]) -> None:
    """Inside the transaction that registers them."""
    for use, data in zip(uses, signed, strict=True):
        use.sealed_digest, use.sealed_size = crypto().hexdigest(data), len(data)
    SealedBytes.objects.bulk_create(
        SealedBytes(use=use, sealed=seal_bytes(data, context=_context(use)))
        for use, data in zip(uses, signed, strict=True)
    )


def sealed_bytes(use: SealUse) -> bytes:
    """The PDF with its electronic seal; ValueError when it is not what was registered."""
    data = open_bytes(bytes(use.bytes.sealed), context=_context(use))
    if crypto().hexdigest(data) != use.sealed_digest:
        raise ValueError(f"use {use.pk} is not what was sealed")
    return data


def _context(use: SealUse) -> bytes:
    return f"seals.use:{use.pk}".encode()
