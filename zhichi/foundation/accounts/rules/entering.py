"""What entering asks for, and how long a session lasts."""

from collections.abc import Collection
from datetime import datetime, timedelta

from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS


def needs_second_factor(roles: Collection[str], required: bool, confirmed: bool) -> bool:
    """A second factor is owed by administrators, by who was told to, and by who once enrolled."""
    return required or confirmed or any(role in ADMINISTRATORS for role in roles)


def password_expired(changed_at: datetime | None, at: datetime, days: int) -> bool:
    """Passwords are changed every `days` days (GB/T 22239-2019 §8.1.4.1 a); 0 switches it off."""
    return days > 0 and changed_at is not None and at - changed_at > timedelta(days=days)


def session_over(began: float, seen: float, now: float, *, idle: int, age: int) -> str:
    """Why a session is over: "idle", "age" or "" while it lives. All values in seconds."""
    if now - seen > idle:
        return "idle"
    return "age" if now - began > age else ""
