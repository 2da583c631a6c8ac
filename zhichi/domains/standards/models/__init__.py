"""The tables of the room."""

from zhichi.domains.standards.models.assessment import Assessment, AssessmentStep, Mark, Rectification
from zhichi.domains.standards.models.checklist import Checklist

__all__ = ["Assessment", "AssessmentStep", "Checklist", "Mark", "Rectification"]
