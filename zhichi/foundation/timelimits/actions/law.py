"""Loading time limits and calendars from the files that ship (`data/law/`). Both loaders fit
`sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.timelimits.actions.notices import record_calendar_notice
from zhichi.foundation.timelimits.actions.reading import LawError, read
from zhichi.foundation.timelimits.enums import LimitKind, Origin
from zhichi.foundation.timelimits.models import CalendarNotice, Clock, Limit
from zhichi.foundation.timelimits.rules import (
    LawFault,
    assemble,
    calendar_faults,
    limit_faults,
    midnight,
    notice_of,
)
from zhichi.kernel.workdays import Calendar

# What a clock stands on: once a clock has started on a version, these are closed and a change needs a new
# version.
CLOSED = ("trigger", "n", "unit", "kind", "roll", "extension", "suspends", "on_expiry", "effective_from")


@transaction.atomic
def load_limits(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Every row of `folder`/timelimits/*.yaml; answers {"期限": rows, "新增": n, "更新": n}.

    Loading the same files again changes nothing; what the bureau wrote or switched off itself stays as it is. Raises
    LawError with every fault, and then loads nothing.
    """
    rows = _limit_rows(folder / "timelimits")
    held = {(limit.key, limit.version): limit for limit in Limit.objects.all()}
    used = set(Clock.objects.values_list("limit_id", flat=True).distinct())
    added, changed, faults = [], [], []
    for file, row in rows:
        values = _values(row)
        limit = held.get((row["id"], row["version"]))
        if limit is None:
            added.append(Limit(key=row["id"], version=row["version"], **values))
            continue
        if limit.origin == Origin.OFFICE:
            continue
        if limit.off_because:
            del values["enabled"]
        differing = [name for name, value in values.items() if getattr(limit, name) != value]
        closed = [name for name in differing if name in CLOSED and limit.pk in used]
        if closed:
            reason = f"版本 {limit.version} 已有期限在用，{'、'.join(closed)} 不能改；请另写一个新的 version"
            faults.append(LawFault(file, row["id"], reason))
        elif differing:
            for name in differing:
                setattr(limit, name, values[name])
            changed.append(limit)
    if faults:
        raise LawError(faults)
    Limit.objects.bulk_create(added)
    for limit in changed:
        limit.save()
    return {"期限": len(rows), "新增": len(added), "更新": len(changed)}


@transaction.atomic
def load_calendars(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Every file of `folder`/calendars/*.yaml; answers {"放假安排": files, "新增": n, "移动的期限": n}.

    The first notice of a year counts as known since it was published, so that days gone by can be counted;
    a year for which this deployment already has a notice at least as new is left alone: the bureau's own
    entry is not undone.
    """
    notices, faults = [], []
    for path in sorted((folder / "calendars").glob("*.yaml")):
        document = read(path)
        found = calendar_faults(path.name, document)
        faults += found
        if not found:
            notices.append(notice_of(document))
    if faults:
        raise LawError(faults)
    held = dict(CalendarNotice.objects.order_by("year", "version").values_list("year", "version"))
    new, moved = 0, 0
    for notice in notices:
        if held.get(notice.year, 0) >= notice.version:
            continue
        known_at = at
        if notice.year not in held and notice.published_on and midnight(notice.published_on) < at:
            known_at = midnight(notice.published_on)
        recorded = record_calendar_notice(
            year=notice.year,
            off=notice.off,
            work=notice.work,
            title=notice.title,
            source=notice.source,
            published_on=notice.published_on,
            by=SYSTEM,
            at=at,
            known_at=known_at,
        )
        new += recorded.is_new
        moved += len(recorded.moves)
    return {"放假安排": len(notices), "新增": new, "移动的期限": moved}


def _limit_rows(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    rows: list[tuple[str, dict[str, Any]]] = []
    faults: list[LawFault] = []
    seen: dict[tuple[str, int], str] = {}
    for path in sorted(folder.glob("*.yaml")):
        document = read(path)
        found = limit_faults(path.name, document)
        faults += found
        for row in [] if found else document["limits"]:
            name = (row["id"], row["version"])
            if name in seen:
                faults.append(
                    LawFault(path.name, row["id"], f"版本 {row['version']} 在 {seen[name]} 里已经写过")
                )
            seen[name] = path.name
            rows.append((path.name, row))
    if not rows and not faults:
        faults.append(LawFault(str(folder), "", "没有找到期限文件"))
    if faults:
        raise LawError(faults)
    return rows


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": row["title"],
        "trigger": row["trigger"],
        "n": row["n"],
        "unit": row["unit"],
        "kind": LimitKind.STATUTORY if row["hard"] else LimitKind.TARGET,
        "roll": row.get("roll", True),
        "silent": row.get("silent", False),
        "extension": row.get("extension", {}),
        "suspends": row.get("suspends", []),
        "on_expiry": row.get("on_expiry", ""),
        "law": row["source"]["law"],
        "article": row["source"]["article"],
        "citation": row["citation"],
        "note": row.get("note", ""),
        "confidence": row["confidence"],
        "evidence": row.get("evidence", ""),
        "enabled": row.get("enabled", True),
        "effective_from": _date(row.get("effective_from")),
        "effective_to": _date(row.get("effective_to")),
    }


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shipped_calendar(folder: Path) -> Calendar:
    """The calendar of the files alone, without a database."""
    documents = ((path.name, read(path)) for path in sorted((folder / "calendars").glob("*.yaml")))
    return assemble(
        notice_of(document) for name, document in documents if not calendar_faults(name, document)
    )
