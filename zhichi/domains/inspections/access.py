"""Who keeps the directories, who reads them, who publishes. Refusals are the sentence people read."""

from collections.abc import Sequence

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Unit, UnitKind
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPERS = frozenset({Role.LEGAL_AFFAIRS.value, Role.LAWYER_ADMIN.value, Role.APPRAISAL_ADMIN.value})
PUBLISHERS = frozenset({Role.BUREAU_DIRECTOR.value, Role.DEPUTY_DIRECTOR.value})
READERS = frozenset({*KEEPERS, *PUBLISHERS, Role.INSPECTOR.value, Role.AUDITOR.value})
# Bodies that inspect in their own name and so keep directories.
INSPECTING = (UnitKind.BUREAU, UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)


def units_of(actor: Actor) -> Sequence[Unit]:
    """The bureaus whose directories this person reads: those of his posts and what lies below them."""
    paths = actor.paths(*READERS)
    rows = Unit.objects.filter(kind__in=INSPECTING).order_by("path")
    return [unit for unit in rows if any(unit.path.startswith(path) for path in paths)]


def can_keep(actor: Actor, unit: Unit) -> Verdict:
    """Only the body itself: a county's directories are its own."""
    if any(post.unit_id == unit.pk and post.role in KEEPERS for post in actor.posts):
        return ALLOWED
    return Verdict(False, f"名录由{unit.name}的法规科室或者行业主管科室维护，您没有这个岗位。")


def can_publish(actor: Actor, unit: Unit) -> Verdict:
    """Whoever leads the body, and not whoever keeps the lists."""
    if any(post.unit_id == unit.pk and post.role in PUBLISHERS for post in actor.posts):
        return ALLOWED
    return Verdict(False, f"名录由{unit.name}的局长或者副局长审定后公布。")
