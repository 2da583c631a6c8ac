"""What a case holds that a form need not ask again, by the names of `Prefill`."""

from datetime import date

from zhichi.foundation.cases.enums import PartyRole
from zhichi.foundation.cases.models.case import Case
from zhichi.foundation.cases.models.party import Party
from zhichi.foundation.forms.public import Form, Prefill

PEOPLE = frozenset(
    {
        Prefill.NAME,
        Prefill.PHONE,
        Prefill.ID_NUMBER,
        Prefill.ADDRESS,
        Prefill.AGENT_NAME,
        Prefill.AGENT_PHONE,
    }
)


def known_of(case: Case, form: Form, *, on: date) -> dict[str, str]:
    """Place, unit, day and the people; these are read only where the form takes something of them."""
    known = {
        Prefill.REGION.value: str(case.region_id),
        Prefill.UNIT.value: case.unit.name,
        Prefill.TODAY.value: on.isoformat(),
    }
    if any(field.prefill in PEOPLE for field in form.fields.values()):
        for party in case.parties.order_by("pk"):
            known |= {name: value for name, value in said_of(party).items() if value}
    return known


def said_of(party: Party) -> dict[str, str]:
    """What is known of the applicant or the agent; nothing of others."""
    if party.role == PartyRole.AGENT:
        return {Prefill.AGENT_NAME.value: party.name, Prefill.AGENT_PHONE.value: party.phone}
    if party.role != PartyRole.APPLICANT:
        return {}
    # A code of four digits stands where a number would, without a kind of paper.
    number = party.id_number if party.id_type else ""
    return {
        Prefill.NAME.value: party.name,
        Prefill.PHONE.value: party.phone,
        Prefill.ID_NUMBER.value: number,
        Prefill.ADDRESS.value: party.address,
    }
