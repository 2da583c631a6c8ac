"""What the API takes and gives, as types."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

AnyObject = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "additionalProperties": True})]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FromOutside(StrEnum):
    """How the matter reached whoever sends it."""

    API = "api"
    KIOSK = "kiosk"
    WINDOW = "window"
    PHONE = "phone"
    LETTER = "letter"
    HOTLINE = "hotline"


class ApplicantIn(Shape):
    """Who asks. Which of these are needed is told by `GET /items/{code}`."""

    name: str = Field("", max_length=40, examples=["王秀英"])
    phone: str = Field("", max_length=40, description="Mobile or landline.", examples=["13800138000"])
    id_number: str = Field("", max_length=40, description="18-digit citizen id (GB 11643).")
    address: str = Field("", max_length=120)
    pin: str = Field("", max_length=4, description="Four digits, where neither phone nor id is given.")


class CommitmentIn(Shape):
    """A written commitment in place of a proof, in the words that the person was shown and accepted."""

    proof: str = Field(max_length=60, examples=["economic_hardship"])
    words: str = Field(max_length=4000, description="Unchanged from `filing.commitments` of the item.")


class ApplicationIn(Shape):
    """A filing. `answers` has the fields of the item's form: `GET /items/{code}` gives their JSON Schema."""

    kind: str = Field(
        max_length=40, description="Code of the item, as in `GET /items`.", examples=["legal_aid"]
    )
    region: str = Field(pattern="^[0-9]{12}$", description="12-digit division.", examples=["370811002001"])
    applicant: ApplicantIn
    answers: Annotated[AnyObject, Field(default_factory=dict, max_length=100)]
    channel: FromOutside = FromOutside.API
    commitments: list[CommitmentIn] = Field(default_factory=list, max_length=20)


class DateKind(StrEnum):
    STATUTORY = "statutory"
    PROMISE = "promise"


class LegalDate(Shape):
    """A day by which something must be done, and the law that says so."""

    on: date | None = Field(description="None while the clock is suspended.")
    title: str
    law: str
    kind: DateKind
    provisional: bool = Field(description="A year without a holiday notice was counted; may move.")


class RunningDate(LegalDate):
    light: str = Field(description="green, amber, red, or grey while suspended.")
    days_left: int | None = Field(description="Calendar days from today; negative when overdue.")


class Receipt(Shape):
    entry_digest: str = Field(description="Digest of the filing's entry on the ledger.")
    track_url: str = Field(description="The page on which a person follows the case.")


class FiledOut(Shape):
    """The case as it was opened; a repeat under the same key answers the same."""

    number: str = Field(examples=["LA-370811-2026-000123"])
    tracking_code: str = Field(description="16 digits; with the last four of phone or id it opens the case.")
    state: str = Field(description="In public words.")
    next_date: LegalDate | None
    receipt: Receipt


class DeskOut(Shape):
    name: str
    phone: str


class MilestoneOut(Shape):
    key: str
    text: str
    at: datetime
    desk: str


class CommitmentOut(Shape):
    """A commitment of the case. What was seen when it was checked is told at the desk only."""

    title: str = Field(description="The proof in whose place it stands.")
    words: str = Field(description="As they were accepted.")
    signed_at: datetime
    verify_by: date | None
    state: str = Field(description="signed, declined, verified, false, corrected or revoked.")
    said: str = Field(description="What became of it, in public words.")


class TrackOut(Shape):
    """A case as its citizen sees it; no names."""

    number: str
    title: str
    state: str = Field(description="In public words.")
    done: bool
    unit: DeskOut
    milestones: list[MilestoneOut]
    dates: list[RunningDate] = Field(description="Statutory ones first.")
    next_date: RunningDate | None
    commitments: list[CommitmentOut]
    may_do: list[str] = Field(description="What the citizen can do now, on the page of the case.")


class ItemOut(Shape):
    """Something a citizen can ask for."""

    code: str
    title: str
    summary: str
    version: int = Field(description="Version of the guide; a version never changes.")
    effective_from: date
    online: bool = Field(description="Whether it can be filed here; otherwise the guide says where.")
    guide: AnyObject = Field(
        description="The published document, `zhichi-item/1`: conditions, materials with their source, steps, "
        "statutory and promised days, fee, results, basis."
    )


class ItemsOut(Shape):
    items: list[ItemOut]


class PromisableOut(Shape):
    """A proof that a person with an id number may promise instead of handing in; always a free choice."""

    proof: str
    title: str
    words: str = Field(description="Duty, content, check and consequences: to be shown whole and accepted.")


class FilingOut(Shape):
    version: int = Field(description="Version of the procedure in force today.")
    anonymous: bool = Field(description="Taken without a name.")
    applicant_required: list[str]
    answers: AnyObject = Field(description="JSON Schema of `answers` in `POST /applications`.")
    commitments: list[PromisableOut] = Field(
        description="What `commitments` in `POST /applications` may hold."
    )


class ItemDetailOut(ItemOut):
    filing: FilingOut | None = Field(description="None for what is only a guide.")


class StepOut(Shape):
    date: date
    number: int | None = Field(description="The how-manieth counted day; null for a day that does not count.")
    reason: str


class DueOut(Shape):
    """A period counted out, day by day."""

    start: date = Field(alias="from")
    n: int
    unit: str
    raw: date | None = Field(description="The end before the rest-day rule.")
    due: date | None
    due_at: datetime | None = Field(description="The moment, for hours only.")
    provisional: bool
    calendar: str = Field(description="Versions of the holiday notices counted on.")
    days: list[StepOut]


class LedgerOut(Shape):
    entries: int = Field(description="Those under seals and those after the last sealed one.")
    last_seal: date | None


class HealthOut(Shape):
    status: str = Field(examples=["ok"])
    version: str
    database: bool
    ledger: LedgerOut
