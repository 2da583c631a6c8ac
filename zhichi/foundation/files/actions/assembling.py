"""The pieces of a file put together, as an upload that any form takes."""

from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules.quota import PRESSED_AGAIN

LOST = "有一份材料没有传完整，请重新选择再传一次。"
_IN_MEMORY = 2 * 1024 * 1024
if TYPE_CHECKING:
    _Upload = UploadedFile[Any]
else:  # not subscriptable at run time
    _Upload = UploadedFile


class LostUpload(_Upload):
    """Stands for a file that was named and is not there: whoever would keep it reads why."""

    fault = LOST


def whole_of(arrival: Arrival) -> BinaryIO:
    """All pieces in their order, at the beginning; FileNotFoundError when one is gone."""
    whole = _blank()
    for path in arrival.pieces:
        with default_storage.open(path) as piece:
            whole.write(piece.read())
    whole.seek(0)
    return whole


def upload_of(arrival: Arrival | None, *, at: datetime) -> "UploadedFile[Any]":
    """What a form's file field would have held; a LostUpload for what did not come whole, or was used up."""
    known = arrival is not None and arrival.checked_at is not None
    if arrival is None or not known or (arrival.used_at and at - arrival.used_at > PRESSED_AGAIN):
        return _lost()
    try:
        return UploadedFile(whole_of(arrival), arrival.name, size=arrival.size)
    except FileNotFoundError:
        return _lost()


def _lost() -> LostUpload:
    empty = _blank()
    empty.write(b"\0")
    empty.seek(0)
    return LostUpload(empty, "材料", size=1)


def _blank() -> BinaryIO:
    # Whoever gets the upload closes it.
    return cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))
