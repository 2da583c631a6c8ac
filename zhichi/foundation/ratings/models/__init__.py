from zhichi.foundation.ratings.models.link import RatingLink
from zhichi.foundation.ratings.models.pressure import Pressure, units_by_county
from zhichi.foundation.ratings.models.rating import Rating
from zhichi.foundation.ratings.models.rectification import HANDLERS, Rectification
from zhichi.foundation.ratings.models.rectification_step import RectificationStep
from zhichi.foundation.ratings.models.step_limit import StepLimit

__all__ = [
    "HANDLERS",
    "Pressure",
    "Rating",
    "RatingLink",
    "Rectification",
    "RectificationStep",
    "StepLimit",
    "units_by_county",
]
