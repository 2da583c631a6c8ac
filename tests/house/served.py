"""What was served in one case: a document to its applicant, tried once with a photo, and a notice of another."""

from datetime import datetime
from typing import Any

from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.service.models import Kept
from zhichi.foundation.service.public import Service, ServiceAttempt


def served_of(case: Case, paper: StoredFile, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    record, party = case.records.earliest("pk"), case.parties.earliest("pk")
    service = Service.objects.create(
        case=case,
        record=record,
        party=party,
        title=record.title,
        made_at=at,
        unit=case.unit,
        planned_at=at,
        planned_by="system:test",
        state="failed",
        next_way="leave",
    )
    attempt = ServiceAttempt.objects.create(
        service=service,
        seq=1,
        way="direct",
        outcome="refused",
        state="failed",
        happened_at=at,
        told_at=at,
        told_by="system:test",
        servers=["赵静"],
        seen={"place": "许庄社区", "refusal": "不签。"},
        words="拒收，没有留下",
        token="world",
    )
    kept = Kept.objects.create(attempt=attempt, file=paper, proof="photo", kept_at=at)
    return {"a_service": service.pk, "service_proof": kept.pk}
