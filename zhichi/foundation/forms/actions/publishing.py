"""Publishing a form: a new version with its first day, never changed afterwards."""

import hashlib
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.forms.access import can_write
from zhichi.foundation.forms.actions.citing import law_faults
from zhichi.foundation.forms.enums import Code
from zhichi.foundation.forms.models import FormVersion
from zhichi.foundation.forms.rules import Fault, faults_of_form, layout_of, schema_of
from zhichi.foundation.forms.rules.shape import Document
from zhichi.foundation.ledger.public import append
from zhichi.kernel import canonical

SHANGHAI = ZoneInfo("Asia/Shanghai")


class FormError(ValueError):
    """A form that cannot be published; `faults` lists every place and reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("".join(fault.sentence for fault in faults[:3]))
        self.faults = faults


@transaction.atomic
def publish_form(*, document: Document, effective_from: date, by: Actor, at: datetime) -> FormVersion:
    """Publish the next version of `document["key"]`; the same content as the newest version changes nothing.

    Raises FormError when it is unsound, its first day is past or a field stands on law that has no force then (what
    ships with the system is held against neither), and PermissionDenied when `by` may not.
    """
    verdict = can_write(by)
    if not verdict:
        raise PermissionDenied(verdict.because)
    faults = faults_of_form(document)
    if by.kind != "system" and effective_from < today(at):
        faults = [Fault("effective_from", "施行日期不能早于今天。"), *faults]
    elif by.kind != "system" and not faults:
        faults = law_faults(document, effective_from)
    if faults:
        raise FormError(faults)
    rows = list(FormVersion.objects.select_for_update().filter(key=document["key"]).order_by("-version"))
    held = next((row for row in rows if row.withdrawn_at is None), None)
    digest = digest_of(document)
    if held is not None and held.digest == digest:
        return held
    if held is not None and effective_from < held.effective_from:
        raise FormError(
            [Fault("effective_from", f"施行日期不能早于上一版（{held.effective_from:%Y-%m-%d}）。")]
        )
    version = FormVersion.objects.create(
        key=document["key"],
        version=rows[0].version + 1 if rows else 1,
        title=document["title"],
        document=dict(document),
        schema=schema_of(document),
        layout=layout_of(document),
        digest=digest,
        effective_from=effective_from,
        published_at=at,
        published_by=by.ref,
    )
    append(
        subject=f"form:{version.key}",
        at=at,
        actor=by.ref,
        code=Code.PUBLISHED,
        payload={
            "key": version.key,
            "version": version.version,
            "effective_from": effective_from.isoformat(),
            "sha256": digest,
        },
    )
    return version


def digest_of(document: Document) -> str:
    """SHA-256 of the canonical form (RFC 8785)."""
    return hashlib.sha256(canonical.encode(document)).hexdigest()


def today(at: datetime) -> date:
    """The day in Shanghai."""
    return at.astimezone(SHANGHAI).date()
