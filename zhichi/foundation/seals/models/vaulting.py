"""Sealed documents in the vault, each bound to its use."""

from zhichi.foundation.seals.models.use import SealedBytes
from zhichi.foundation.vault.public import open_bytes, seal_bytes


def context_of(use: int) -> bytes:
    return f"seals.use:{use}".encode()


def closed(use: int, data: bytes) -> bytes:
    return seal_bytes(data, context=context_of(use))


def opened(held: SealedBytes) -> bytes:
    return open_bytes(bytes(held.sealed), context=context_of(held.use_id))
