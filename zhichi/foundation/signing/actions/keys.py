"""Keys in and out of the vault: bound to the certificate they belong to, so that none can be put beside another."""

from zhichi.foundation.signing.rules.faults import SigningError
from zhichi.foundation.vault.public import KeyringError, open_bytes, seal_bytes
from zhichi.kernel.crypto import CryptoError

NO_KEY = "打不开这张证书的私钥，请告诉系统管理员检查密钥文件夹。"


def sealed(key: bytes, fingerprint: str, kind: str = "key") -> bytes:
    return seal_bytes(key, context=f"signing.{kind}:{fingerprint}".encode())


def unsealed(blob: bytes | memoryview | None, fingerprint: str, kind: str = "key") -> bytes:
    """SigningError where there is none or the vault cannot open it."""
    if blob is None:
        raise SigningError("这张证书的私钥不在这里，不能用它签。")
    try:
        return open_bytes(bytes(blob), context=f"signing.{kind}:{fingerprint}".encode())
    except (CryptoError, KeyringError) as error:
        raise SigningError(NO_KEY) from error
