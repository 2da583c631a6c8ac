from zhichi.domains.network.models.nearest import Nearby, nearest
from zhichi.domains.network.models.point import Point, PointItem, PointQuerySet, PointRegion

__all__ = ["Nearby", "Point", "PointItem", "PointQuerySet", "PointRegion", "nearest"]
