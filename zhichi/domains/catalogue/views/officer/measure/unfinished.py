"""The cases that are not done and past their date: how many by version, guide and desk, each with its list."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.open_late import Late, late_groups, open_late
from zhichi.domains.catalogue.views.officer.measure.words import Figure
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import CaseQuerySet
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.sockets.public import item_title

WHAT = "open_late"


def told(groups: Iterable[Late], today: date) -> dict[str, Any]:
    """{n, days}: how many, and by how many days the oldest is past its date."""
    held = list(groups)
    oldest = min((one.oldest for one in held), default=today)
    return {"n": sum(one.cases for one in held), "days": (today - oldest).days}


def figure(groups: Iterable[Late], today: date) -> Figure:
    found = told(groups, today)
    value = f"{found['n']} 件，最久过了 {found['days']} 天" if found["n"] else "没有"
    return Figure("现在还没办结、已经超期", value, found["n"], WHAT)


def unfinished(
    actor: Actor, versions: Sequence[ProcedureVersion], since: date | None, today: date
) -> dict[str, Any]:
    """{figures: one for each version, guides, desks} of the versions shown."""
    groups = late_groups(actor, versions, since, today)
    guides: dict[tuple[int, str, int], list[Late]] = {}
    desks: dict[tuple[int, int, str], list[Late]] = {}
    for one in groups:
        guides.setdefault((one.version, one.item, one.item_version), []).append(one)
        desks.setdefault((one.version, one.unit, one.desk), []).append(one)
    numbers = {version.pk: version.version for version in versions}
    return {
        "figures": [figure([one for one in groups if one.version == held.pk], today) for held in versions],
        "guides": [
            _row(_guide(item, number), numbers[version], many, today, f"{WHAT}.guide.{number}.{item}")
            for (version, item, number), many in guides.items()
        ],
        "desks": [
            _row(name, numbers[version], many, today, f"{WHAT}.desk.{unit}")
            for (version, unit, name), many in sorted(desks.items(), key=lambda pair: -_size(pair[1]))
        ],
    }


def _row(title: str, version: int, many: list[Late], today: date, what: str) -> dict[str, Any]:
    return {"title": title, "version": version, "what": what, **told(many, today)}


def _size(many: list[Late]) -> int:
    return sum(one.cases for one in many)


def _guide(item: str, number: int) -> str:
    return f"{item_title(item, number)}第 {number} 版指南" if item else "没有记下是哪个事项"


def listed(
    actor: Actor, version: ProcedureVersion, what: str, since: date | None, today: date
) -> CaseQuerySet | None:
    """The cases behind one of these figures; None where there is no such figure."""
    cases = open_late(actor, [version], since, today)
    _, sort, rest = [*what.split(".", 2), "", ""][:3]
    if sort == "guide":
        number, _, item = rest.partition(".")
        return cases.filter(item=item, item_version=int(number)) if _plain(number) else None
    if sort == "desk":
        return cases.filter(unit_id=int(rest)) if _plain(rest) else None
    return None if sort else cases


def _plain(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
