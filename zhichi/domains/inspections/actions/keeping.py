"""A table from outside, kept until somebody has seen what it would change."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction

from zhichi.domains.inspections.access import can_keep
from zhichi.domains.inspections.actions.refusing import refuse
from zhichi.domains.inspections.models import DirectorySheet
from zhichi.domains.network.public import MOST_BYTES, read_cells
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import FileFault, Mime, store
from zhichi.foundation.regions.public import Unit

ZIP = b"PK\x03\x04"


def keep_sheet(
    *, upload: "File[Any]", unit: Unit, directory: str, whole: bool, by: Actor, at: datetime
) -> DirectorySheet:
    """No act yet: nothing of the directory changes. FileFault, PermissionDenied."""
    refuse(can_keep(by, unit))
    if by.officer_id is None:
        raise PermissionDenied("表格由工作人员上传。")
    if upload.size > MOST_BYTES:
        raise FileFault(f"表格不能超过 {MOST_BYTES // 1048576} MB，请拆成几个。")
    data = upload.read()
    with transaction.atomic():
        # Archives go through the room of files first, which refuses bombs, macros and passwords.
        if data.startswith(ZIP) and store(upload=upload, by=by, at=at).mime != Mime.XLSX:
            raise FileFault("请使用 Excel 表格（xlsx）或者 CSV 文件。")
        return DirectorySheet.objects.create(
            unit=unit,
            directory=directory,
            name=(upload.name or "表格")[-120:],
            sha256=sha256(data).hexdigest(),
            cells=read_cells(data),
            whole=whole,
            officer_id=by.officer_id,
            uploaded_at=at,
        )
