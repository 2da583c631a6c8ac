"""Two profiles: `standard` (SHA-256, AES-256-GCM, Ed25519) and `gm` (SM3, SM4-GCM, SM2; GB/T 39786).

Shapes of `Profile`, the same for both: keys for `encrypt` are 32 bytes; blobs are format byte ‖ 12-byte
nonce ‖ ciphertext ‖ 16-byte tag; private keys 32 bytes, signatures 64. A public key is 32 bytes (Ed25519)
or 65 (SM2). Random nonces are safe for 2³² blobs a key.
"""

import hashlib
import hmac as stdlib_hmac
import os
from abc import ABC, abstractmethod
from typing import ClassVar

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhichi.kernel import sm2

_KEY, _NONCE, _TAG = 32, 12, 16


class CryptoError(ValueError):
    """A blob that does not open (wrong key, altered, other profile) or a key of the wrong shape."""


class Profile(ABC):
    """One set of algorithms. Stateless: keys are always passed in."""

    name: ClassVar[str]
    hash_name: ClassVar[str]
    _format: ClassVar[bytes]

    @abstractmethod
    def digest(self, data: bytes) -> bytes:
        """32 bytes."""

    @abstractmethod
    def hmac(self, key: bytes, data: bytes) -> bytes:
        """32 bytes."""

    @abstractmethod
    def new_signing_key(self) -> bytes:
        """A fresh private key, 32 bytes from the system's secure source."""

    @abstractmethod
    def public_key(self, private: bytes) -> bytes:
        """Raises CryptoError for a key of the wrong shape."""

    @abstractmethod
    def sign(self, private: bytes, message: bytes) -> bytes:
        """64 bytes. Raises CryptoError for a key of the wrong shape."""

    @abstractmethod
    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """False for anything that is not a valid signature, never an error."""

    @abstractmethod
    def _seal(self, key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes: ...

    @abstractmethod
    def _open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes: ...

    def hexdigest(self, data: bytes) -> str:
        return self.digest(data).hex()

    def encrypt(self, key: bytes, plaintext: bytes, aad: bytes = b"") -> bytes:
        """A blob that only the same key and `aad` open. Raises CryptoError for a key that is not 32 bytes."""
        _check_key(key)
        nonce = os.urandom(_NONCE)
        return self._format + nonce + self._seal(key, nonce, plaintext, self._format + aad)

    def decrypt(self, key: bytes, blob: bytes, aad: bytes = b"") -> bytes:
        """Raises CryptoError for a wrong key, other `aad`, an altered blob or a blob of another profile."""
        _check_key(key)
        if len(blob) < 1 + _NONCE + _TAG or blob[:1] != self._format:
            raise CryptoError(f"not a blob of the {self.name} profile")
        try:
            return self._open(key, blob[1 : 1 + _NONCE], blob[1 + _NONCE :], self._format + aad)
        except InvalidTag:
            raise CryptoError("wrong key, or the blob was altered") from None


class _Standard(Profile):
    name = "standard"
    hash_name = "sha256"
    _format = b"\x01"

    def digest(self, data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    def hexdigest(self, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()

    def hmac(self, key: bytes, data: bytes) -> bytes:
        return stdlib_hmac.digest(key, data, "sha256")

    def new_signing_key(self) -> bytes:
        return Ed25519PrivateKey.generate().private_bytes_raw()

    def public_key(self, private: bytes) -> bytes:
        return _ed25519(private).public_key().public_bytes_raw()

    def sign(self, private: bytes, message: bytes) -> bytes:
        return _ed25519(private).sign(message)

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def _seal(self, key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
        return AESGCM(key).encrypt(nonce, plaintext, aad)

    def _open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        return AESGCM(key).decrypt(nonce, sealed, aad)


class _Gm(Profile):
    name = "gm"
    hash_name = "sm3"
    _format = b"\x02"

    def digest(self, data: bytes) -> bytes:
        return sm2.sm3(data)

    def hmac(self, key: bytes, data: bytes) -> bytes:
        mac = hmac.HMAC(key, hashes.SM3())
        mac.update(data)
        return mac.finalize()

    def new_signing_key(self) -> bytes:
        return sm2.new_private_key()

    def public_key(self, private: bytes) -> bytes:
        try:
            return sm2.public_key(private)
        except sm2.Sm2Error as error:
            raise CryptoError(str(error)) from None

    def sign(self, private: bytes, message: bytes) -> bytes:
        try:
            return sm2.sign(private, message)
        except sm2.Sm2Error as error:
            raise CryptoError(str(error)) from None

    def verify(self, public: bytes, message: bytes, signature: bytes) -> bool:
        return sm2.verify(public, message, signature)

    def _seal(self, key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
        encryptor = Cipher(algorithms.SM4(self._sm4_key(key)), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(aad)
        return encryptor.update(plaintext) + encryptor.finalize() + encryptor.tag

    def _open(self, key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        decryptor = Cipher(algorithms.SM4(self._sm4_key(key)), modes.GCM(nonce, sealed[-_TAG:])).decryptor()
        decryptor.authenticate_additional_data(aad)
        return decryptor.update(sealed[:-_TAG]) + decryptor.finalize()

    def _sm4_key(self, key: bytes) -> bytes:
        """SM4 takes 16 bytes: the first half of HMAC-SM3 over a fixed label."""
        return self.hmac(key, b"zhichi/sm4-gcm/1")[:16]


_PROFILES: dict[str, Profile] = {each.name: each for each in (_Standard(), _Gm())}
_BY_HASH = {each.hash_name: each for each in _PROFILES.values()}


def profile(name: str) -> Profile:
    """`standard` or `gm`. Raises CryptoError for anything else."""
    try:
        return _PROFILES[name]
    except KeyError:
        raise CryptoError(f"unknown profile {name!r}: use standard or gm") from None


def by_hash(hash_name: str) -> Profile:
    """The profile whose hash is `sha256` or `sm3`, as formats name it. Raises CryptoError otherwise."""
    try:
        return _BY_HASH[hash_name]
    except KeyError:
        raise CryptoError(f"unknown hash {hash_name!r}: use sha256 or sm3") from None


def _check_key(key: bytes) -> None:
    if len(key) != _KEY:
        raise CryptoError(f"an encryption key is {_KEY} bytes, not {len(key)}")


def _ed25519(private: bytes) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(private)
    except ValueError as error:
        raise CryptoError(str(error)) from None
