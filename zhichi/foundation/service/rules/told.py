"""What was told of one attempt, as values."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Agreed:
    """Consent to electronic service: from when, and until when it was not taken back."""

    given_at: datetime
    revoked_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.given_at <= at and (self.revoked_at is None or at < self.revoked_at)


@dataclass(frozen=True)
class Told:
    """`happened_at`: when it was handed over, left, sent, or arrived. `signed_on`: the day on a receipt that came back.

    `age` of who signed, where it matters; `proofs` the kinds of what was kept with it; `letter` the number of a letter
    to whoever was asked to serve; `course` why and after what a notice was published.
    """

    outcome: str
    happened_at: datetime
    place: str = ""
    servers: tuple[str, ...] = ()
    signer: str = ""
    signer_name: str = ""
    age: int | None = None
    signed_on: date | None = None
    refusal: str = ""
    witnesses: tuple[str, ...] = ()
    proofs: frozenset[str] = frozenset()
    number: str = ""
    letter: str = ""
    through: str = ""
    course: str = ""
    agreed: Agreed | None = None
    failed: frozenset[str] = field(default=frozenset())
    # The day it was sent, where this tells what came back.
    sent_on: date | None = None
