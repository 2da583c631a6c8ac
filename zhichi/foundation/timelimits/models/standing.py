"""Limits as they stand on a day: of each the version in force, what comes, and why one starts no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zhichi.foundation.timelimits.enums import Origin
from zhichi.foundation.timelimits.models.limit import Limit


@dataclass(frozen=True)
class Standing:
    """A limit on a day: `limit` is the version in force, or the nearest one; `tag` and `words` say how it stands."""

    limit: Limit
    tag: str
    words: str
    coming: Limit | None = None

    @property
    def own(self) -> bool:
        return self.limit.origin == Origin.OFFICE


def found(asked: str) -> list[Limit]:
    """Versions of the limits whose title, law or promiser has these words. One statement."""
    rows = Limit.objects.order_by("key", "version")
    if asked:
        words = Q(title__icontains=asked) | Q(law__icontains=asked) | Q(promised_by__icontains=asked)
        rows = rows.filter(key__in=Limit.objects.filter(words).values("key"))
    return list(rows)


def standing(versions: Iterable[Limit], day: date) -> list[Standing]:
    """Each key once, the bureau's own first, then by title."""
    held: dict[str, list[Limit]] = {}
    for limit in versions:
        held.setdefault(limit.key, []).append(limit)
    rows = [_stand(sorted(each, key=lambda limit: limit.version), day) for each in held.values()]
    return sorted(rows, key=lambda row: (not row.own, row.limit.title))


def _stand(versions: list[Limit], day: date) -> Standing:
    begun = [limit for limit in versions if (limit.effective_from or day) <= day]
    coming = versions[-1] if versions[-1] not in begun else None
    limit = begun[-1] if begun else versions[0]
    if not limit.enabled:
        return Standing(limit, "plain", "已停用" if limit.off_because else "没有启用", coming)
    if not begun:
        return Standing(limit, "amber", "还没有施行")
    if limit.effective_to is not None and limit.effective_to < day:
        return Standing(limit, "plain", "已失效", coming)
    return Standing(limit, "green", "在用", coming)
