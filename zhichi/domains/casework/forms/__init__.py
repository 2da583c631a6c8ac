"""What is asked."""

from zhichi.domains.casework.forms.check import CheckForm
from zhichi.domains.casework.forms.standard import StandardForm

__all__ = ["CheckForm", "StandardForm"]
