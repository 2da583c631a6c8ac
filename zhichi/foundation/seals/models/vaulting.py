"""Sealed documents in the vault, each bound to its use."""

from zhichi.foundation.seals.models.use import SealedBytes
from zhichi.foundation.vault.public import crypto, open_bytes, seal_bytes


def context_of(use: int) -> bytes:
    return f"seals.use:{use}".encode()


def closed(use: int, data: bytes) -> bytes:
    return seal_bytes(data, context=context_of(use))


def opened(held: SealedBytes) -> bytes:
    return open_bytes(bytes(held.sealed), context=context_of(held.use_id))


def checked_bytes(held: SealedBytes) -> bytes:
    """The PDF with its electronic seal; ValueError when it is not what was registered. Wants `use` read with it."""
    data = opened(held)
    if crypto().hexdigest(data) != held.use.sealed_digest:
        raise ValueError(f"use {held.use_id} is not what was sealed")
    return data
