"""The tables of the room, and how the entrance reads them."""

from zhichi.foundation.guidance.models.way_version import WayVersion, way_on, ways_on

__all__ = ["WayVersion", "way_on", "ways_on"]
