"""How often a proof was handed in, promised or not asked for: counted from cases, in the reader's scope."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from zhichi.domains.catalogue.enums import MaterialSource
from zhichi.domains.catalogue.models.commitment import Commitment
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, CaseQuerySet, Material

NOT_ASKED = frozenset({MaterialSource.HELD, MaterialSource.SHARED})
SHANGHAI = ZoneInfo("Asia/Shanghai")
# A proof, the kind of case, and from when to when its item said that nobody has to hand it in.
Window = tuple[str, str, date, date | None]


@dataclass
class Usage:
    """Cases since a day in which the proof was not asked for, was promised, was handed in."""

    not_asked: int = 0
    promised: int = 0
    handed_in: int = 0


def usage_of_proofs(actor: Actor, since: date) -> dict[str, Usage]:
    """By key of the proof; four statements, whatever there is."""
    begun = _begun(since)
    found: dict[str, Usage] = {}
    names: dict[tuple[str, str], str] = {}
    windows: list[Window] = []
    versions = ItemVersion.objects.exclude(kind="")
    rows = versions.values_list("kind", "document", "effective_from", "effective_to")
    for kind, document, first, last in rows:
        for material in document["materials"]:
            if key := material.get("proof"):
                names[kind, material["name"]] = key
                if material["source"] in NOT_ASKED:
                    windows.append((key, kind, first, last))
    cases = Case.objects.visible_to(actor).filter(filed_at__gte=begun)
    promised = Commitment.objects.visible_to(actor).filter(signed_at__gte=begun).order_by()
    for key, n in promised.values_list("proof__key").annotate(n=Count("pk")):
        found.setdefault(key, Usage()).promised = n
    papers = Material.objects.filter(case__in=cases).exclude(kind="").order_by()
    given = papers.values_list("case__kind", "kind").annotate(n=Count("case", distinct=True))
    for kind, name, n in given:
        if (kind, name) in names:
            found.setdefault(names[kind, name], Usage()).handed_in += n
    for key, n in _not_asked(cases, windows):
        found.setdefault(key, Usage()).not_asked += n
    return found


def _not_asked(cases: CaseQuerySet, windows: list[Window]) -> list[tuple[str, int]]:
    if not windows:
        return []
    asked = {}
    for number, (_, kind, first, last) in enumerate(windows):
        filed = Q(kind=kind, filed_at__gte=_begun(first))
        asked[f"n{number}"] = Count("pk", filter=filed & Q(filed_at__lt=_begun(last)) if last else filed)
    counted = cases.aggregate(**asked)
    return [(window[0], counted[f"n{number}"]) for number, window in enumerate(windows)]


def _begun(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
