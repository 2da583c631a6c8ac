"""The replayable chance of formats.md §2: HMAC_DRBG (NIST SP 800-90A Rev. 1, 10.1.2) and a fair shuffle.

Nothing here is secret or random by itself: the same seed and label give the same numbers to everybody.
"""

from collections.abc import Iterable

from zhichi.kernel import crypto

_REQUEST = 4096
_WORD = 8
_TWO_64 = 2**64


class HmacDrbg:
    """HMAC_DRBG with `sha256` or `sm3`, never reseeded: a draw needs far fewer than 2⁴⁸ requests."""

    def __init__(
        self, hash_name: str, entropy: bytes, nonce: bytes = b"", personalization: bytes = b""
    ) -> None:
        self._hmac = crypto.by_hash(hash_name).hmac
        self._key, self._value = b"\x00" * 32, b"\x01" * 32
        self._update(entropy + nonce + personalization)

    def generate(self, length: int) -> bytes:
        """One request for `length` bytes, at most 65,536 (the standard's 2¹⁹ bits)."""
        if not 0 < length <= 65_536:
            raise ValueError("a request is for 1 to 65,536 bytes")
        hmac, key, value, blocks = self._hmac, self._key, self._value, []
        for _ in range(-(-length // 32)):
            value = hmac(key, value)
            blocks.append(value)
        self._value = value
        self._update(b"")
        return b"".join(blocks)[:length]

    def _update(self, provided: bytes) -> None:
        for round_byte in (b"\x00", b"\x01") if provided else (b"\x00",):
            self._key = self._hmac(self._key, self._value + round_byte + provided)
            self._value = self._hmac(self._key, self._value)


class Stream:
    """Stream(label): the numbers drawn from one seed for one purpose."""

    def __init__(self, hash_name: str, seed: bytes, label: str) -> None:
        self._drbg = HmacDrbg(hash_name, seed, personalization=label.encode("utf-8"))
        self._buffer, self._at = b"", 0

    def next(self) -> int:
        """The next unsigned 64-bit big-endian integer."""
        if self._at == len(self._buffer):
            self._buffer, self._at = self._drbg.generate(_REQUEST), 0
        self._at += _WORD
        return int.from_bytes(self._buffer[self._at - _WORD : self._at], "big")

    def below(self, m: int) -> int:
        """A number in 0 … m−1, each equally likely: the last, incomplete run of m is passed over."""
        if not 0 < m <= _TWO_64:
            raise ValueError("below(m) needs m between 1 and 2^64")
        limit = _TWO_64 - _TWO_64 % m
        while (x := self.next()) >= limit:
            pass
        return x % m


def shuffle(hash_name: str, seed: bytes, label: str, ids: Iterable[str]) -> list[str]:
    """Shuffle(label, ids): sorted by UTF-8 bytes, then Fisher-Yates. Raises ValueError for duplicates."""
    order = sorted(ids, key=lambda each: each.encode("utf-8"))
    if len(set(order)) != len(order):
        raise ValueError("duplicate ids cannot be shuffled")
    stream = Stream(hash_name, seed, label)
    for i in range(len(order) - 1):
        j = i + stream.below(len(order) - i)
        order[i], order[j] = order[j], order[i]
    return order
