"""Who an officer is today, and what he may do to accounts. Refusals are the sentence people read."""

from datetime import date

from django.db.models import Q, QuerySet

from zhichi.foundation.accounts.actors import Actor, PostFact
from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.statements.public import Slot, reading
from zhichi.kernel.verdict import ALLOWED, Verdict


@reading
def posts_held(*, officer: Slot, on: Slot) -> QuerySet[Post, tuple[int, str, int, str, str, str, str]]:
    """The officer's own posts and those of whom he stands in for, with their units."""
    givers = Delegation.objects.on(on).filter(taker=officer, giver__is_active=True).values("giver")
    return (
        Post.objects.on(on)
        .filter(Q(officer=officer) | Q(officer__in=givers) & ~Q(role__in=ADMINISTRATORS))
        .order_by("pk")
        .values_list("officer_id", "role", "unit_id", "unit__code", "unit__path", "unit__tier", "unit__name")
    )


def actor_of(officer: Officer, *, on: date) -> Actor:
    """The officer with the posts he holds on the day, his own first, then those delegated to him. One query.

    Administrator posts are never delegated, and of an absent colleague's posts only those in a unit where the
    officer himself has a post. An inactive officer has no posts.
    """
    if not officer.is_active:
        return Actor(kind="officer", officer_id=officer.pk, name=officer.name)
    own: list[PostFact] = []
    lent: list[PostFact] = []
    for holder, role, unit_id, code, path, tier, name in posts_held(officer=officer.pk, on=on):
        mine = holder == officer.pk
        giver = None if mine else holder
        (own if mine else lent).append(PostFact(role, unit_id, code, path, tier, giver, name))
    units = {fact.unit_id for fact in own}
    return Actor(
        kind="officer",
        officer_id=officer.pk,
        name=officer.name,
        posts=(*own, *(fact for fact in lent if fact.unit_id in units)),
    )


def _administers(actor: Actor, role: Role, officer: Officer) -> Verdict:
    """The administrator `role` over this account, and not over himself (GB/T 22239-2019 §8.1.5)."""
    if actor.kind == "system":
        return ALLOWED
    if not actor.has(role):
        return Verdict(False, f"这件事由{role.label}办理，您没有这个岗位。")
    if officer.pk == actor.officer_id:
        return Verdict(False, "不能对自己的账号办理这件事，请另一位管理员办理。")
    if officer.home_unit is None or not actor.within(officer.home_unit.path, role):
        return Verdict(False, "这个账号不在您管理的单位范围内。")
    return ALLOWED


def can_create_officer(actor: Actor, unit: Unit) -> Verdict:
    """System administrators make accounts for units of their subtree."""
    if not actor.has(Role.SYSTEM_ADMIN) and actor.kind != "system":
        return Verdict(False, "建立账号由系统管理员办理，您没有这个岗位。")
    if not actor.within(unit.path, Role.SYSTEM_ADMIN):
        return Verdict(False, "这个单位不在您管理的范围内。")
    return ALLOWED


def can_deactivate(actor: Actor, officer: Officer) -> Verdict:
    if not officer.is_active:
        return Verdict(False, "这个账号已经停用。")
    return _administers(actor, Role.SYSTEM_ADMIN, officer)


def can_reactivate(actor: Actor, officer: Officer) -> Verdict:
    if officer.is_active:
        return Verdict(False, "这个账号正在使用，不用恢复。")
    return _administers(actor, Role.SYSTEM_ADMIN, officer)


def can_reset_password(actor: Actor, officer: Officer) -> Verdict:
    return _administers(actor, Role.SYSTEM_ADMIN, officer)


def can_unlock(actor: Actor, officer: Officer) -> Verdict:
    return _administers(actor, Role.SECURITY_ADMIN, officer)


def can_require_factor(actor: Actor, officer: Officer) -> Verdict:
    if officer.totp_required:
        return Verdict(False, "已经要求这个账号使用动态码。")
    return _administers(actor, Role.SECURITY_ADMIN, officer)


def can_reset_factor(actor: Actor, officer: Officer) -> Verdict:
    if officer.totp_confirmed_at is None:
        return Verdict(False, "这个账号还没有启用动态码。")
    return _administers(actor, Role.SECURITY_ADMIN, officer)


def can_grant_posts(actor: Actor, officer: Officer) -> Verdict:
    """Whether the security administrator may grant this officer posts at all, in whatever unit."""
    if not officer.is_active:
        return Verdict(False, "这个账号已经停用，请先恢复。")
    return _administers(actor, Role.SECURITY_ADMIN, officer)


def can_grant_post(actor: Actor, officer: Officer, unit: Unit) -> Verdict:
    verdict = can_grant_posts(actor, officer)
    if verdict and not actor.within(unit.path, Role.SECURITY_ADMIN):
        return Verdict(False, "这个单位不在您管理的范围内。")
    return verdict


def can_end_post(actor: Actor, post: Post) -> Verdict:
    """The security administrator over the post's unit; nobody ends his own."""
    if post.to_on is not None:
        return Verdict(False, "这个岗位已经终止。")
    if actor.kind == "system":
        return ALLOWED
    if not actor.has(Role.SECURITY_ADMIN):
        return Verdict(False, f"这件事由{Role.SECURITY_ADMIN.label}办理，您没有这个岗位。")
    if post.officer_id == actor.officer_id:
        return Verdict(False, "不能终止自己的岗位，请另一位安全管理员办理。")
    if not actor.within(post.unit.path, Role.SECURITY_ADMIN):
        return Verdict(False, "这个单位不在您管理的范围内。")
    return ALLOWED


def can_hand_over(actor: Actor, giver: Officer) -> Verdict:
    return _administers(actor, Role.SECURITY_ADMIN, giver)


def can_end_delegation(actor: Actor, delegation: Delegation) -> Verdict:
    """Either side may end it; so may the security administrator over the giver."""
    if actor.officer_id is not None and actor.officer_id in (delegation.giver_id, delegation.taker_id):
        return ALLOWED
    return _administers(actor, Role.SECURITY_ADMIN, delegation.giver)


def can_read_records(actor: Actor) -> Verdict:
    """Login records and the ledger are read by audit administrators, and by nobody else."""
    if actor.has(Role.AUDIT_ADMIN):
        return ALLOWED
    return Verdict(False, "登录记录和操作台账由审计管理员查看，您没有这个岗位。")
