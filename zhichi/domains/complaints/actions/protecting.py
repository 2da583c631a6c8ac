"""What begins with a filing: the row beside the case; a name that is to be kept is taken out of it at once.

Nothing else in the house needs to know of the class: what shows, prints, searches or serves the case reads its
parties, and they say nothing any more. The last four of the telephone go on opening it for whoever filed.
"""

from datetime import datetime
from typing import Any

from zhichi.domains.complaints.actions.clocks import begin_acceptance
from zhichi.domains.complaints.enums import KIND, LedgerCode
from zhichi.domains.complaints.models import Complaint, KeptReporter, about
from zhichi.domains.complaints.models.reporter import NOBODY
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Party, PartyRole
from zhichi.foundation.ledger.public import append

OWN = (PartyRole.APPLICANT, PartyRole.AGENT)


def complaint_filed(*, case: Case, by: Actor, at: datetime, **rest: Any) -> None:
    """Fits `sockets.FILED`."""
    if case.kind != KIND:
        return
    protected = case.answers.get("protect") == "yes"
    Complaint.objects.create(
        case=case, target=case.answers["target"], protected=protected, about=about(case.answers)
    )
    begin_acceptance(case, at=at, by=by.ref)
    if protected:
        for party in case.parties.filter(role__in=OWN):
            keep_apart(party)
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=LedgerCode.KEPT,
            basis="个人信息保护法§51",
            payload={},
        )


def keep_apart(party: Party) -> None:
    """Move who this is out of the case."""
    real = party.id_number if party.id_type else ""
    KeptReporter.objects.create(
        case=party.case,
        role=party.role,
        name=party.name,
        phone=party.phone,
        id_number=real,
        address=party.address,
    )
    number = party.phone or party.id_number
    party.name, party.phone, party.id_type, party.address, party.relation = NOBODY, "", "", "", ""
    # Four digits that stand in for a number, as those who give none choose them.
    party.id_number = number[-4:]
    party.save()
