"""The tables of the room."""

from zhichi.domains.standards.models.assessment import Assessment, Mark, Rectification
from zhichi.domains.standards.models.checklist import Checklist

__all__ = ["Assessment", "Checklist", "Mark", "Rectification"]
