"""Secrets that a deployment makes for itself on first start and keeps under ZHICHI_HOME/keys."""

import os
import secrets
from pathlib import Path


def read_or_make_secret(path: Path, size: int = 32) -> bytes:
    """The `size` bytes kept at `path`; made once, readable by the owner only.

    Two processes that start together agree: the file is created exclusively, the loser reads.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}.new")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
