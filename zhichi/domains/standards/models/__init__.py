"""The tables of the room."""

from zhichi.domains.standards.models.assessment import Assessment
from zhichi.domains.standards.models.checklist import Checklist
from zhichi.domains.standards.models.kept import KeptDistance
from zhichi.domains.standards.models.mark import Mark
from zhichi.domains.standards.models.rectification import Rectification
from zhichi.domains.standards.models.step import AssessmentStep

__all__ = ["Assessment", "AssessmentStep", "Checklist", "KeptDistance", "Mark", "Rectification"]
