"""Publishing a version of a template: from a day on, never changed afterwards."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.papers.access import can_write
from zhichi.foundation.papers.actions.knowing import known_of
from zhichi.foundation.papers.enums import Code
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.rules import Known, faults_of, shape_faults
from zhichi.foundation.sockets.public import LAW_BOOKS
from zhichi.kernel import canonical

TAKEN = "第 {} 版刚才已经由别人定下，请看过再写新的一版。"
EARLIER = "第 {} 版从 {} 起用，新的一版不能比它早。"


class TemplateError(ValueError):
    """A template that cannot be taken; `faults` are (place, sentence)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("；".join(f"{place}：{said}" for place, said in faults))
        self.faults = faults


@transaction.atomic
def publish_template(
    *, document: Mapping[str, Any], known: Known | None = None, by: Actor, at: datetime
) -> tuple[PaperTemplate, bool]:
    """Publish a version; answers it and whether it is new. The same document again changes nothing.

    `known`: what the kind of case can fill, where the caller has asked already. Raises TemplateError with every
    fault, PermissionError when `by` may not.
    """
    verdict = can_write(by)
    if not verdict:
        raise PermissionError(verdict.because)
    begins = faults_before(document, known, by=by, at=at)
    digest = hashlib.sha256(canonical.encode(document)).hexdigest()
    versions = {one.version: one for one in PaperTemplate.objects.filter(key=document["key"])}
    version = document.get("version", 1)
    held = versions.get(version)
    if held is not None and held.digest != digest:
        raise TemplateError([("version", TAKEN.format(held.version))])
    if held is not None:
        return held, False
    newest = versions[max(versions)] if versions else None
    # A new house begins with the version that ships by now; the ones before it are in the houses that had them.
    first = newest is None and by.kind == "system"
    if not first and version != (newest.version if newest else 0) + 1:
        raise TemplateError([("version", f"应该写第 {newest.version + 1 if newest else 1} 版。")])
    if newest is not None and begins < newest.effective_from:
        raise TemplateError([("effective_from", EARLIER.format(newest.version, newest.effective_from))])
    try:
        with transaction.atomic():
            made = _kept(document, begins, digest, by, at)
    except IntegrityError as error:
        raise TemplateError([("version", TAKEN.format(version))]) from error
    append(
        subject=f"paper:{made.key}",
        at=at,
        actor=by.ref,
        code=Code.PUBLISHED,
        basis=document["basis"],
        payload={"key": made.key, "version": made.version, "sha256": digest},
    )
    return made, True


def _kept(document: Mapping[str, Any], begins: date, digest: str, by: Actor, at: datetime) -> PaperTemplate:
    return PaperTemplate.objects.create(
        key=document["key"],
        version=document.get("version", 1),
        kind=document["kind"],
        record=document.get("record", ""),
        title=document["title"],
        effective_from=begins,
        document=dict(document),
        digest=digest,
        published_at=at,
        published_by=by.ref,
    )


def faults_before(document: Mapping[str, Any], known: Known | None, *, by: Actor, at: datetime) -> date:
    """The day it begins; TemplateError with every fault it has."""
    shape = shape_faults(document)
    if shape:
        raise TemplateError(shape)
    today = localdate(at)
    begins = date.fromisoformat(document.get("effective_from", "2000-01-01"))
    faults = faults_of(document, known or known_of(document, on=max(begins, today)))
    if by.kind != "system":
        faults += [*_faults_of_the_day(document, begins, today), *_printed_already(document)]
    if faults:
        raise TemplateError(faults)
    return begins


def _printed_already(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A document of a case is printed by one template: of two nobody would know which."""
    record = document.get("record", "")
    others = PaperTemplate.objects.filter(kind=document["kind"], record=record).exclude(key=document["key"])
    other = others.order_by("-version").first() if record else None
    if other is None or PaperTemplate.objects.filter(key=other.key, version__gt=other.version).exists():
        return []
    return [("record", f"《{other.title}》已经印这份文书，请去改那一份。")]


def _faults_of_the_day(document: Mapping[str, Any], begins: date, today: date) -> list[tuple[str, str]]:
    """A version begins today or later; a law it stands on has force then."""
    if begins < today:
        return [("effective_from", "只能从今天或者以后起用。")]
    books = [book for open_book in LAW_BOOKS if (book := open_book()) is not None]
    return [("basis", said) for book in books for said in book.faults(document["basis"], begins)]
