"""The certificate of a county's organ, and the authority that issued it."""

from datetime import datetime
from typing import Any

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.signing.public import enrol


def certificates(city: City, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    unit = city.units["370811-aid"]
    made = enrol(name=unit.name, organ_code=unit.code, by=SYSTEM, at=at)
    return {"certificate": made.pk, "authority": made.authority.fingerprint}
