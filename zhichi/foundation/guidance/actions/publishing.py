"""Publishing a way. A version once published is never changed; the next one takes its place from its day on."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.guidance.enums import LedgerCode
from zhichi.foundation.guidance.models import WayVersion
from zhichi.foundation.guidance.models.telling import WAYS, findable
from zhichi.foundation.guidance.rules import WayFault, faults_of_way, read_way
from zhichi.foundation.ledger.public import append
from zhichi.foundation.search.public import publish
from zhichi.foundation.sockets.public import LAW_BOOKS, service_item
from zhichi.kernel import canonical


class WayError(ValueError):
    """Ways that cannot be published; `faults` lists every place and reason."""

    def __init__(self, faults: list[WayFault]) -> None:
        super().__init__("；".join(map(str, faults)))
        self.faults = faults


def digest_of(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(document)).hexdigest()


def faults_on(name: str, document: Mapping[str, Any], day: date) -> list[WayFault]:
    """Faults of the document, items that cannot be asked for on the day, and law that cannot be stood on."""
    return faults_of_way(name, document) or list(_strange(name, document, day))


def _strange(name: str, document: Mapping[str, Any], day: date) -> Iterable[WayFault]:
    books = [book for open_book in LAW_BOOKS if (book := open_book()) is not None]
    for outcome in read_way(document).outcomes.values():
        place = f"{name}/outcomes/{outcome.key}"
        for aim in outcome.aims:
            if service_item(aim.item, day) is None:
                yield WayFault(place, f"没有正在施行的服务事项 {aim.item}")
        for basis in outcome.basis:
            for book in books:
                yield from (WayFault(place, sentence) for sentence in book.faults(basis, day))


@transaction.atomic
def publish_way(
    *, document: Mapping[str, Any], effective_from: date, by: Actor, at: datetime, name: str = ""
) -> WayVersion:
    """Publish a version that people walk from `effective_from` on. Raises WayError with every fault."""
    if faults := faults_on(name or document.get("code", ""), document, effective_from):
        raise WayError(faults)
    last = WayVersion.objects.filter(code=document["code"]).order_by("-version").first()
    if last is not None and effective_from <= last.effective_from:
        fault = WayFault(
            document["code"], f"第 {last.version} 版从 {last.effective_from} 起施行，新版本要晚于这一天。"
        )
        raise WayError([fault])
    made = WayVersion.objects.create(
        code=document["code"],
        version=last.version + 1 if last else 1,
        title=document["title"],
        effective_from=effective_from,
        document=document,
        digest=digest_of(document),
        published_at=at,
        published_by=by.ref,
    )
    publish(WAYS, (one for one in findable() if one.key.partition("/")[0] == made.code))
    append(
        subject=f"way:{made.code}",
        at=at,
        actor=by.ref,
        code=LedgerCode.PUBLISHED,
        payload={
            "version": made.version,
            "sha256": made.digest,
            "effective_from": effective_from.isoformat(),
        },
    )
    return made
