"""A file that comes in pieces, goes on after a lost connection, and counts only when it is whole (decision 0022)."""

import secrets
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, QuerySet, Sum

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.actions.assembling import whole_of
from zhichi.foundation.files.actions.keeping import check_size, digest_of
from zhichi.foundation.files.actions.writing import overwrite
from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules import FileFault, OffsetError, TooMuchFault, begins_well, recognise
from zhichi.foundation.files.rules.quota import KEPT_FOR, LARGEST_PIECE, OF_ADDRESS, OF_OWNER, over

DAMAGED = "这份材料在路上传坏了，请重新选择再传一次。"


@transaction.atomic
def begin(*, owner: str, address: str, name: str, size: int, digest: str, by: Actor, at: datetime) -> Arrival:
    """Make room for a file of `size` bytes with this SHA-256.

    FileFault when it is too large, TooMuchFault when too much is on its way.
    """
    check_size(size)
    waiting = Arrival.objects.waiting(at=at)
    for quota, held in (
        (OF_OWNER, waiting.filter(owner=owner)),
        (OF_ADDRESS, waiting.filter(address=address)),
    ):
        taken = held.aggregate(files=Count("pk"), size=Sum("size", default=0))
        because = over(quota, files=taken["files"], held=taken["size"], size=size)
        if because:
            raise TooMuchFault(because)
    return Arrival.objects.create(
        code=secrets.token_urlsafe(16),
        owner=owner,
        address=address,
        name=name[:200],
        size=size,
        digest=digest,
        begun_at=at,
        expires_at=at + KEPT_FOR,
    )


def take(*, arrival: Arrival, offset: int, content: bytes, by: Actor, at: datetime) -> Arrival:
    """Add one piece where the last one ended; the last piece makes the whole be checked.

    OffsetError when it begins elsewhere; FileFault, and nothing of the file is kept, when it is not what it says
    it is or of a kind that is not taken.
    """
    if offset != arrival.received:
        raise OffsetError(str(arrival.received))
    if not content or len(content) > LARGEST_PIECE or offset + len(content) > arrival.size:
        discard(Arrival.objects.filter(pk=arrival.pk))
        raise FileFault(DAMAGED)
    if offset == 0:
        _refusing(arrival, content)
    overwrite(arrival.piece_at(offset), ContentFile(content))
    # Only one of two writers moves the mark; what the other one wrote over, the digest of the whole will tell.
    moved = Arrival.objects.filter(pk=arrival.pk, received=offset, checked_at=None).update(
        received=offset + len(content),
        cuts=[*arrival.cuts, len(content)],
        expires_at=at + KEPT_FOR,
    )
    arrival.refresh_from_db()
    if not moved:
        raise OffsetError(str(arrival.received))
    if arrival.received == arrival.size:
        _check(arrival, at)
    return arrival


def keep_whole(
    *, upload: "UploadedFile[Any]", name: str, owner: str, address: str, by: Actor, at: datetime
) -> Arrival:
    """A file that came whole with a form, kept as if it had come in pieces. FileFault, TooMuchFault."""
    size = upload.size or 0
    upload.seek(0)
    digest = digest_of(cast(BinaryIO, upload))
    arrival = begin(owner=owner, address=address, name=name, size=size, digest=digest, by=by, at=at)
    upload.seek(0)
    while piece := upload.read(LARGEST_PIECE):
        arrival = take(arrival=arrival, offset=arrival.received, content=piece, by=by, at=at)
    return arrival


def use(*, arrivals: list[Arrival], by: Actor, at: datetime) -> None:
    """What was handed in with them is kept elsewhere now; for some minutes they answer a second press."""
    Arrival.objects.filter(pk__in=[one.pk for one in arrivals], used_at=None).update(used_at=at)


def give_up(*, arrival: Arrival, by: Actor, at: datetime) -> None:
    """The sender does not want it any more."""
    discard(Arrival.objects.filter(pk=arrival.pk))


def discard(arrivals: QuerySet[Arrival]) -> int:
    """Delete the pieces, then the rows; answers how many files."""
    gone = list(arrivals)
    for arrival in gone:
        for path in arrival.pieces:
            default_storage.delete(path)
    Arrival.objects.filter(pk__in=[one.pk for one in gone]).delete()
    return len(gone)


def _refusing(arrival: Arrival, head: bytes) -> None:
    try:
        begins_well(head)
    except FileFault:
        discard(Arrival.objects.filter(pk=arrival.pk))
        raise


def _check(arrival: Arrival, at: datetime) -> None:
    """The whole: its bytes by their digest, its kind by its bytes."""
    with whole_of(arrival) as whole:
        digest = digest_of(whole)
        try:
            if digest != arrival.digest or arrival.size > settings.ZHICHI_UPLOAD_MAX_BYTES:
                raise FileFault(DAMAGED)
            recognise(whole)
        except FileFault:
            discard(Arrival.objects.filter(pk=arrival.pk))
            raise
    arrival.checked_at = at
    arrival.save(update_fields=["checked_at"])
