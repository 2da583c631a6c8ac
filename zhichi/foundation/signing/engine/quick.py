"""A signer whose key was opened once: pyHanko opens it for every signature."""

from collections.abc import Callable
from typing import Any

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import CertificateStore

HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class QuickSigner(SimpleSigner):
    def __init__(
        self, certificate: x509.Certificate, info: keys.PrivateKeyInfo, chain: CertificateStore, opened: Any
    ) -> None:
        super().__init__(certificate, info, chain)
        self.opened = opened

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """RSA (PKCS #1 1.5) or ECDSA, as the certificate's key is."""
        digest = HASHES[digest_algorithm]()
        if isinstance(self.opened, rsa.RSAPrivateKey):
            return self.opened.sign(data, padding.PKCS1v15(), digest)
        if isinstance(self.opened, ec.EllipticCurvePrivateKey):
            return self.opened.sign(data, ec.ECDSA(digest))
        return super().sign_raw(data, digest_algorithm)
