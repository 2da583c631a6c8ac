"""How alike two notes are: a 64-bit simhash over pairs of characters (Charikar 2002)."""

import re
from collections import Counter
from hashlib import blake2b

BITS = 64
_NOT_WORDS = re.compile(r"[\W_]+")


def simhash(text: str) -> int | None:
    """The fingerprint of a text as a signed 64-bit integer; None when it has fewer than two characters.

    Punctuation, spaces and case do not count. Alike texts differ in few bits (`distance`).
    """
    plain = _NOT_WORDS.sub("", text).lower()
    pairs = Counter(plain[i : i + 2] for i in range(len(plain) - 1))
    if not pairs:
        return None
    weights = [0] * BITS
    for pair, times in pairs.items():
        value = int.from_bytes(blake2b(pair.encode(), digest_size=8).digest(), "big")
        for bit in range(BITS):
            weights[bit] += times if value >> bit & 1 else -times
    return signed(sum(1 << bit for bit in range(BITS) if weights[bit] > 0))


def signed(value: int) -> int:
    """An unsigned 64-bit integer as the signed one of the same bits, as databases keep them."""
    return value - (1 << BITS) if value >> (BITS - 1) else value


def distance(a: int, b: int) -> int:
    """In how many of 64 bits two signed fingerprints differ."""
    return ((a ^ b) & ((1 << BITS) - 1)).bit_count()
