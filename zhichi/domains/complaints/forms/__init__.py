"""What the pages of this room ask."""

from zhichi.domains.complaints.forms.answering import DefenceForm, OpenForm
from zhichi.domains.complaints.forms.ledger import LedgerForm
from zhichi.domains.complaints.forms.purpose import PurposeForm

__all__ = ["DefenceForm", "LedgerForm", "OpenForm", "PurposeForm"]
