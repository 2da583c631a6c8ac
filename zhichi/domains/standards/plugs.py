"""What this room offers: its checklists, its pages in the office's menu, the end of grades, the grade of a point."""

from datetime import date

from django.urls import reverse

from zhichi.domains.network.public import Point
from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.actions import expire_all, load_checklists, reckon_distances_if_due
from zhichi.domains.standards.actions.waiting import waiting
from zhichi.domains.standards.models.cites import checklist_items
from zhichi.domains.standards.models.held import grade_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import (
    CITERS,
    LAW_LOADERS,
    OFFICE_PAGES,
    PERIODIC,
    PLACE_NOTES,
    WAITING,
    OfficePage,
    Periodic,
    PlaceNote,
)

ROLES = frozenset(role.value for role in READERS)


def plug_in() -> None:
    """Called once by the app's ready()."""
    LAW_LOADERS.register("checklists", load_checklists)
    CITERS.register("checklists", checklist_items)
    PERIODIC.register("standards.expire", Periodic("规范化等次到期", 3600, expire_all))
    PERIODIC.register("standards.distances", Periodic("计算离下一等次", 3600, reckon_distances_if_due))
    OFFICE_PAGES.register("standards", OfficePage("规范化评定", "standards:assessments", ROLES, 300))
    OFFICE_PAGES.register("standards.distance", OfficePage("离下一等次", "standards:distance", ROLES, 310))
    PLACE_NOTES.register("standards", grade_note)
    WAITING.register("standards", waiting)


def grade_note(point: Point, actor: Actor, day: date) -> list[PlaceNote]:
    """The grade that a point holds, for everybody; its assessment for those who may read it. One statement."""
    held = grade_of(point, on=day)
    if held is None:
        return []
    reads = actor.kind == "officer" and actor.within(point.unit.path, *READERS)
    url = reverse("standards:assessment", args=[held.assessment_id]) if reads else ""
    return [PlaceNote("规范化等次", held.words, held.since, held.until, url)]
