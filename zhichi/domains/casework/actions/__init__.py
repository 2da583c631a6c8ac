"""The verbs and hooks of the room."""

from zhichi.domains.casework.actions.hooks import (
    archive,
    check_another_provider,
    check_assignment,
    check_grant,
    check_referral,
    keep_form,
    keep_means,
    keep_notice,
    keep_quality,
    keep_result,
    keep_subsidy,
    legal_aid_of,
    open_legal_aid,
)
from zhichi.domains.casework.actions.standards import StandardError, load_standards, set_standard

__all__ = [
    "StandardError",
    "archive",
    "check_another_provider",
    "check_assignment",
    "check_grant",
    "check_referral",
    "keep_form",
    "keep_means",
    "keep_notice",
    "keep_quality",
    "keep_result",
    "keep_subsidy",
    "legal_aid_of",
    "load_standards",
    "open_legal_aid",
    "set_standard",
]
