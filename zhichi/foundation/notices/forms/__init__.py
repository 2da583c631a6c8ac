from zhichi.foundation.notices.forms.templates import HoursForm, TemplateForm
from zhichi.foundation.notices.forms.wishes import CitizenWishForm, OfficerWishForm

__all__ = ["CitizenWishForm", "HoursForm", "OfficerWishForm", "TemplateForm"]
