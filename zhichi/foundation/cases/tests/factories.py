"""Filings and cases for tests, on the fixed cast's city."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Act, Applicant, Case, Filing, file, perform
from zhichi.foundation.regions.public import Region

WANG = Applicant(name="王秀英", phone="13800138000", id_type="citizen_id", id_number="11010519491231002X")
WAGES = {
    "matter": "labour",
    "facts": "干了一年活，欠我两万块工钱。",
    "stage": "none",
    "hardship": "commitment",
    "crowd": ["migrant_worker"],
}
QUESTION = {"matter": "labour", "question": "老板不给工钱怎么办？"}


def legal_aid(region: str = "370811002001", **changes: Any) -> Filing:
    answers = {**WAGES, **changes.pop("answers", {})}
    return Filing(
        kind="legal_aid", region=Region.objects.get(code=region), applicant=WANG, answers=answers, **changes
    )


def consultation(region: str = "370811002001", **changes: Any) -> Filing:
    made = {"applicant": WANG, "answers": QUESTION} | changes
    return Filing(kind="consultation", region=Region.objects.get(code=region), **made)


def filed(filing: Filing, *, at: datetime | None = None, key: str = "") -> Case:
    return file(filing=filing, key=key or uuid4().hex, by=CITIZEN, at=at or timezone.now()).case


def do(city: City, case: Case, verb: str, who: str, *, at: datetime | None = None, **answers: Any) -> Act:
    """One verb by a person of the cast (or "citizen"); the case is read again."""
    actor = CITIZEN if who == "citizen" else city.actor(who)
    act = perform(case_id=case.pk, verb=verb, by=actor, at=at or timezone.now(), answers=answers)
    case.refresh_from_db()
    return act
