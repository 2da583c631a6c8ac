"""Cards: the kiosk waits, the reader's program brings, the form takes over, the end of the use forgets."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.models import CardReading, Kiosk
from zhichi.domains.kiosks.rules import CARD_KEPT_FOR, CARD_WANTED_FOR, Card


def ask_for_card(*, kiosk: Kiosk, at: datetime) -> None:
    """Wait for a card from now on; what an earlier card said is gone."""
    fresh: dict[str, Any] = {"asked_at": at, "read_at": None, "card": {}}
    CardReading.objects.update_or_create(kiosk=kiosk, defaults=fresh)


def take_card(*, kiosk: Kiosk, card: Card, at: datetime) -> None:
    """Keep what the reader saw; KioskError when nobody at the kiosk asked for it: a lost card is not taken down."""
    with transaction.atomic():
        held = CardReading.objects.select_for_update().filter(kiosk=kiosk).first()
        if held is None or held.read_at is not None or at - held.asked_at > CARD_WANTED_FOR:
            raise KioskError("no card is wanted now")
        held.card, held.read_at = card.told(), at
        held.save(update_fields=["card", "read_at"])


def card_at(kiosk_id: int, at: datetime) -> dict[str, str]:
    """What the card read at this kiosk said, as the person step asks it; empty without one."""
    held = CardReading.objects.filter(kiosk_id=kiosk_id, read_at__gte=at - CARD_KEPT_FOR).first()
    return dict(held.card) if held else {}


def forget_old_cards(at: datetime) -> int:
    """Rows of kiosks that were switched off before their use ended; fits `sockets.PERIODIC`."""
    return CardReading.objects.filter(asked_at__lt=at - CARD_KEPT_FOR).delete()[0]
