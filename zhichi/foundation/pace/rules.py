"""What a form must have waited or worked, and whether it did: arithmetic of values (decision 0023)."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from zhichi.foundation.pace.enums import Purpose

# Seconds between a form and its first answer: less than anybody needs who reads what he signs.
LEAST = {
    # One button: what it begins costs a row, and counts.
    Purpose.BEGINNING: 0,
    Purpose.FILING: 2,
    Purpose.BOOKING: 2,
    Purpose.LOOKING: 1,
    Purpose.RATING: 1,
    Purpose.TELLING: 3,
}
# How often one form may come: a double press, a step back. Under pressure once.
USES, USES_PRESSED = 3, 1
GOOD_FOR = timedelta(hours=24)
WAIT_PRESSED, LONGEST_WAIT = 10, 60
# 2**15 hashes are one to three seconds of a cheap phone; each level of pressure doubles it, to some ten seconds.
BITS, MOST_BITS = 15, 17
LONGEST_WORK = 20


@dataclass(frozen=True, slots=True)
class Demand:
    """Wait so many seconds, or show work of so many bits where there are any."""

    wait: int
    bits: int = 0

    @property
    def is_pressed(self) -> bool:
        return self.bits > 0


def demand_of(purpose: str, pressure: int) -> Demand:
    """What a form has to meet; `pressure` is 0 on an ordinary day and grows with each lock of the guard."""
    least = LEAST[Purpose(purpose)]
    if not pressure:
        return Demand(least)
    wait = min(WAIT_PRESSED * 2 ** min(pressure - 1, 8), LONGEST_WAIT)
    return Demand(wait, min(BITS + pressure - 1, MOST_BITS))


def worked(token: str, work: str, bits: int) -> bool:
    """Whether SHA-256 of `token:work` begins with so many zero bits. No bits asked for is no work shown."""
    if not bits or not work.isascii() or not work.isdigit() or len(work) > LONGEST_WORK:
        return False
    digest = hashlib.sha256(f"{token}:{work}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0
