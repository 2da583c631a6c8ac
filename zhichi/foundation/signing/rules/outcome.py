"""What a check found, as values."""

from dataclasses import dataclass, field
from datetime import datetime

from zhichi.kernel.crypto import CryptoError, by_hash


@dataclass(frozen=True, slots=True)
class Prefix:
    """The file up to the end of one of its revisions: what a frozen paper's digest is compared with."""

    length: int
    sha256: str
    sm3: str

    def digest(self, hash_name: str) -> str:
        if by_hash(hash_name).hash_name != hash_name:
            raise CryptoError(hash_name)
        return self.sm3 if hash_name == "sm3" else self.sha256


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """One signature. `trusted`: its certificate came from an authority we know and held when it signed.

    `because` says in one sentence what is wrong, "" when nothing is. `stamped_at` is the moment a trusted time stamp
    proves; `signed_at` alone is what the signer wrote.
    """

    field: str
    signer: str
    organ: str
    organ_code: str
    serial: str
    intact: bool
    trusted: bool
    covers_whole: bool
    signed_at: datetime | None
    stamped_at: datetime | None = None
    covered: int = 0
    because: str = ""
    # Whether something stands behind it that a signature does not allow, whoever signed.
    changed: bool = False

    @property
    def is_good(self) -> bool:
        return self.intact and self.trusted and not self.because


@dataclass(frozen=True, slots=True)
class PdfCheck:
    """What a file proves. `fault`: why it cannot be read or what it should not hold, "" when nothing."""

    sha256: str
    sm3: str
    size: int
    signatures: tuple[SignatureCheck, ...] = ()
    prefixes: tuple[Prefix, ...] = field(default=())
    fault: str = ""

    @property
    def oddity(self) -> str:
        """`fault` for whoever only checks the file: it was written for whoever wants a seal on it."""
        return self.fault.replace("，不能盖章", "").rstrip("。")

    @property
    def is_signed(self) -> bool:
        return bool(self.signatures)

    @property
    def is_good(self) -> bool:
        """Signed, every signature good, the last over the whole file, nothing in it that should not be."""
        signed = self.signatures
        return bool(signed) and not self.fault and all(s.is_good for s in signed) and self.covers_whole

    @property
    def covers_whole(self) -> bool:
        return any(signature.covers_whole for signature in self.signatures)

    @property
    def added_after(self) -> bool:
        """Whether something stands behind the last signature."""
        return self.is_signed and not self.covers_whole

    def holds(self, digest: str, hash_name: str) -> bool:
        """Whether the file begins with the very bytes of this digest."""
        return any(prefix.digest(hash_name) == digest for prefix in self.prefixes)
