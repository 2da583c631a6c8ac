"""The names that a document may use here, and the words for them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.forms.public import FormVersion
from zhichi.foundation.procedures.actions.reading import load_file
from zhichi.foundation.procedures.enums import Actor
from zhichi.foundation.procedures.rules import Known, Words
from zhichi.foundation.regions.public import Tier, UnitKind
from zhichi.foundation.sockets.public import HOOKS, INTAKES
from zhichi.foundation.timelimits.public import Limit, SuspensionKind, limit_keys

BUREAU = frozenset({Tier.CITY.value, Tier.COUNTY.value})
BELOW = frozenset({Tier.COUNTY.value, Tier.TOWNSHIP.value, Tier.VILLAGE.value})
NOWHERE: frozenset[str] = frozenset()
# Where a role has posts that act on cases (domain.md §0.5): the roles of the public have none, the province looks on,
# and the three administrators see no case.
ELSEWHERE: dict[str, frozenset[str]] = {
    Role.JUSTICE_OFFICE_HEAD: frozenset({Tier.TOWNSHIP.value}),
    Role.JUSTICE_ASSISTANT: frozenset({Tier.TOWNSHIP.value}),
    Role.MEDIATOR: BELOW,
    Role.VILLAGE_LEGAL_ADVISER: BELOW,
    Role.LAW_WISE_PERSON: BELOW,
    Role.PROVINCE_VIEWER: NOWHERE,
    Role.SYSTEM_ADMIN: NOWHERE,
    Role.SECURITY_ADMIN: NOWHERE,
    Role.AUDIT_ADMIN: NOWHERE,
    Role.CITIZEN: NOWHERE,
    Role.AGENT: NOWHERE,
    Role.FAMILY_MEMBER: NOWHERE,
}
SEATS: Mapping[str, frozenset[str]] = {role.value: ELSEWHERE.get(role, BUREAU) for role in Role}


def known_names(*, limits: Iterable[str] | None = None) -> Known:
    """Every name a document may use here; `limits` stands in for those of a database that has no law yet."""
    return Known(
        roles=frozenset(Role.values),
        tiers=frozenset(Tier.values),
        desks=frozenset(UnitKind.values),
        limits=frozenset(limit_keys() if limits is None else limits),
        hooks=frozenset(key for key, _ in HOOKS.items()),
        intakes=frozenset(key for key, _ in INTAKES.items()),
        suspensions=frozenset(SuspensionKind.values),
        seats=SEATS,
    )


def known_with_forms(document: object) -> Known:
    """The same, and whether the form that this document names is published."""
    known = known_names()
    filing = document.get("filing") if isinstance(document, Mapping) else None
    ref = filing.get("form") if isinstance(filing, Mapping) else None
    if not isinstance(ref, str) or not ref:
        return known
    key, _, version = ref.partition("@")
    held = version.isdigit() and FormVersion.objects.filter(key=key, version=int(version[:9])).exists()
    # An empty set would mean that forms are not checked.
    return Known(**{**vars(known), "forms": frozenset({ref} if held else {"-"})})


def words_here() -> Words:
    """The words of this deployment for every name. One statement, for the titles of the limits."""
    newest = Limit.objects.enabled().order_by("key", "version").values_list("key", "title")
    return Words(
        roles={value: str(label) for value, label in [*Role.choices, *Actor.choices]},
        tiers={value: str(label) for value, label in Tier.choices},
        desks={value: str(label) for value, label in UnitKind.choices},
        limits=dict(newest),
        suspensions={value: str(label) for value, label in SuspensionKind.choices},
    )


def shipped_limits(folder: Path) -> list[str]:
    """Keys of the enabled limits in `folder`/timelimits/*.yaml, for a check without a database."""
    documents = [load_file(path) for path in sorted((folder / "timelimits").glob("*.yaml"))]
    return [row["id"] for document in documents for row in document["limits"] if row.get("enabled", True)]
