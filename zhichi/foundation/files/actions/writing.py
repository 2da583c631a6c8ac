"""Bytes under their name, or the sentence that there is no room for them."""

import errno

from django.core.files.base import File
from django.core.files.storage import default_storage

from zhichi.foundation.files.rules import StorageFull

FULL = {errno.ENOSPC, errno.EDQUOT}


def write(path: str, content: "File[bytes]") -> None:
    """Write once: what lies under a name stays. Raises StorageFull when the disk is."""
    if not default_storage.exists(path):
        overwrite(path, content)


def overwrite(path: str, content: "File[bytes]") -> None:
    try:
        default_storage.save(path, content)
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull from error
        raise
