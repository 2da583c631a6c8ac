"""The items that ship (`data/catalogue/items/*.yaml`). Fits `sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.actions.item_drafts import start_draft
from zhichi.domains.catalogue.actions.item_promises import promise_days
from zhichi.domains.catalogue.actions.items import ItemError, digest_of, publish_item
from zhichi.domains.catalogue.models import ItemDraft, ItemVersion
from zhichi.domains.catalogue.models.judging import item_faults
from zhichi.domains.catalogue.rules.item_known import ItemFault
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.procedures.public import ProcedureError, load_file

FOLDER = Path("catalogue") / "items"


def load_items(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every file beside `folder` in catalogue/items; answers {"事项": files, "新增": n, "草稿": n}.

    A file is {effective_from, enabled, item}. One with `enabled: false` becomes a draft for the bureau to complete with
    what its own place publishes. An item that the bureau has published itself is left alone.
    """
    files = sorted((folder.parent / FOLDER).glob("*.yaml"))
    with transaction.atomic():
        done = [_load(path, at) for path in files]
        # Guides that were published before their promises were counted.
        for version in ItemVersion.objects.in_force(localdate(at)).exclude(kind="").select_related("item"):
            promise_days(version.document, version.effective_from, by=SYSTEM, at=at)
    return {"事项": len(files), "新增": done.count("new"), "草稿": done.count("draft")}


def _load(path: Path, at: datetime) -> str:
    try:
        file = load_file(path)
    except ProcedureError as error:
        raise ItemError([ItemFault((path.name,), str(fault)) for fault in error.faults]) from error
    document, day = file["item"], date.fromisoformat(file["effective_from"])
    code = document["code"]
    if ItemVersion.objects.filter(item__code=code).exclude(published_by=SYSTEM.ref).exists():
        return "kept"
    if not file.get("enabled", True):
        return _draft(document, at)
    last = ItemVersion.objects.filter(item__code=code).order_by("-version").first()
    if last is not None and (last.effective_to is not None or last.digest == digest_of(document)):
        return "kept"
    if last is not None and day <= last.effective_from:
        # A release says more of the same item: that begins when it is loaded, and what people read till then stays.
        day = max(localdate(at), last.effective_from + timedelta(days=1))
    if faults := item_faults(document, day):
        raise ItemError([ItemFault((path.name, *fault.path), fault.sentence) for fault in faults])
    publish_item(document=document, effective_from=day, by=SYSTEM, at=at, shipped=True)
    return "new"


def _draft(document: Mapping[str, Any], at: datetime) -> str:
    code = document["code"]
    if ItemDraft.objects.filter(code=code).exists() or ItemVersion.objects.filter(item__code=code).exists():
        return "kept"
    start_draft(document=document, by=SYSTEM, at=at)
    return "draft"
