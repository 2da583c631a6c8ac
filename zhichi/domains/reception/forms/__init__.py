"""What the pages of the room ask."""

from zhichi.domains.reception.forms.arranging import CapacityForm, ClosureForm, ShiftForm, TicketForm
from zhichi.domains.reception.forms.finding import FindForm
from zhichi.domains.reception.forms.visiting import CodeForm, VisitorForm

__all__ = ["CapacityForm", "ClosureForm", "CodeForm", "FindForm", "ShiftForm", "TicketForm", "VisitorForm"]
