"""What a key is for."""

from enum import StrEnum


class Purpose(StrEnum):
    """The use of one key; a key never serves two uses."""

    FIELD = "field"  # encrypts fields, ledger payloads and files
    BLIND = "blind"  # makes blind indexes; never rotated alone, every index would change
    SIGN_STANDARD = "sign-standard"  # Ed25519
    SIGN_GM = "sign-gm"  # SM2


SIGNING = {"standard": Purpose.SIGN_STANDARD, "gm": Purpose.SIGN_GM}
