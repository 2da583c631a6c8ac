"""What the three pages of figures share: whose counties are shown, the newest result, the choice of a county."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.models.figures import BASE
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.regions.public import Tier, Unit, UnitKind

COUNTED = (Figure.BALANCE, Figure.REACH, Figure.SITES)
COUNTY_KINDS = (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)


@dataclass(frozen=True)
class Scope:
    """County-level units (code, name) that the officer answers for; `city` when all of them, and the city's own."""

    counties: dict[str, str]
    city: bool

    def chosen(self, request: HttpRequest) -> str:
        """The county asked for in the address, the only one there is, or none; 404 for one not his."""
        code = request.GET.get("county", "")
        if code and code not in self.counties:
            raise Http404
        return code or (next(iter(self.counties)) if len(self.counties) == 1 and not self.city else "")

    def mine(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those rows of a result that belong to one of his counties."""
        return [row for row in rows if row["code"] in self.counties]


def scope_of_request(request: HttpRequest) -> Scope:
    """One query."""
    actor = request_actor(request)
    paths = actor.paths(*SUPERVISORS)
    units = Unit.objects.filter(tier=Tier.COUNTY, kind__in=COUNTY_KINDS).order_by("code")
    counties = {
        code: name
        for code, name, path in units.values_list("code", "name", "path")
        if any(path.startswith(own) for own in paths)
    }
    return Scope(counties, any(actor.has(role, Tier.CITY) for role in SUPERVISORS))


def newest(kind: str, about: str = "") -> Figures | None:
    """The newest result of a kind; those counted with plaques, as they were once, are not shown. One query."""
    found = Figures.objects.filter(kind=kind, about=about).order_by("-made_at", "-pk").first()
    stale = found is not None and kind in COUNTED and found.data.get("base") != BASE
    return None if stale else found


def percent(part: float | None, whole: float | None = 1) -> str:
    """63.4% in words people read; a dash when there is nothing to divide."""
    return f"{100 * part / whole:.1f}%" if part is not None and whole else "—"


def tabs(
    choices: Sequence[tuple[str, str]], current: str, name: str, query: dict[str, str]
) -> list[dict[str, Any]]:
    """Tabs that change one part of the address and keep the rest."""
    return [
        {
            "title": title,
            "url": "?" + urlencode({key: value for key, value in {**query, name: code}.items() if value}),
            "current": code == current,
        }
        for code, title in choices
    ]
