"""The receiving bureau takes a complaint over under a number of its own; nothing is asked twice, and a name that is
kept stays kept."""

from datetime import datetime

from django.utils.timezone import localdate

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models import KeptReporter
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Applicant, Case, Channel, Filing, PartyRole, Referral, file
from zhichi.foundation.regions.public import Region, Tier
from zhichi.foundation.sockets.public import service_item


def open_complaint(*, referral: Referral, case: Case, by: Actor, at: datetime) -> Case:
    guide = service_item(KIND, localdate(at))
    party = case.parties.get(role=PartyRole.APPLICANT)
    pin = "" if party.id_type else party.id_number
    number = party.id_number if party.id_type else ""
    filing = Filing(
        kind=KIND,
        item=guide.code if guide else "",
        item_version=guide.version if guide else 0,
        region=_place(case, referral),
        channel=Channel.REFERRAL,
        desk=referral.to_unit,
        applicant=Applicant(party.name, party.phone, party.id_type, number, party.address, pin),
        answers=dict(case.answers),
        papers=[(held.file, held.name) for held in case.materials.select_related("file")],
    )
    opened = file(filing=filing, key=f"transfer:{referral.pk}", by=by, at=at).case
    kept = list(KeptReporter.objects.filter(case=case, role=PartyRole.APPLICANT))
    for one in kept:
        KeptReporter.objects.filter(case=opened, role=one.role).update(
            name=one.name, phone=one.phone, id_number=one.id_number, address=one.address
        )
    return opened


def _place(case: Case, referral: Referral) -> Region:
    """Where it happened, or the receiver's own place where that lies elsewhere."""
    to = referral.to_unit
    if to.region is None or to.tier == Tier.CITY or case.region_id.startswith(to.region.pk[:6]):
        return case.region
    return to.region
