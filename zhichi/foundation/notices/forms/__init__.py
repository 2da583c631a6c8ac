from zhichi.foundation.notices.forms.wishes import CitizenWishForm, OfficerWishForm

__all__ = ["CitizenWishForm", "OfficerWishForm"]
