"""What this room and those below it hold that stands on the law. Each fits `sockets.CITERS`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.catalogue.models.form_citers import citing_of as form_citing
from zhichi.domains.catalogue.models.form_citers import still_used
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.domains.catalogue.models.procedure_citers import citing_of
from zhichi.domains.catalogue.models.proof import Proof
from zhichi.domains.catalogue.rules.cited_in import cited_in, joined
from zhichi.domains.catalogue.rules.citing import basis_of
from zhichi.domains.catalogue.rules.item_places import place_of
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.foundation.forms.public import FormVersion
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.sockets.public import Citing
from zhichi.foundation.timelimits.public import Limit

LIMIT = "期限"
POWER, ITEM, PROOF = "权责事项", "服务事项", "证明事项"


def limits() -> Iterator[Citing]:
    # A promise stands on no law.
    for limit in _standing(Limit.objects.enabled().exclude(law=""), "key"):
        yield Citing(LIMIT, limit.key, limit.title, basis_of(limit.law, limit.article), **_version(limit))


def procedures() -> Iterator[Citing]:
    """What each procedure stands on, as `procedure_citers` tells it."""
    for version in _standing(ProcedureVersion.objects.standing(), "kind"):
        yield from citing_of(version)


def powers() -> Iterator[Citing]:
    """Items of the list, cited in words as every other room writes them."""
    titles = dict(Law.objects.values_list("key", "title"))
    found = PowerVersion.objects.filter(_not_ended()).select_related("power")
    for version in _standing(found, "power_id"):
        yield citing_power(version, titles)


def citing_power(version: PowerVersion, titles: Mapping[str, str]) -> Citing:
    """`titles`: full names of laws by key."""
    places = [
        (f"设定依据第 {n} 行", f"{titles.get(row['law'], row['law'])}{_article(row)}")
        for n, row in enumerate(version.document["basis"], start=1)
    ]
    places += [
        (f"责任事项第 {n} 行", row["basis"])
        for n, row in enumerate(version.document["responsibilities"], start=1)
        if row.get("basis")
    ]
    url = reverse("catalogue:power", args=[version.power.code])
    basis = joined(said for _, said in places)
    told = {"places": tuple(places), **_version(version)}
    return Citing(POWER, version.power.code, version.title, basis, url, **told)


def _article(row: Mapping[str, str]) -> str:
    return article_words(row["article"]) if row["article"] else ""


def items() -> Iterator[Citing]:
    found = ItemVersion.objects.filter(_not_ended()).select_related("item")
    return (citing_item(version) for version in _standing(found, "item_id"))


def citing_item(version: ItemVersion) -> Citing:
    cited = list(cited_in(version.document))
    url = reverse("services:guide", args=[version.item.code])
    places = tuple((place_of(path), basis) for path, basis in cited)
    basis = joined(basis for _, basis in cited)
    return Citing(ITEM, version.item.code, version.title, basis, url, places=places, **_version(version))


def proofs() -> Iterator[Citing]:
    for proof in Proof.objects.filter(_not_ended()):
        yield Citing(PROOF, proof.key, proof.title, proof.basis, since=proof.effective_from)


def fields() -> Iterator[Citing]:
    """What each form asks: of the version in force, of one that waits, of one that a procedure still asks with."""
    found = _standing(FormVersion.objects.standing(), "key")
    asking = _standing(ProcedureVersion.objects.standing(), "kind")
    for version in [*found, *still_used(asking, [version.pk for version in found])]:
        yield from form_citing(version)


def _version(row: Any) -> dict[str, Any]:
    return {"version": str(row.version), "since": row.effective_from}


def _standing(rows: QuerySet[Any], name: str) -> list[Any]:
    """Of each, by the column that tells them apart, the version in force and those that wait for their day.

    One that is to follow does not take the place of the one that cases run on today.
    """
    today, kept, waiting = localdate(), {}, []
    for row in rows.order_by(name, "version"):
        if row.effective_from is not None and row.effective_from > today:
            waiting.append(row)
        else:
            kept[getattr(row, name)] = row
    return [*kept.values(), *waiting]


def _not_ended() -> Q:
    return Q(effective_to__isnull=True) | Q(effective_to__gt=localdate())
