"""The verbs of the room."""

from zhichi.domains.network.actions.arranging import keep_part, remove_part
from zhichi.domains.network.actions.changing import CHANGEABLE, change_point
from zhichi.domains.network.actions.drafts import KIND_OF_TIER, Draft
from zhichi.domains.network.actions.importing import DoubtsLeft, Plan, TableFaults, import_points, plan_import
from zhichi.domains.network.actions.placing import place_point, settle_village
from zhichi.domains.network.actions.planning import PlannedDay, lay_out, take_out
from zhichi.domains.network.actions.proposing import (
    ProposalError,
    doubts_of,
    propose,
    resubmit,
    review,
    withdraw,
)
from zhichi.domains.network.actions.proposing_parts import propose_part
from zhichi.domains.network.actions.recording import (
    FactError,
    plain_note,
    record_duty,
    record_phone_check,
    record_service,
)
from zhichi.domains.network.actions.registering import register_point, register_points
from zhichi.domains.network.actions.sheets import keep_sheet, read_cells
from zhichi.domains.network.actions.slips import (
    LockedError,
    Served,
    ShownError,
    answer_slip,
    record_with_slip,
    slip_behind,
)
from zhichi.domains.network.actions.taking_over import take_over
from zhichi.domains.network.actions.verifying import begin_visit, finish_visit, report_self, tell_quiet

__all__ = [
    "CHANGEABLE",
    "KIND_OF_TIER",
    "DoubtsLeft",
    "Draft",
    "FactError",
    "LockedError",
    "Plan",
    "PlannedDay",
    "ProposalError",
    "Served",
    "ShownError",
    "TableFaults",
    "answer_slip",
    "begin_visit",
    "change_point",
    "doubts_of",
    "finish_visit",
    "import_points",
    "keep_part",
    "keep_sheet",
    "lay_out",
    "place_point",
    "plain_note",
    "plan_import",
    "propose",
    "propose_part",
    "read_cells",
    "record_duty",
    "record_phone_check",
    "record_service",
    "record_with_slip",
    "register_point",
    "register_points",
    "remove_part",
    "report_self",
    "resubmit",
    "review",
    "settle_village",
    "slip_behind",
    "take_out",
    "take_over",
    "tell_quiet",
    "withdraw",
]
