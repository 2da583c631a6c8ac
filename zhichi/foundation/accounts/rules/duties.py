"""Separation of duties: which roles an officer may not hold together."""

from collections.abc import Collection
from datetime import date

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


def overlapping(from_a: date, to_a: date | None, from_b: date, to_b: date | None) -> bool:
    """Whether two half-open spans [from, to) share a day; None is open-ended, an empty span shares none."""
    first = max(from_a, from_b)
    return all(to_on is None or first < to_on for to_on in (to_a, to_b))
