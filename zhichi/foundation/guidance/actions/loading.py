"""The ways that ship (`data/guidance/*.yaml`). Fits `sockets.LAW_LOADERS`."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.guidance.actions.publishing import WayError, digest_of, faults_on, publish_way
from zhichi.foundation.guidance.models import WayVersion
from zhichi.foundation.guidance.rules import WayFault
from zhichi.foundation.procedures.public import ProcedureError, load_file

FOLDER = "guidance"


def load_ways(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every file beside `folder` in guidance; answers {"引导": files, "新增": n}.

    A file is {effective_from, way}. The same files again change nothing; one that says more of a known
    way begins today.
    Raises WayError with every fault, and then loads nothing.
    """
    faults: list[WayFault] = []
    wanted: list[tuple[str, Mapping[str, Any], date]] = []
    files = sorted((folder.parent / FOLDER).glob("*.yaml"))
    last = {row.code: row for row in WayVersion.objects.order_by("version")}
    for path in files:
        try:
            file = load_file(path)
            document, day = file["way"], date.fromisoformat(file["effective_from"])
        except ProcedureError as error:
            faults += [WayFault(path.name, str(fault)) for fault in error.faults]
            continue
        except (KeyError, TypeError, ValueError):
            faults.append(WayFault(path.name, "要写 effective_from（日期）和 way"))
            continue
        held = last.get(document.get("code", ""))
        if held is not None and held.digest == digest_of(document):
            continue
        if held is not None and day <= held.effective_from:
            day = max(localdate(at), held.effective_from + timedelta(days=1))
        faults += faults_on(path.name, document, day)
        wanted.append((path.name, document, day))
    if faults:
        raise WayError(faults)
    with transaction.atomic():
        for name, document, day in wanted:
            publish_way(document=document, effective_from=day, by=SYSTEM, at=at, name=name)
    return {"引导": len(files), "新增": len(wanted)}
