"""How often a matter was passed from bureau to bureau."""

from zhichi.domains.complaints.enums import KIND
from zhichi.foundation.cases.public import Case, Referral, ReferralState


def transfers_before(case: Case) -> list[Referral]:
    """The accepted transfers that brought the matter here, the latest first."""
    found: list[Referral] = []
    held: Case | None = case
    while held is not None:
        came = (
            Referral.objects.filter(opened=held, intake=KIND, state=ReferralState.ACCEPTED)
            .select_related("case", "from_unit")
            .first()
        )
        if came is not None:
            found.append(came)
        held = came.case if came else None
    return found
