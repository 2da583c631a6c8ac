"""The keys of one deployment: a folder of small files, made whole or not at all.

A file is named `<purpose>-<version>-<id>.key` and holds the key in hex. The id is derived from the key, so
that a damaged file is noticed, and a value sealed with a lost key names the key it needs.
GM/T 0051, GB/T 39786.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from zhichi.foundation.vault.enums import SIGNING, Purpose
from zhichi.kernel import crypto

ID_BYTES = 4


class KeyringError(RuntimeError):
    """A key is missing or damaged; the message says which one and what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    purpose: Purpose
    version: int
    id: bytes
    secret: bytes

    @property
    def label(self) -> str:
        return f"{self.purpose.value}-{self.version:04d}-{self.id.hex()}"


@dataclass(frozen=True, slots=True)
class Keyring:
    folder: Path
    keys: tuple[Key, ...]
    by_id: Mapping[bytes, Key]
    newest: Mapping[Purpose, Key]


def key_id(purpose: Purpose, secret: bytes) -> bytes:
    return hashlib.sha256(b"zhichi-key/1:" + purpose.value.encode() + b":" + secret).digest()[:ID_BYTES]


def new_key(purpose: Purpose, version: int) -> Key:
    signing = {use: name for name, use in SIGNING.items()}
    if purpose in signing:
        secret = crypto.profile(signing[purpose]).new_signing_key()
    else:
        secret = os.urandom(32)
    return Key(purpose, version, key_id(purpose, secret), secret)


def load(folder: Path) -> Keyring:
    """The keyring at `folder`, made on first use. Read again whenever a file has come or gone."""
    try:
        changed_ns = folder.stat().st_mtime_ns
    except FileNotFoundError:
        _make(folder)
        changed_ns = folder.stat().st_mtime_ns
    return _read(folder, changed_ns)


def find(folder: Path, wanted: bytes) -> Key:
    """The key with this id; KeyringError names the file that has to come back."""
    key = load(folder).by_id.get(wanted)
    if key is None:
        _read.cache_clear()  # two changes within one tick of the file system's clock look like one
        key = load(folder).by_id.get(wanted)
    if key is None:
        raise KeyringError(
            f"key {wanted.hex()} is not in {folder}: restore *-{wanted.hex()}.key from the backup"
        )
    return key


def rotate(folder: Path, purpose: Purpose) -> Key:
    """Add a newer key for `purpose`; the older ones stay readable."""
    if purpose is Purpose.BLIND:
        raise KeyringError("the blind-index key is not rotated: every stored index would stop matching")
    key = new_key(purpose, load(folder).newest[purpose].version + 1)
    _write(folder, key)
    return key


def _make(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder.with_name(f"{folder.name}.{os.getpid()}.{secrets.token_hex(4)}.new")
    draft.mkdir(mode=0o700)
    try:
        for purpose in Purpose:
            _write(draft, new_key(purpose, 1))
        draft.rename(folder)  # refused when another process was first: then its keyring is the one
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not folder.is_dir():
            raise
    _sync(folder.parent)


def _write(folder: Path, key: Key) -> None:
    path = folder / f"{key.label}.key"
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@lru_cache(maxsize=4)
def _read(folder: Path, changed_ns: int) -> Keyring:
    keys = tuple(sorted((_key(path) for path in folder.glob("*.key")), key=lambda key: key.label))
    newest = {key.purpose: key for key in keys}
    for purpose in Purpose:
        if purpose not in newest:
            raise KeyringError(f"{folder} has no {purpose.value} key: restore the folder from the backup")
    return Keyring(folder, keys, {key.id: key for key in keys}, newest)


def _key(path: Path) -> Key:
    try:
        name, version, identity = path.stem.rsplit("-", 2)
        key = Key(
            Purpose(name),
            int(version),
            bytes.fromhex(identity),
            bytes.fromhex(path.read_text("ascii").strip()),
        )
    except ValueError as error:
        raise KeyringError(f"{path} is not a key file: restore it from the backup") from error
    if key_id(key.purpose, key.secret) != key.id:
        raise KeyringError(f"{path} is damaged: restore it from the backup")
    return key
