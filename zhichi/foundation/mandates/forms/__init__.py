from zhichi.foundation.mandates.forms.mandate import MandateForm
from zhichi.foundation.mandates.forms.slip import SlipForm

__all__ = ["MandateForm", "SlipForm"]
