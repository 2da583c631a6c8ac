"""What the powers list asks of published items: a power left the list, went to another body, changed its type."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.power_version import PowerVersion


class ItemWork(NamedTuple):
    """A published version that no longer fits the powers list: why, and from which day."""

    code: str
    sentence: str
    since: date


def open_item_work(day: date, code: str = "") -> list[ItemWork]:
    """Of one item or of all, what is to be revised or ended because of the list. Three statements."""
    versions = ItemVersion.objects.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=day))
    if code:
        versions = versions.filter(item__code=code)
    rows = versions.filter(powers__isnull=False).distinct().select_related("item").defer("document")
    return [
        work
        for row in rows.prefetch_related("powers__versions").order_by("item__code", "version")
        for power in row.powers.all()
        if (work := _asked(row, sorted(power.versions.all(), key=lambda one: one.version)))
    ]


def _asked(item: ItemVersion, listed: Sequence[PowerVersion]) -> ItemWork | None:
    """What changed of a power since the item's first day, unless the item itself ends by then."""
    if not listed:
        return None
    first = max(item.effective_from, listed[0].effective_from)
    seen = next((one for one in reversed(listed) if one.effective_from <= first), listed[0])
    last = listed[-1]
    since = last.effective_to if last.effective_to is not None else last.effective_from
    if item.effective_to is not None and item.effective_to <= since:
        return None
    told = _change(seen, last)
    return ItemWork(item.item.code, told, since) if told else None


def _change(seen: PowerVersion, last: PowerVersion) -> str:
    name = f"权责事项“{last.title}”"
    if last.effective_to is not None:
        return f"{name}从 {last.effective_to} 起不在清单里了，到那天就不能再提交。请停办这项服务，或者发布改过的新版。"
    if last.exercised_by != seen.exercised_by:
        return (
            f"{name}从 {last.effective_from} 起由{last.exercised_by}行使（原来是{seen.exercised_by}）。"
            "请停办这项服务，或者发布改过的新版。"
        )
    if last.type != seen.type:
        said = PowerType(last.type).label
        return f"{name}从 {last.effective_from} 起的类型是“{said}”，和指南里的不一样。请发布改过的新版。"
    return ""
