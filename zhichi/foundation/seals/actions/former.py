"""Uses of a seal that stand in a former register: taken over with who asked, who approved, who stamped."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.actions.documents import list_digest
from zhichi.foundation.seals.actions.noting import note
from zhichi.foundation.seals.enums import Code, Manner, RequestState
from zhichi.foundation.seals.models import Approval, Seal, SealRequest, SealUse, rulebook
from zhichi.foundation.seals.rules.book import PAPER, Rulebook
from zhichi.foundation.vault.public import crypto


@dataclass(frozen=True)
class FormerUse:
    """One paper stamped; the three are officers. `digest`: of what was approved, as the former register says it."""

    seal: Seal
    paper: Paper
    digest: str
    unit_id: int
    asked_by: int
    approved_by: int
    stamped_by: int
    at: datetime


@transaction.atomic
def keep_former_uses(*, uses: Sequence[FormerUse], by: Actor, at: datetime) -> int:
    """Write them in the order in which they were stamped, under the next numbers of each seal and year."""
    ordered = sorted(uses, key=lambda one: (one.at, one.paper.pk))
    requests, rows = [], []
    numbers: dict[tuple[int, int], int] = {}
    books: dict[date, Rulebook] = {}
    for one in ordered:
        year = localdate(one.at).year
        if (one.seal.pk, year) not in numbers:
            held = SealUse.objects.filter(seal=one.seal, year=year).aggregate(last=Max("number"))
            numbers[one.seal.pk, year] = held["last"] or 0
        numbers[one.seal.pk, year] += 1
        day = localdate(one.at)
        if day not in books:
            books[day] = rulebook(day)
        request = _request(one, books[day])
        use = SealUse(
            request=request, seal=one.seal, n=1, paper=one.paper, title=str(one.paper), digest=one.digest,
            pages=one.paper.pages, copies=2, year=year, number=numbers[one.seal.pk, year], stamped_at=one.at,
        )  # fmt: skip
        request.list_digest = list_digest(request, [use])
        requests.append(request)
        rows.append(use)
    SealRequest.objects.bulk_create(requests, batch_size=200)
    SealUse.objects.bulk_create(rows, batch_size=200)
    Approval.objects.bulk_create(
        [
            Approval(
                request=request, step=1, officer_id=one.approved_by, applicant_id=one.asked_by,
                stamper_id=one.stamped_by, at=one.at - timedelta(hours=1),
            )
            for one, request in zip(ordered, requests, strict=True)
        ],
        batch_size=200,
    )  # fmt: skip
    taken: dict[Seal, int] = defaultdict(int)
    for one in ordered:
        taken[one.seal] += 1
    for seal, count in taken.items():
        note(seal, Code.TAKEN_OVER, by=by, at=at, uses=count)
    return len(rows)


def _request(one: FormerUse, book: Rulebook) -> SealRequest:
    document = f"{PAPER}:{one.paper.key}"
    steps = book.steps(one.seal.kind, document, outside=False)[:1]
    return SealRequest(
        seal=one.seal, applicant_id=one.asked_by, unit_id=one.unit_id, document=document,
        purpose="送达当事人", manner=Manner.INK,
        steps=[{"title": s.title, "roles": list(s.roles), "at": s.at, "basis": s.basis} for s in steps],
        rules=book.version, hash_name=crypto().hash_name, state=RequestState.STAMPED,
        token=f"former-{one.paper.pk}", asked_at=one.at - timedelta(hours=2),
        locked_at=one.at - timedelta(hours=1), ended_at=one.at, stamped_by_id=one.stamped_by,
    )  # fmt: skip
