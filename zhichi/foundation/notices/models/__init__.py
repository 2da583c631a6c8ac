from zhichi.foundation.notices.models.delivery import Delivery
from zhichi.foundation.notices.models.hours import QuietHours
from zhichi.foundation.notices.models.notice import Notice, told_about
from zhichi.foundation.notices.models.template import Template
from zhichi.foundation.notices.models.wish import CitizenWish, OfficerWish

__all__ = ["CitizenWish", "Delivery", "Notice", "OfficerWish", "QuietHours", "Template", "told_about"]
