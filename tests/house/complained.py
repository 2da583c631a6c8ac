"""A protected complaint of 任城: its page of the complainant is for its handlers alone."""

from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Applicant, Filing, file
from zhichi.foundation.regions.public import Region


def complained_of(at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    told = {
        "target": "lawyer",
        "respondent": "某律师",
        "concern": "own",
        "happened": "收费不办事。",
        "request": "退费。",
        "protect": "yes",
    }
    filing = Filing(
        kind="complaint",
        region=Region.objects.get(code="370811002001"),
        applicant=Applicant(name="张保密", phone="13812345679"),
        answers=told,
    )
    return {"complaint": file(filing=filing, key="world-complaint", by=CITIZEN, at=at).case.number}
