"""The door of `foundation.ratings`."""

from zhichi.foundation.ratings.access import can_rate, event_to_rate
from zhichi.foundation.ratings.actions import rate
from zhichi.foundation.ratings.enums import Grade, RatingChannel
from zhichi.foundation.ratings.forms import RatingForm
from zhichi.foundation.ratings.models import Rating

__all__ = ["Grade", "Rating", "RatingChannel", "RatingForm", "can_rate", "event_to_rate", "rate"]
