"""The door of `foundation.ratings`."""

from zhichi.foundation.ratings.access import can_give, can_rate, event_to_rate
from zhichi.foundation.ratings.actions import Invitation, Told, invite, rate, set_terms, step
from zhichi.foundation.ratings.enums import Finding, Grade, Pace, RatingChannel, State, Step, Tag, Verb
from zhichi.foundation.ratings.forms import RatingForm
from zhichi.foundation.ratings.models import Pressure, Rating, Rectification

__all__ = [
    "Finding",
    "Grade",
    "Invitation",
    "Pace",
    "Pressure",
    "Rating",
    "RatingChannel",
    "RatingForm",
    "Rectification",
    "State",
    "Step",
    "Tag",
    "Told",
    "Verb",
    "can_give",
    "can_rate",
    "event_to_rate",
    "invite",
    "rate",
    "set_terms",
    "step",
]
