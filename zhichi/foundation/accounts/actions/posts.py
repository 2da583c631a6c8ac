"""Posts: granted and ended by the security administrator."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from zhichi.foundation.accounts.access import can_end_post, can_grant_post
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code, Role
from zhichi.foundation.accounts.models import Officer, Post
from zhichi.foundation.accounts.rules.duties import PUBLIC, clash
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.regions.public import Unit


def grant_post(*, officer: Officer, role: str, unit: Unit, from_on: date, by: Actor, at: datetime) -> Post:
    """Give an officer a post from a day on, open-ended. Raises RefusedError or AccountError."""
    demand(can_grant_post(by, officer, unit))
    if role not in Role.values or role in PUBLIC:
        raise AccountError("没有这个岗位，请从列表中选择。")
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        held = Post.objects.filter(officer=officer, to_on__isnull=True).values_list("role", flat=True)
        if other := clash(list(held), role):
            raise AccountError(f"他已是{Role(other).label}：三种管理员须分别由三个人担任，不能兼任。")
        try:
            with transaction.atomic():
                post = Post.objects.create(officer=officer, role=role, unit=unit, from_on=from_on)
        except IntegrityError as error:
            raise AccountError("他已经有这个岗位，不用再授予。") from error
        note(officer, Code.POST_GRANTED, by=by, at=at, role=role, unit=unit.code, from_on=from_on.isoformat())
    return post


def end_post(*, post: Post, by: Actor, at: datetime) -> None:
    """The post ends now: today is the first day it no longer holds."""
    demand(can_end_post(by, post))
    with transaction.atomic():
        post.to_on = max(post.from_on, timezone.localdate(at))
        post.save(update_fields=["to_on"])
        note(post.officer, Code.POST_ENDED, by=by, at=at, role=post.role, unit=post.unit.code)
