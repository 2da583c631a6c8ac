"""The verbs of the room."""

from zhichi.foundation.guidance.actions.loading import load_ways
from zhichi.foundation.guidance.actions.publishing import WayError, publish_way

__all__ = ["WayError", "load_ways", "publish_way"]
