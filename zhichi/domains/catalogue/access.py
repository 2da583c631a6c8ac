"""Who writes and publishes the catalogue, and who reads it in the office."""

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.verdict import ALLOWED, Verdict

CATALOGUE_ROLES = (Role.PLS_ADMIN, Role.LEGAL_AFFAIRS)
READERS = (
    *CATALOGUE_ROLES,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.LAWYER_ADMIN,
    Role.APPRAISAL_ADMIN,
    Role.MEDIATION_ADMIN,
    Role.AUDITOR,
)


def can_edit(actor: Actor) -> Verdict:
    """Writing and publishing items, laws, powers and proofs: the city's public service desk or legal affairs."""
    if actor.kind == "system" or any(actor.has(role, Tier.CITY) for role in CATALOGUE_ROLES):
        return ALLOWED
    return Verdict(False, "只有市局公共法律服务科和法规复议科可以修改和发布，您可以查看。")
