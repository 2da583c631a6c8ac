"""Kiosks, their uses, calls for a clerk, cards read."""

from zhichi.domains.kiosks.models.call import Call
from zhichi.domains.kiosks.models.kiosk import Kiosk
from zhichi.domains.kiosks.models.reading import CardReading
from zhichi.domains.kiosks.models.use import Use

__all__ = ["Call", "CardReading", "Kiosk", "Use"]
