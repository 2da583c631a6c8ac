"""Who keeps the kiosks of a branch. Refusals are sentences people read."""

from zhichi.domains.kiosks.models import Kiosk
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPERS = (Role.PLS_ADMIN, Role.JUSTICE_OFFICE_HEAD)
HELPERS = (*KEEPERS, Role.JUSTICE_ASSISTANT, Role.LEGAL_AID_CLERK, Role.LEGAL_AID_HEAD)
READERS = (*HELPERS, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)


def can_keep(actor: Actor, unit_path: str) -> Verdict:
    """Registering, activating and retiring: for who keeps the service points of the branch."""
    if actor.within(unit_path, *KEEPERS):
        return ALLOWED
    return Verdict(False, "自助终端由本辖区的公共法律服务管理岗或者司法所负责人管理。")


def can_help(actor: Actor, kiosk: Kiosk) -> Verdict:
    if actor.within(kiosk.point.unit.path, *HELPERS):
        return ALLOWED
    return Verdict(False, "这台自助终端不在您的服务点。")
