"""The public link from a copy to its original: a commitment that names one paper and gives nothing of it away.

The digest of the original alone would give something away: who has the copy knows the paper but for a few words, and
could set it again with every likely name or number until the digest fits. With 32 secret bytes before it he cannot.
"""

from collections.abc import Callable

SALT_BYTES = 32


def commitment(salt: bytes, digest: str, hexdigest: Callable[[bytes], str]) -> str:
    """H(salt ‖ digest), in hex: `salt` 32 bytes, `digest` the hex digest of the original's bytes. ValueError."""
    if len(salt) != SALT_BYTES:
        raise ValueError("the salt has 32 bytes")
    return hexdigest(salt + bytes.fromhex(digest))
