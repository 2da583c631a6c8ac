"""The scan of the paper copy beside what was approved: pages and copies compared, every difference written down."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.files.public import Mime, StoredFile, original
from zhichi.foundation.seals.access import can_reconcile
from zhichi.foundation.seals.actions.approving import taken
from zhichi.foundation.seals.actions.misusing import written
from zhichi.foundation.seals.actions.noting import note
from zhichi.foundation.seals.enums import Code, Manner, MisuseKind
from zhichi.foundation.seals.models import SealUse
from zhichi.foundation.seals.rules.sheets import pages_of


def reconcile(*, use: SealUse, scan: StoredFile, pages: int, copies: int, by: Actor, at: datetime) -> SealUse:
    """`pages` as the person counts them in the scan; what the file itself says goes before. RefusedError."""
    if not 1 <= pages <= 2000 or not 1 <= copies <= 2000:
        raise RefusedError("请写清页数和份数。", "pages")
    counted = _pages(scan) or pages
    with refusing(), transaction.atomic():
        seal, request = taken(use.request)
        held = SealUse.objects.select_for_update().get(pk=use.pk)
        if held.stamped_at is None or request.manner != Manner.INK:
            raise RefusedError("盖了实物印章的才要核对扫描件。")
        if held.reconciled_at is not None:
            raise RefusedError("这一件已经核对过了。")
        verdict = can_reconcile(by, request)
        if not verdict:
            raise RefusedError(verdict.because)
        found = []
        if counted != held.pages:
            found.append((MisuseKind.PAGES, f"批准 {held.pages} 页，扫描件 {counted} 页"))
        if copies != held.copies:
            found.append((MisuseKind.COUNT, f"批准 {held.copies} 份，实际 {copies} 份"))
        held.scan, held.scan_pages = scan, counted
        held.difference = "；".join(words for _, words in found)
        held.reconciled_at, held.reconciled_by = at, by.ref
        held.save()
        for kind, words in found:
            written(seal, kind, f"用印{held.numbered}：{words}。", held, by=by, at=at)
        told: dict[str, Any] = {"use": held.pk, "scan": scan.digest, "pages": counted, "copies": copies}
        note(seal, Code.RECONCILED, by=by, at=at, differs=len(found), **told)
    return held


def _pages(scan: StoredFile) -> int:
    if scan.is_picture:
        return 1
    if scan.mime != Mime.PDF:
        raise RefusedError("扫描件请交 PDF 或者照片。", "scan")
    with original(scan) as held:
        return pages_of(held.read())
