"""Publishing the ways that ship (`data/law/service/`). Fits `sockets.LAW_LOADERS`."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.service.enums import Code
from zhichi.foundation.service.models import ServiceWay
from zhichi.foundation.service.rules import read
from zhichi.kernel import canonical

FORMAT = "zhichi-service/1"


class WayError(ValueError):
    """A file of ways that cannot be taken; `faults` as every loader's."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("；".join(faults))
        self.faults = faults


@transaction.atomic
def load_ways(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every way under `folder`/service; what is there already is passed over."""
    found = new = 0
    for path in sorted((folder / "service").glob("*.yaml")):
        held = load_file(path)
        if held.get("format") != FORMAT:
            raise WayError([f"{path.name}：不是 {FORMAT} 的文件"])
        for document in held["ways"]:
            found += 1
            new += _publish(path.name, document, at)
    return {"service": found, "new": new}


def _publish(name: str, document: Mapping[str, object], at: datetime) -> bool:
    try:
        method = read(document)
    except ValueError as error:
        raise WayError([f"{name}：{error}"]) from error
    version = int(str(document.get("version", 1)))
    digest = hashlib.sha256(canonical.encode(document)).hexdigest()
    known = ServiceWay.objects.filter(code=method.code, version=version).first()
    if known is not None:
        if known.digest != digest:
            raise WayError([f"{name}：{method.title}第 {version} 版已经发布，内容不同，请写新的一版"])
        return False
    ServiceWay.objects.create(
        code=method.code,
        version=version,
        effective_from=date.fromisoformat(str(document["effective_from"])),
        document=dict(document),
        digest=digest,
        published_at=at,
    )
    payload = {"code": method.code, "version": version, "sha256": digest}
    subject = f"serviceway:{method.code}"
    append(subject=subject, at=at, actor=SYSTEM.ref, code=Code.LOADED, basis=method.basis, payload=payload)
    return True
