"""The local folder. A file appears under its name whole or not at all, also when the power goes."""

import os
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string


class DurableFileStorage(FileSystemStorage):
    """Write beside, fsync, rename, fsync the folder. Names are digests: a second writer brings the same
    bytes."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]  # the base class does not say
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        draft = path.with_name(f".{path.name}.{os.getpid()}.{get_random_string(8)}.part")
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
            with os.fdopen(handle, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
        return name

    def discard_drafts(self, *, before: datetime) -> int:
        """Remove what writers that were killed left behind; answers how many."""
        stale = [
            draft
            for draft in Path(self.location).rglob(".*.part")
            if datetime.fromtimestamp(draft.stat().st_mtime, UTC) < before
        ]
        for draft in stale:
            draft.unlink(missing_ok=True)
        return len(stale)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
