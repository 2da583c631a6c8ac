"""The channels in front of the system administrator: configured or not, how they do, a test message."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import Officer, refused, request_actor
from zhichi.foundation.notices.access import can_keep_channels
from zhichi.foundation.notices.actions.channels import Message, sender_of
from zhichi.foundation.notices.actions.standing import standing
from zhichi.foundation.notices.enums import Answer, Channel
from zhichi.foundation.notices.models import Notice, OfficerWish

TITLE, TEXT = "测试消息", "这是一条测试消息，收到说明渠道通了。"


@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    if not (verdict := can_keep_channels(request_actor(request))):
        return refused(request, verdict.because)
    to_spread = Notice.objects.filter(spread_at=None).count()
    context = {"rows": standing(at=timezone.now()), "to_spread": to_spread}
    return render(request, "notices/admin/channels.html", context)


@require_POST
def test(request: HttpRequest) -> HttpResponse:
    """One message to myself: by mail to the address of my wishes, else to the telephone of my account."""
    actor = request_actor(request)
    if not (verdict := can_keep_channels(actor)):
        return refused(request, verdict.because)
    channel = request.POST.get("channel", "")
    if channel not in Channel.values:
        raise Http404
    sender, to = sender_of(channel), own_address(actor.officer_id, channel)
    if sender is None:
        messages.warning(request, "这个渠道没有配置，发不了。")
    elif not to:
        told = (
            "请先在“我的消息 · 通知方式”里填工作邮箱。"
            if channel == Channel.MAIL
            else "您的账号没有登记电话。"
        )
        messages.warning(request, told)
    else:
        message = Message(secrets.token_hex(16), channel, to, TITLE, TEXT)
        outcome = sender.send(message, stamp=int(timezone.now().timestamp()))
        if outcome.answer == Answer.TAKEN:
            messages.success(request, "发出了，请看看收到没有。")
        else:
            messages.warning(request, f"没有发出：{outcome.said or Answer(outcome.answer).label}")
    return redirect("notices:channels")


def own_address(officer_id: int | None, channel: str) -> str:
    if channel == Channel.MAIL:
        wish = OfficerWish.objects.filter(officer=officer_id).first()
        return wish.mail if wish else ""
    officer = Officer.objects.filter(pk=officer_id or 0).first()
    return str(officer.phone) if officer else ""
