"""A directory of objects of 任城: taken from a table, frozen and published."""

from datetime import datetime
from typing import Any

from tests.cast import City
from zhichi.domains.inspections.public import (
    Directory,
    DirectoryEntry,
    freeze,
    keep_sheet,
    plan_of,
    publish,
    take_sheet,
)
from zhichi.domains.inspections.tests.factories import FIRM, table
from zhichi.foundation.accounts.public import Actor, PostFact

HOME = "370811"


def directories_of(city: City, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    unit = city.units[HOME]
    roles = ("legal_affairs", "bureau_director")
    posts = tuple(PostFact(role, unit.pk, unit.code, unit.path, unit.tier) for role in roles)
    by = Actor("officer", city.people["zhouhong"].pk, "周红", posts)
    sheet = keep_sheet(upload=table(FIRM), unit=unit, directory=Directory.OBJECTS, whole=False, by=by, at=at)
    take_sheet(sheet=sheet, token=plan_of(sheet, at.date()).token, looked=True, by=by, at=at)
    made = publish(snapshot=freeze(unit=unit, directory=Directory.OBJECTS, by=by, at=at), by=by, at=at)
    entry = DirectoryEntry.objects.get(unit=unit)
    return {
        "bureau": unit.pk,
        "directory_sheet": sheet.pk,
        "directory_snapshot": made.pk,
        "directory_entry": entry.pk,
    }
