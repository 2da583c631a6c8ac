from zhichi.domains.network.models.nearby import Nearby, nearest
from zhichi.domains.network.models.point import INDEX, Point, PointItem, PointQuerySet, PointRegion

__all__ = ["INDEX", "Nearby", "Point", "PointItem", "PointQuerySet", "PointRegion", "nearest"]
