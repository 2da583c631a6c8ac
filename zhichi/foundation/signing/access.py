"""Who manages certificates: keys are the security administrator's (GB/T 22239). Refusals are what people read."""

from datetime import datetime

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.regions.public import Tier, Unit
from zhichi.foundation.signing.enums import CertificateState
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.kernel.verdict import ALLOWED, Verdict

KEEPER = Role.SECURITY_ADMIN


def can_enrol(actor: Actor, unit: Unit | None = None) -> Verdict:
    """In general, or for a unit."""
    if actor.kind == "system":
        return ALLOWED
    if not actor.has(KEEPER):
        return Verdict(False, f"签章证书由{KEEPER.label}办理，您没有这个岗位。")
    if unit is not None and not actor.within(unit.path, KEEPER):
        return Verdict(False, "这个机构不在您管理的范围内。")
    return ALLOWED


def can_revoke(actor: Actor, certificate: SigningCertificate) -> Verdict:
    if certificate.revoked_at is not None:
        return Verdict(False, "这张证书已经吊销。")
    return can_enrol(actor, certificate.unit)


def can_renew(actor: Actor, certificate: SigningCertificate, at: datetime) -> Verdict:
    if certificate.state(at) == CertificateState.REVOKED:
        return Verdict(False, "吊销了的证书不能换发，请重新申领。")
    if certificate.provider != "software":
        return Verdict(False, "外部签章服务的证书请在那边换发，再登记到这里。")
    return can_enrol(actor, certificate.unit)


def can_import(actor: Actor) -> Verdict:
    """An authority is everybody's: the city's security administrator, or whoever runs the server."""
    if actor.kind == "system" or actor.has(KEEPER, Tier.CITY):
        return ALLOWED
    return Verdict(False, "签发机构由市局的安全管理员登记。")
