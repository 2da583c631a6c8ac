"""The hooks of the procedure, what begins with a filing, and the look at a protected name."""

from zhichi.domains.complaints.actions.answering import (
    RESPONDENT,
    check_notice,
    defend,
    keep_notice,
    notices,
    open_notice,
)
from zhichi.domains.complaints.actions.classifying import keep_guidance, keep_sort, row_of
from zhichi.domains.complaints.actions.clocks import (
    check_acceptance,
    end_acceptance,
    end_decision,
    keep_acceptance,
)
from zhichi.domains.complaints.actions.deciding import (
    check_decision,
    check_discussion,
    keep_decision,
    keep_discussion,
    keep_draft,
    keep_review,
)
from zhichi.domains.complaints.actions.extending import check_extension, extend_decision
from zhichi.domains.complaints.actions.handling import (
    check_handlers,
    keep_handlers,
    may_conclude,
    may_handle,
    may_review,
)
from zhichi.domains.complaints.actions.intake import open_complaint
from zhichi.domains.complaints.actions.knowing import reveal_reporter
from zhichi.domains.complaints.actions.merging import check_merge, keep_merge
from zhichi.domains.complaints.actions.protecting import complaint_filed
from zhichi.domains.complaints.actions.reading import check_arranged, check_read, check_step, may_prepare
from zhichi.domains.complaints.actions.transferring import (
    check_outside,
    check_transfer,
    end_with_transfer,
    keep_acknowledged,
    send_on,
)

__all__ = [
    "RESPONDENT",
    "check_acceptance",
    "check_arranged",
    "check_decision",
    "check_discussion",
    "check_extension",
    "check_handlers",
    "check_merge",
    "check_notice",
    "check_outside",
    "check_read",
    "check_step",
    "check_transfer",
    "complaint_filed",
    "defend",
    "end_acceptance",
    "end_decision",
    "end_with_transfer",
    "extend_decision",
    "keep_acceptance",
    "keep_acknowledged",
    "keep_decision",
    "keep_discussion",
    "keep_draft",
    "keep_guidance",
    "keep_handlers",
    "keep_merge",
    "keep_notice",
    "keep_review",
    "keep_sort",
    "may_conclude",
    "may_handle",
    "may_prepare",
    "may_review",
    "notices",
    "open_complaint",
    "open_notice",
    "reveal_reporter",
    "row_of",
    "send_on",
]
