"""Notices for tests of this room and of those above it."""

from datetime import UTC, datetime

from django.db import transaction

from zhichi.foundation.notices.actions.delivering import Round, deliver
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.public import Facts, To, send
from zhichi.foundation.regions.public import Unit

# Ten in the morning in Shanghai, on a Tuesday.
MORNING = datetime(2026, 6, 2, 2, 0, tzinfo=UTC)
PHONE = "13800138000"


def tell(
    *, subject: str = "booking:K7Q2M9", at: datetime = MORNING, unit: Unit | None = None, **more: object
) -> None:
    """One notice to a telephone number."""
    to = To(phone=PHONE, unit=unit)
    given = {"event": "case.progress", "facts": Facts(words="请带身份证。")} | more
    with transaction.atomic():
        send(subject=subject, to=to, at=at, **given)  # type: ignore[arg-type]  # as the test says


def round_at(at: datetime) -> Round:
    return deliver(now=lambda: at)


def the_delivery() -> Delivery:
    return Delivery.objects.get()
