"""Forms of the room."""

from zhichi.foundation.service.forms.attempt import AttemptForm
from zhichi.foundation.service.forms.plan import PlanForm

__all__ = ["AttemptForm", "PlanForm"]
