"""SM2 signatures (GB/T 32918.2) with SM3, on the curve arithmetic of `gmssl`.

`gmssl` is used for point multiplication only: its own random source is `random.choice`, its constructor
eats leading zeros of a key and it checks no ranges, so keys, k, the Z value and every check are made here.
Plain Python is not constant-time: where a signing key must resist an observer on the same machine, the
signature comes from the bureau's HSM instead.

Shapes: private key 32 bytes, public key 65 bytes (04 ‖ x ‖ y), signature 64 bytes (r ‖ s), all big-endian.
"""

import secrets

from cryptography.hazmat.primitives import hashes
from gmssl.sm2 import CryptSM2, default_ecc_table

_P = int(default_ecc_table["p"], 16)
_N = int(default_ecc_table["n"], 16)
_A = int(default_ecc_table["a"], 16)
_B = int(default_ecc_table["b"], 16)
_G = str(default_ecc_table["g"])
_CURVE = CryptSM2(private_key="", public_key="")  # stateless here: only its point arithmetic is used
DEFAULT_UID = b"1234567812345678"  # GM/T 0009-2012, section 10


class Sm2Error(ValueError):
    """A key of the wrong shape or off the curve."""


def sm3(data: bytes) -> bytes:
    """SM3 (GB/T 32905), 32 bytes."""
    hasher = hashes.Hash(hashes.SM3())
    hasher.update(data)
    return hasher.finalize()


def new_private_key() -> bytes:
    """A private key d, uniform in 1 … n−2 (GB/T 32918.1, 6.1)."""
    return (secrets.randbelow(_N - 2) + 1).to_bytes(32, "big")


def public_key(private: bytes) -> bytes:
    """The point d·G. Raises Sm2Error."""
    return b"\x04" + bytes.fromhex(_times(_private(private), _G))


def digest(public: bytes, message: bytes, uid: bytes = DEFAULT_UID) -> bytes:
    """e = SM3(Z ‖ message), Z = SM3(bits of uid ‖ uid ‖ a ‖ b ‖ G ‖ public) (GB/T 32918.2, 5.5 and 6.1)."""
    point = _point(public)
    curve = _A.to_bytes(32, "big") + _B.to_bytes(32, "big") + bytes.fromhex(_G)
    z = sm3((len(uid) * 8).to_bytes(2, "big") + uid + curve + bytes.fromhex(point))
    return sm3(z + message)


def sign(private: bytes, message: bytes, uid: bytes = DEFAULT_UID) -> bytes:
    """A signature with a fresh secret k (GB/T 32918.2, 6.1). Raises Sm2Error."""
    e = int.from_bytes(digest(public_key(private), message, uid), "big")
    while True:
        signature = sign_digest(_private(private), e, secrets.randbelow(_N - 1) + 1)
        if signature is not None:
            return signature


def sign_digest(d: int, e: int, k: int) -> bytes | None:
    """Steps A4 to A7; None where the standard asks for another k. Only the published example chooses k."""
    x1 = int(_times(k, _G)[:64], 16)
    r = (e + x1) % _N
    if r == 0 or r + k == _N:
        return None
    s = pow(1 + d, -1, _N) * (k - r * d) % _N
    return r.to_bytes(32, "big") + s.to_bytes(32, "big") if s else None


def verify(public: bytes, message: bytes, signature: bytes, uid: bytes = DEFAULT_UID) -> bool:
    """Steps B1 to B7 of GB/T 32918.2, 7.1; a malformed key or signature is simply not valid."""
    try:
        point, e = _point(public), int.from_bytes(digest(public, message, uid), "big")
    except Sm2Error:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not (0 < r < _N and 0 < s < _N):
        return False
    t = (r + s) % _N
    if t == 0:
        return False
    total = _plus(_times(s, _G), _times(t, point))
    return total is not None and (e + int(total[:64], 16)) % _N == r


def _times(k: int, point: str) -> str:
    """k·point for 0 < k < n, so never the point at infinity. Points are x ‖ y in hex."""
    return str(_CURVE._kg(k, point))


def _plus(one: str, other: str) -> str | None:
    """The sum of two points, None for the point at infinity; gmssl's addition knows neither special case."""
    if one[:64] != other[:64]:
        return str(_CURVE._convert_jacb_to_nor(_CURVE._add_point(one + "1", other)))
    return _times(2, one) if one == other else None


def _private(private: bytes) -> int:
    d = int.from_bytes(private, "big")
    if len(private) != 32 or not 0 < d < _N - 1:
        raise Sm2Error("an SM2 private key is 32 bytes, between 1 and n-2")
    return d


def _point(public: bytes) -> str:
    x, y = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:], "big")
    if len(public) != 65 or public[0] != 4 or x >= _P or y >= _P or (y * y - x * x * x - _A * x - _B) % _P:
        raise Sm2Error("an SM2 public key is 04, x and y (65 bytes) of a point on the curve")
    return public[1:].hex()
