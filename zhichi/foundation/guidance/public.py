"""The door of `foundation.guidance`."""

from zhichi.foundation.guidance.actions import WayError, publish_way
from zhichi.foundation.guidance.models import WayVersion, way_on, ways_on
from zhichi.foundation.guidance.rules import Answered, Outcome, Question, Walk, Way, walk

__all__ = [
    "Answered",
    "Outcome",
    "Question",
    "Walk",
    "Way",
    "WayError",
    "WayVersion",
    "publish_way",
    "walk",
    "way_on",
    "ways_on",
]
