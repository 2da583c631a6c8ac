"""Service items as the entrances read them: one indexed statement says which versions are in force, and a version,
which never changes, is made into its guide once a process."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from zhichi.domains.catalogue.models.item_powers import barred
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.unchecked import unchecked_among
from zhichi.domains.catalogue.rules.item_guide import guide_of
from zhichi.foundation.sockets.public import ServiceItem
from zhichi.foundation.statements.public import Slot, reading

TEMPLATE, SHEET = "catalogue/citizen/guide.html", "catalogue/citizen/sheet.html"
KEPT_AT_MOST = 2000
# By number and digest: a database that was emptied (in tests) numbers its rows again.
# The third: whether its powers have left the list, so that nobody files it any more.
Key = tuple[int, str, bool]
_made: dict[Key, ServiceItem] = {}


@reading
def current_keys(*, day: Slot) -> Any:
    """(pk, digest, barred) of every version in force, in the order they are shown."""
    rows = ItemVersion.objects.in_force(day)  # type: ignore[arg-type]  # slots are filled later
    return (
        rows.order_by("order", "item__code").annotate(over=Q(barred(day))).values_list("pk", "digest", "over")
    )


@reading
def current_key(*, code: Slot, day: Slot) -> Any:
    """(pk, digest, barred) of the version of one item in force."""
    rows = ItemVersion.objects.in_force(day)  # type: ignore[arg-type]  # slots are filled later
    return rows.filter(item__code=code).annotate(over=Q(barred(day))).values_list("pk", "digest", "over")[:1]


@reading
def version_title(*, code: Slot, version: Slot) -> Any:
    """What an item is called in one of its versions."""
    rows = ItemVersion.objects.filter(item__code=code, version=version)
    return rows.values_list("title", flat=True)[:1]


def titled(code: str, version: int) -> str:
    return version_title.first(code=code, version=version) or ""


def live_items(day: date) -> list[ServiceItem]:
    """Every item that can be asked for on a day."""
    return _items(current_keys(day=day))


def live_item(code: str, day: date) -> ServiceItem | None:
    """What can be asked for under a code on a day."""
    found = current_key.first(code=code, day=day)
    return _items([found])[0] if found else None


def _items(keys: Sequence[Key]) -> list[ServiceItem]:
    missing = {key[0]: key for key in keys if key not in _made}
    if missing:
        _make(missing)
    return [_made[key] for key in keys]


def _make(wanted: Mapping[int, Key]) -> None:
    if len(_made) > KEPT_AT_MOST:
        _made.clear()
    titles = law_titles()
    for version in ItemVersion.objects.select_related("item").filter(pk__in=wanted):
        key = wanted[version.pk]
        _made[key] = as_service_item(version, titles, over=key[2])


def law_titles() -> dict[str, str]:
    """Full names of laws by key, full name and short name."""
    titles: dict[str, str] = {}
    for key, title, aliases in Law.objects.values_list("key", "title", "aliases"):
        titles |= dict.fromkeys((key, title, *aliases), title)
    return titles


def as_service_item(version: ItemVersion, titles: dict[str, str], *, over: bool) -> ServiceItem:
    """`over`: its powers have left the list; then it is told and cannot be filed."""
    document = version.document
    unchecked = unchecked_among(document)
    checked = not (unchecked and unchecked_among(document["days"]))
    return ServiceItem(
        code=version.item.code,
        title=version.title,
        summary=document["summary"],
        kind="" if over else version.kind,
        version=version.version,
        effective_from=version.effective_from,
        point_item=document.get("point_item", ""),
        form=document.get("form", ""),
        guide={**guide_of(document, titles, unchecked, days_checked=checked), "over": over},
        document={key: value for key, value in document.items() if key != "source"},
        template=TEMPLATE,
        sheet=SHEET,
    )
