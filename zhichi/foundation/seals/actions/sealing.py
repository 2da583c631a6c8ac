"""Electronic seals on the approved bytes, and keeping what came of it."""

from collections.abc import Sequence
from datetime import datetime

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import PressError, day_places
from zhichi.foundation.seals.actions.documents import document_bytes
from zhichi.foundation.seals.models import Impression, Seal, SealedBytes, SealRequest, SealUse
from zhichi.foundation.seals.models.vaulting import closed, opened
from zhichi.foundation.seals.rules.places import corner_of
from zhichi.foundation.signing.public import SigningError, Stamp, ToSign, sign_many
from zhichi.foundation.vault.public import crypto


def sealed_copies(request: SealRequest, uses: Sequence[SealUse], *, at: datetime) -> list[bytes]:
    """Each document with its seal, in order. RefusedError in one sentence when one of them cannot be sealed."""
    seal = Seal.objects.select_related("organ", "certificate__authority").get(pk=request.seal_id)
    impression = Impression.objects.filter(seal=seal).first()
    if impression is None:
        raise RefusedError("这枚印章还没有录入印模，不能盖电子印章。")
    if seal.certificate is None:
        raise RefusedError("这枚电子印章还没有证书，请管理人先选定证书。")
    try:
        places = _places(uses)
        papers = [
            ToSign(
                document_bytes(use),
                (Stamp(*corner_of(place, seal.width_mm), seal.width_mm),),
                request.seam,
                "用印",
            )
            for use, place in zip(uses, places, strict=True)
        ]
        made = list(
            sign_many(
                papers=papers,
                certificate=seal.certificate,
                picture=impression.picture,
                at=at,
                organ_code=seal.organ.code,
            )
        )
    except (SigningError, PressError) as error:
        raise RefusedError(str(error)) from error
    if not all(data.startswith(paper.data) for data, paper in zip(made, papers, strict=True)):
        raise RefusedError("签章改动了批准的内容，没有采用。")
    return made


def _places(uses: Sequence[SealUse]) -> list[list[float]]:
    """Of each document where its day stands; of what was brought from outside nobody knows."""
    ours = [use for use in uses if use.paper is not None]
    found = iter(day_places([use.paper.content for use in ours if use.paper is not None]) if ours else [])
    return [next(found) if use.paper is not None else [] for use in uses]


def keep_sealed(uses: Sequence[SealUse], signed: Sequence[bytes]) -> None:
    """Inside the transaction that registers them."""
    for use, data in zip(uses, signed, strict=True):
        use.sealed_digest, use.sealed_size = crypto().hexdigest(data), len(data)
    SealedBytes.objects.bulk_create(
        SealedBytes(use=use, sealed=closed(use.pk, data)) for use, data in zip(uses, signed, strict=True)
    )


def sealed_bytes(use: SealUse) -> bytes:
    """The PDF with its electronic seal; ValueError when it is not what was registered."""
    data = opened(use.bytes)
    if crypto().hexdigest(data) != use.sealed_digest:
        raise ValueError(f"use {use.pk} is not what was sealed")
    return data
