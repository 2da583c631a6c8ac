"""Which posts make copies, which clear them, which read along."""

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.cases.public import REGISTRARS

MASKERS = frozenset(Role(role).value for role in REGISTRARS)
CLEARERS = frozenset(
    role.value
    for role in (
        Role.LEGAL_AFFAIRS,
        Role.PLS_ADMIN,
        Role.LEGAL_AID_HEAD,
        Role.JUSTICE_OFFICE_HEAD,
        Role.BUREAU_DIRECTOR,
        Role.DEPUTY_DIRECTOR,
    )
)
READERS = MASKERS | CLEARERS | {Role.AUDITOR.value}
