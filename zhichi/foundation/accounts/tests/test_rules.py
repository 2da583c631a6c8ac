"""The pure rules as tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhichi.foundation.accounts import rules
from zhichi.foundation.accounts.enums import Role

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("held", "wanted", "other"),
    [
        ([], Role.SYSTEM_ADMIN, ""),
        ([Role.MEDIATOR], Role.SYSTEM_ADMIN, ""),
        ([Role.SYSTEM_ADMIN], Role.MEDIATOR, ""),
        ([Role.SYSTEM_ADMIN], Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
        ([Role.AUDIT_ADMIN, Role.MEDIATOR], Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN),
        ([Role.AUDIT_ADMIN], Role.AUDIT_ADMIN, ""),
    ],
)
def test_clash(held, wanted, other):
    assert rules.clash(held, wanted) == other


@pytest.mark.parametrize(
    ("roles", "required", "confirmed", "owed"),
    [
        ([], False, False, False),
        ([Role.MEDIATOR], False, False, False),
        ([Role.AUDIT_ADMIN], False, False, True),
        ([], True, False, True),
        ([], False, True, True),
    ],
)
def test_needs_second_factor(roles, required, confirmed, owed):
    assert rules.needs_second_factor(roles, required, confirmed) is owed


@pytest.mark.parametrize(("age", "days", "expired"), [(90, 90, False), (91, 90, True), (1000, 0, False)])
def test_password_expired(age, days, expired):
    assert rules.password_expired(NOW - timedelta(days=age), NOW, days) is expired
    assert not rules.password_expired(None, NOW, days)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ((1, 3), (3, 5), False),
        ((1, 4), (3, 5), True),
        ((3, 5), (1, 3), False),
        ((1, None), (9, 10), True),
        ((5, None), (1, 5), False),
        ((5, 5), (1, 9), False),
    ],
)
def test_overlapping(a, b, shared):
    def day(n):
        return None if n is None else date(2026, 1, n)

    assert rules.overlapping(day(a[0]), day(a[1]), day(b[0]), day(b[1])) is shared


@pytest.mark.parametrize(
    ("began", "seen", "why"), [(0, 95, ""), (0, 90, ""), (0, 89, "idle"), (-901, 100, "age"), (-900, 100, "")]
)
def test_session_over(began, seen, why):
    assert rules.session_over(began, seen, 100, idle=10, age=1000) == why


def test_every_role_has_a_chinese_name_and_the_public_gets_no_post():
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in str(role.label)) for role in Role)
    assert set(Role) - set(rules.POSTS) == {Role.CITIZEN, Role.AGENT, Role.FAMILY_MEMBER}
