"""Electronic seals on the approved bytes, and keeping what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from tempfile import TemporaryFile

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import PressError, day_places
from zhichi.foundation.seals.actions.documents import PORTION, document_bytes, opened_in_turn
from zhichi.foundation.seals.models import Impression, Seal, SealedBytes, SealRequest, SealUse
from zhichi.foundation.seals.models.vaulting import checked_bytes, closed
from zhichi.foundation.seals.rules.places import corner_of
from zhichi.foundation.signing.public import SigningError, Stamp, ToSign, sign_many
from zhichi.foundation.vault.public import crypto


def sealed_copies(request: SealRequest, uses: Sequence[SealUse], *, at: datetime) -> Iterator[bytes]:
    """Each document with its seal, in order, one at a time. RefusedError in one sentence when one cannot be sealed."""
    seal = Seal.objects.select_related("organ", "certificate__authority").get(pk=request.seal_id)
    impression = Impression.objects.filter(seal=seal).first()
    if impression is None:
        raise RefusedError("这枚印章还没有录入印模，不能盖电子印章。")
    if seal.certificate is None:
        raise RefusedError("这枚电子印章还没有证书，请管理人先选定证书。")
    try:
        yield from sign_many(
            papers=_asked(uses, _places(uses), seal.width_mm, request.seam),
            certificate=seal.certificate,
            picture=impression.picture,
            at=at,
            organ_code=seal.organ.code,
        )
    except (SigningError, PressError) as error:
        raise RefusedError(str(error)) from error


def _asked(
    uses: Sequence[SealUse], places: Sequence[list[float]], width: int, seam: bool
) -> Iterator[ToSign]:
    for use, place in zip(opened_in_turn(uses), places, strict=True):
        yield ToSign(document_bytes(use), (Stamp(*corner_of(place, width), width),), seam, "用印")


def _places(uses: Sequence[SealUse]) -> list[list[float]]:
    """Of each document where its day stands; of what was brought from outside nobody knows."""
    ours = [use for use in uses if use.paper is not None]
    found = iter(day_places([use.paper.content for use in ours if use.paper is not None]) if ours else [])
    return [next(found) if use.paper is not None else [] for use in uses]


class Spool:
    """Sealed documents on disk until they are registered: in the vault's own form, and gone when it is closed."""

    def __init__(self) -> None:
        self.file = TemporaryFile()  # noqa: SIM115  # closed by whoever made the spool
        self.close = self.file.close
        self.taken: dict[int, tuple[str, int, int]] = {}

    def take(self, use: int, data: bytes) -> None:
        blob = closed(use, data)
        self.file.write(blob)
        self.taken[use] = crypto().hexdigest(data), len(data), len(blob)

    def keep(self, uses: Sequence[SealUse]) -> None:
        """Inside the transaction that registers them, a few at a time. The uses are those that were taken, in order."""
        self.file.seek(0)
        for start in range(0, len(uses), PORTION):
            made = []
            for use in uses[start : start + PORTION]:
                use.sealed_digest, use.sealed_size, length = self.taken[use.pk]
                made.append(SealedBytes(use_id=use.pk, sealed=self.file.read(length)))
            SealedBytes.objects.bulk_create(made)


def sealed_bytes(use: SealUse) -> bytes:
    """The PDF with its electronic seal; ValueError when it is not what was registered."""
    return checked_bytes(use.bytes)
