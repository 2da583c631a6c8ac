"""Service items as the entrances read them: one indexed statement says which versions are in force, and a version,
which never changes, is made into its guide once a process."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, Subquery

from zhichi.domains.catalogue.models.item_powers import barred
from zhichi.domains.catalogue.models.item_texts import law_titles, texts_of
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.law_stamp import stamps
from zhichi.domains.catalogue.models.texts import Texts
from zhichi.domains.catalogue.models.unchecked import unchecked_among
from zhichi.domains.catalogue.rules.item_guide import guide_of
from zhichi.foundation.sockets.public import ServiceItem
from zhichi.foundation.statements.public import Slot, reading

TEMPLATE, SHEET = "catalogue/citizen/guide.html", "catalogue/citizen/sheet.html"
KEPT_AT_MOST = 2000
# By number and digest: a database that was emptied (in tests) numbers its rows again.
# The third: whether its powers have left the list, so that nobody files it any more. The last: the stamp of the law,
# for a guide tells against which text its citations were held, and which of them nobody has checked.
Key = tuple[int, str, bool, str | None]
_made: dict[Key, ServiceItem] = {}


@reading
def current_keys(*, day: Slot) -> Any:
    """(pk, digest, barred, stamp of the law) of every version in force, in the order they are shown."""
    rows = ItemVersion.objects.in_force(day)  # type: ignore[arg-type]  # slots are filled later
    return (
        rows.order_by("order", "item__code")
        .annotate(over=Q(barred(day)), law=Subquery(stamps()))
        .values_list("pk", "digest", "over", "law")
    )


@reading
def current_key(*, code: Slot, day: Slot) -> Any:
    """(pk, digest, barred, stamp of the law) of the version of one item in force."""
    rows = ItemVersion.objects.in_force(day)  # type: ignore[arg-type]  # slots are filled later
    named = rows.filter(item__code=code).annotate(over=Q(barred(day)), law=Subquery(stamps()))
    return named.values_list("pk", "digest", "over", "law")[:1]


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
    titles, texts = law_titles(), Texts()
    for version in ItemVersion.objects.select_related("item").filter(pk__in=wanted):
        key = wanted[version.pk]
        _made[key] = as_service_item(version, titles, texts, over=key[2])


def as_service_item(version: ItemVersion, titles: dict[str, str], texts: Texts, *, over: bool) -> ServiceItem:
    """`over`: its powers have left the list; then it is told and cannot be filed."""
    document, read = version.document, texts_of(version, texts)
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
        guide={
            **guide_of(document, titles, unchecked, days_checked=checked, texts=read[0], older=read[1]),
            "over": over,
        },
        document={key: value for key, value in document.items() if key != "source"},
        template=TEMPLATE,
        sheet=SHEET,
    )
