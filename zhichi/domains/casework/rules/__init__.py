"""Scope and means of legal aid as pure functions."""

from zhichi.domains.casework.rules.outlook import Outlook, Situation, outlook
from zhichi.domains.casework.rules.scope import (
    PreCheck,
    assign_obstacle,
    decide_obstacle,
    pre_check,
    relief,
    same_provider,
)
from zhichi.domains.casework.rules.standards import Standard, faults_of_standards, read_standards

__all__ = [
    "Outlook",
    "PreCheck",
    "Situation",
    "Standard",
    "assign_obstacle",
    "decide_obstacle",
    "faults_of_standards",
    "outlook",
    "pre_check",
    "read_standards",
    "relief",
    "same_provider",
]
