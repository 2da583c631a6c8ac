"""The door of `foundation.vault`."""

from zhichi.foundation.vault.fields import EncryptedJSONField, EncryptedTextField
from zhichi.foundation.vault.keyring import KeyringError
from zhichi.foundation.vault.sealing import (
    blind_index,
    crypto,
    open_bytes,
    opener,
    public_key,
    public_keys,
    seal_bytes,
    signing_key,
)

__all__ = [
    "EncryptedJSONField",
    "EncryptedTextField",
    "KeyringError",
    "blind_index",
    "crypto",
    "open_bytes",
    "opener",
    "public_key",
    "public_keys",
    "seal_bytes",
    "signing_key",
]
