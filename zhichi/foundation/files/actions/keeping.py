"""Taking a file in, once for the same bytes, and opening it again."""

import hashlib
from datetime import datetime, timedelta
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage, storages

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.actions.writing import write
from zhichi.foundation.files.enums import EXTENSIONS, PICTURES
from zhichi.foundation.files.models import StoredFile
from zhichi.foundation.files.models.storage import DurableFileStorage
from zhichi.foundation.files.rules import FileFault, clean_name, recognise, shown_picture

_CHUNK = 1024 * 1024


def store(*, upload: "File[bytes]", by: Actor, at: datetime) -> StoredFile:
    """Keep the upload, bytes untouched; the row that already holds these bytes is answered again.

    An effect inside the caller's transaction, without a ledger entry. The bytes are safe on disk before the
    row is written, so that a row never names a missing file. Raises FileFault (StorageFull when the disk is).
    """
    lost = getattr(upload, "fault", "")
    if lost:
        raise FileFault(lost)
    size = upload.size
    check_size(size)
    file = cast(BinaryIO, upload.file)
    mime = recognise(file)
    digest = digest_of(file)
    known = StoredFile.objects.filter(digest=digest).first()
    if known is not None and default_storage.exists(known.original_path):
        return known
    variant = shown_picture(file, mime) if mime in PICTURES else None
    stored = known or StoredFile(
        digest=digest,
        size=size,
        mime=mime,
        name=clean_name(upload.name or "", EXTENSIONS[mime]),
        stored_at=at,
        stored_by=by.ref,
    )
    file.seek(0)
    if variant is not None:
        write(stored.shown_path, ContentFile(variant))
    write(stored.original_path, File(file))
    if known is not None:
        return known
    values = {name: getattr(stored, name) for name in ("size", "mime", "name", "stored_at", "stored_by")}
    return StoredFile.objects.get_or_create(digest=digest, defaults=values)[0]


def original(stored: StoredFile) -> BinaryIO:
    """The bytes as they came, with everything a camera wrote into them: for those who may see that."""
    return cast(BinaryIO, default_storage.open(stored.original_path))


def shown(stored: StoredFile) -> BinaryIO:
    """A picture without EXIF and position, upright; any other file as it came."""
    return cast(BinaryIO, default_storage.open(stored.shown_path))


def discard_drafts(*, at: datetime) -> int:
    """Remove the beginnings of files whose writer was killed more than a day ago; nothing to do on S3."""
    storage = storages["default"]
    return (
        storage.discard_drafts(before=at - timedelta(days=1))
        if isinstance(storage, DurableFileStorage)
        else 0
    )


def check_size(size: int) -> None:
    most = settings.ZHICHI_UPLOAD_MAX_BYTES
    if size == 0:
        raise FileFault("这是一个空文件，请检查后重新选择。")
    if size > most:
        raise FileFault(f"文件有 {size / 1048576:.1f} MB，太大了。每个文件不能超过 {most // 1048576} MB。")


def digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
