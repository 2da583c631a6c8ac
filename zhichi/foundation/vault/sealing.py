"""Seal and open bytes, blind indexes, and the deployment's signing key.

A sealed value is `01 ‖ profile ("s"|"g") ‖ key id (4 bytes) ‖ blob of kernel.crypto`: it names its own key
and algorithms, so that rotation and a change of profile leave old values readable.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from django.conf import settings

from zhichi.foundation.vault import keyring
from zhichi.foundation.vault.enums import SIGNING, Purpose
from zhichi.kernel import crypto as kernel_crypto
from zhichi.kernel.crypto import CryptoError, Profile

FORMAT = 1
PROFILE_MARKS = {"standard": b"s", "gm": b"g"}
PROFILES = {mark: name for name, mark in PROFILE_MARKS.items()}
HEADER = 2 + keyring.ID_BYTES


def crypto() -> Profile:
    """The algorithms this deployment uses, named by settings.ZHICHI_CRYPTO ("standard" or "gm")."""
    return kernel_crypto.profile(settings.ZHICHI_CRYPTO)


def folder() -> Path:
    """Where this deployment's keyring is kept."""
    return _folder(settings.ZHICHI_KEYS)


@lru_cache(maxsize=4)
def _folder(keys_at: str | Path) -> Path:
    return Path(keys_at) / "vault"


def keys() -> keyring.Keyring:
    """The deployment's keyring, made on first use; raises KeyringError when a key is lost or damaged."""
    return keyring.load(folder())


def seal_bytes(data: bytes, *, context: bytes = b"") -> bytes:
    """Encrypt `data` with the newest key. Opening needs the same `context` (what the value belongs to)."""
    profile = crypto()
    key = keys().newest[Purpose.FIELD]
    head = bytes([FORMAT]) + PROFILE_MARKS[profile.name] + key.id
    return head + profile.encrypt(key.secret, data, head + context)


def open_bytes(blob: bytes, *, context: bytes = b"") -> bytes:
    """The bytes given to `seal_bytes`. CryptoError: altered or moved; KeyringError: its key is lost."""
    return _open(bytes(blob), context, lambda key_id: keyring.find(folder(), key_id))


def opener() -> Callable[[bytes, bytes], bytes]:
    """`open_bytes` as a function of blob and context for reading very many: it looks at the folder once."""
    find = lru_cache(maxsize=256)(partial(keyring.find, folder()))
    return lambda blob, context: _open(blob, context, find)


def _open(blob: bytes, context: bytes, find: Callable[[bytes], keyring.Key]) -> bytes:
    head = blob[:HEADER]
    if len(head) < HEADER or head[0] != FORMAT or head[1:2] not in PROFILES:
        raise CryptoError("this is not a sealed value")
    key = find(head[2:])
    return kernel_crypto.profile(PROFILES[head[1:2]]).decrypt(key.secret, blob[HEADER:], head + context)


def blind_index(text: str, *, kind: str) -> str:
    """32 hex characters by which an encrypted value can be found: equal texts of one kind give equal indexes.

    Width variants and outer spaces do not count (NFKC, strip). Two kinds never share an index.
    """
    if not kind:
        raise ValueError("name the kind of value, for example 'citizen_id'")
    plain = unicodedata.normalize("NFKC", text).strip()
    message = kind.encode() + b"\x00" + plain.encode()
    return crypto().hmac(keys().newest[Purpose.BLIND].secret, message)[:16].hex()


def signing_key() -> bytes:
    """The newest private key for signatures under the deployment's profile."""
    return keys().newest[SIGNING[crypto().name]].secret


def public_key() -> bytes:
    """The public half of `signing_key()`."""
    return crypto().public_key(signing_key())


def public_keys() -> tuple[tuple[str, bytes], ...]:
    """(profile, public key) of every key this deployment has signed with or may sign with, oldest first."""
    names = {use: name for name, use in SIGNING.items()}
    signing = [(names[key.purpose], key.secret) for key in keys().keys if key.purpose in names]
    return tuple((name, kernel_crypto.profile(name).public_key(secret)) for name, secret in signing)
