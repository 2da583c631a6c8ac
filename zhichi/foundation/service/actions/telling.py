"""Entries on the chain of the case: ways, days and digests; no name, no place."""

from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.service.enums import Code
from zhichi.foundation.service.models import Service


def tell(service: Service, code: Code, *, by: Actor, at: datetime, basis: str = "", **more: Any) -> None:
    payload = {"service": service.pk, "number": service.number, **more}
    append(subject=service.case.subject, at=at, actor=by.ref, code=code, basis=basis, payload=payload)
