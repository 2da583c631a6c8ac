"""Who publishes whom a place counts as being in hardship; everybody reads it."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPERS = (Role.LEGAL_AFFAIRS, Role.PLS_ADMIN)
READERS = (
    *KEEPERS,
    Role.LEGAL_AID_HEAD,
    Role.LEGAL_AID_CLERK,
    Role.JUSTICE_OFFICE_HEAD,
    Role.JUSTICE_ASSISTANT,
)


def can_set_standard(actor: Actor) -> Verdict:
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in KEEPERS):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科和法规复议科可以登记经济困难标准，您可以查看。")
