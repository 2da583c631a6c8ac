"""The verbs of the directories: keep a table, take it, freeze, publish."""

from zhichi.domains.inspections.actions.freezing import freeze, publish
from zhichi.domains.inspections.actions.keeping import keep_sheet
from zhichi.domains.inspections.actions.planning import Plan, Step, plan_of
from zhichi.domains.inspections.actions.refusing import DirectoryError
from zhichi.domains.inspections.actions.taking import take_sheet

__all__ = [
    "DirectoryError",
    "Plan",
    "Step",
    "freeze",
    "keep_sheet",
    "plan_of",
    "publish",
    "take_sheet",
]
