"""What seals put into the file of a case: each use as registered, the sealed document or the scan of the paper."""

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from django.db.models import QuerySet
from django.utils.timezone import localtime

from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import original
from zhichi.foundation.seals.models.use import SealedBytes, SealUse
from zhichi.foundation.seals.models.vaulting import opened
from zhichi.foundation.sockets.public import DossierItem, sheet
from zhichi.foundation.statements.public import Slot, reading

PDF = "application/pdf"


def seal_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. One statement."""
    found: list[DossierItem] = []
    for use in stamped_of(case=case.pk):
        found += _items(use)
    return found


@reading
def stamped_of(*, case: Slot) -> QuerySet[SealUse, SealUse]:
    """Built once: it runs inside the transaction of a decision."""
    uses = SealUse.objects.filter(paper__case=case, stamped_at__isnull=False).order_by("pk")
    return uses.select_related("seal", "request__applicant", "request__stamped_by", "scan")


def _items(use: SealUse) -> list[DossierItem]:
    if use.stamped_at is None:
        return []
    key, by = f"seal:{use.seal.kind}", use.request.stamped_by.name if use.request.stamped_by else ""
    void = "（已作废）" if use.is_void else ""
    told = f"用印登记 {use.seal.name}{use.numbered}{void}"
    found = [DossierItem(key, told, use.stamped_at, by, data=registered(use))]
    if use.sealed_digest:
        hash_name = use.request.hash_name
        found.append(
            DossierItem(
                key, f"{use.title}（盖章后）", use.stamped_at, by, PDF, None, f"sealed-{use.pk}",
                use.sealed_digest, hash_name, use.sealed_size, use.pages,
            )
        )  # fmt: skip
    if use.scan is not None and use.reconciled_at is not None:
        scan = use.scan
        found.append(
            DossierItem(
                key, f"{use.title}（扫描件）", use.reconciled_at, use.request.applicant.name, scan.mime, None,
                f"scan-{use.pk}", scan.digest, "sha256", scan.size, use.scan_pages or 0,
            )
        )  # fmt: skip
    return found


def registered(use: SealUse) -> bytes:
    """The line of the register, as data."""
    request = use.request
    rows = [
        ("印章", use.seal.name),
        ("用印编号", use.numbered),
        ("文件", use.title),
        ("页数", str(use.pages)),
        ("份数", str(use.copies)),
        ("申请人", request.applicant.name),
        ("盖章人", request.stamped_by.name if request.stamped_by else ""),
        ("盖章时间", f"{localtime(use.stamped_at):%Y-%m-%d %H:%M}" if use.stamped_at else ""),
        ("批准的摘要", use.digest),
        ("核对", use.difference or ("一致" if use.reconciled_at else "")),
        ("作废", use.voided_because),
    ]
    return sheet("用印登记", rows)


def open_seal(ref: str) -> BinaryIO:
    """Fits `sockets.DossierPart.open`."""
    what, _, pk = ref.partition("-")
    if what == "scan":
        use = SealUse.objects.filter(pk=pk).select_related("scan").first()
        if use is None or use.scan is None:
            raise FileNotFoundError(ref)
        return original(use.scan)
    held = SealedBytes.objects.filter(use=int(pk)).first()
    if held is None:
        raise FileNotFoundError(ref)
    return BytesIO(opened(held))


def erase_seals(refs: Sequence[str], *, case: Case) -> None:
    """Fits `sockets.DossierPart.erase`: the sealed bytes go; number, digest and moment stay in the register."""
    SealedBytes.objects.filter(use__in=[int(ref.partition("-")[2]) for ref in refs]).delete()
