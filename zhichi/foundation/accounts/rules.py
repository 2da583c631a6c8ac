"""Separation of duties, second factor, sessions and the arithmetic of locks. Values in, values out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhichi.foundation.accounts.enums import Role

# GB/T 22239-2019 §8.1.5: system, security and audit management are kept apart.
ADMINISTRATORS: frozenset[str] = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
PUBLIC: frozenset[str] = frozenset({Role.CITIZEN, Role.AGENT, Role.FAMILY_MEMBER})
POSTS: tuple[Role, ...] = tuple(role for role in Role if role not in PUBLIC)


def clash(held: Collection[str], wanted: str) -> str:
    """The administrator role already held that forbids `wanted`, or an empty string."""
    if wanted not in ADMINISTRATORS:
        return ""
    return next((role for role in sorted(held) if role in ADMINISTRATORS and role != wanted), "")


def needs_second_factor(roles: Collection[str], required: bool, confirmed: bool) -> bool:
    """A second factor is owed by administrators, by who was told to, and by who once enrolled."""
    return required or confirmed or any(role in ADMINISTRATORS for role in roles)


def password_expired(changed_at: datetime | None, at: datetime, days: int) -> bool:
    """Passwords are changed every `days` days (GB/T 22239-2019 §8.1.4.1 a); 0 switches it off."""
    return days > 0 and changed_at is not None and at - changed_at > timedelta(days=days)


def overlapping(from_a: date, to_a: date | None, from_b: date, to_b: date | None) -> bool:
    """Whether two half-open spans [from, to) share a day; None is open-ended, an empty span shares none."""
    first = max(from_a, from_b)
    return all(to_on is None or first < to_on for to_on in (to_a, to_b))


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many failures in a fixed window lock; the lock doubles each time, up to `longest`."""

    failures: int
    window: timedelta
    lock: timedelta
    longest: timedelta = timedelta(hours=24)


THRESHOLDS: dict[str, Threshold] = {
    "login.account": Threshold(5, timedelta(minutes=15), timedelta(minutes=15)),
    "login.address": Threshold(30, timedelta(minutes=15), timedelta(minutes=15)),
    "track.code": Threshold(5, timedelta(minutes=30), timedelta(minutes=30)),
    "track.address": Threshold(30, timedelta(minutes=30), timedelta(minutes=30)),
    "otp": Threshold(5, timedelta(minutes=15), timedelta(minutes=15)),
}
# After this long without a failure the lock starts small again.
FORGIVEN_AFTER = timedelta(hours=48)


def lock_for(threshold: Threshold, earlier_locks: int) -> timedelta:
    """How long the next lock lasts after `earlier_locks` locks: doubling, capped."""
    doublings: int = 1 << min(earlier_locks, 20)
    return min(threshold.lock * doublings, threshold.longest)


def wait_text(left: timedelta) -> str:
    """The remaining lock in words for people: 约 15 分钟, 约 2 小时; never less than a minute."""
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return f"约 {minutes} 分钟" if minutes < 120 else f"约 {-(-minutes // 60)} 小时"


def session_over(began: float, seen: float, now: float, *, idle: int, age: int) -> str:
    """Why a session is over: "idle", "age" or "" while it lives. All values in seconds."""
    if now - seen > idle:
        return "idle"
    return "age" if now - began > age else ""


class AccountError(ValueError):
    """An act that cannot be done; `str(error)` is one Chinese sentence."""


class RefusedError(AccountError):
    """An act that this actor may not do (403)."""
