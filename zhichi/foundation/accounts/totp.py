"""Time-based one-time passwords (RFC 6238: SHA-1, six digits, 30 seconds), one step early or late."""

from datetime import datetime

import pyotp

STEP = 30
TOLERANCE = 1
ISSUER = "咫尺司法办公"


def new_secret() -> str:
    """160 random bits in base 32 (pyotp draws them from `secrets`)."""
    return pyotp.random_base32(32)


def address_of(secret: str, username: str) -> str:
    """The otpauth:// address that an authenticator reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def code_at(secret: str, at: datetime) -> str:
    """The code an authenticator shows at this moment."""
    return pyotp.TOTP(secret).at(at)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is, at most one step from `at`; None when it is none of the three."""
    generator = pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP
    found = None
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):  # all three are compared, whatever matched
        if pyotp.utils.strings_equal(code, generator.generate_otp(step)):
            found = step
    return found
