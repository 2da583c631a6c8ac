"""The officer's own password and second factor; both pages also stand in the way when they are owed."""

import base64
import binascii
import json
from datetime import datetime, timedelta
from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts import actions, totp
from zhichi.foundation.accounts.forms import FactorForm, OwnPasswordForm
from zhichi.foundation.accounts.gates import request_actor
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.accounts.views.officer.entering import next_of, onward
from zhichi.foundation.vault.public import open_bytes, seal_bytes
from zhichi.kernel.crypto import CryptoError

DRAFT = b"accounts.factor-draft/1"
DRAFT_KEPT = timedelta(minutes=30)


def step_page(request: HttpRequest, step: str, kept: str) -> HttpResponse:
    """The owed step with an interrupted form on board."""
    officer, now = cast(Officer, request.user), timezone.now()
    if step == "accounts:password":
        return password_page(request, OwnPasswordForm(officer=officer, at=now), kept)
    return factor_page(request, FactorForm(officer=officer, at=now), totp.new_secret(), kept)


def answer(request: HttpRequest, template: str, context: dict[str, object], kept: str) -> HttpResponse:
    response = render(request, template, context | {"kept": kept, "next": next_of(request)})
    response["Cache-Control"] = "no-store"
    return response


def password_page(request: HttpRequest, form: OwnPasswordForm, kept: str) -> HttpResponse:
    owed = form.officer.must_change_password
    return answer(request, "accounts/officer/password.html", {"form": form, "owed": owed}, kept)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change the own password."""
    officer, now, kept = cast(Officer, request.user), timezone.now(), request.POST.get("carried", "")
    if request.method != "POST":
        return password_page(request, OwnPasswordForm(officer=officer, at=now), kept)
    form = OwnPasswordForm(request.POST, officer=officer, at=now)
    if not form.is_valid():
        return password_page(request, form, kept)
    actions.change_password(
        officer=officer, password=form.cleaned_data["new_password"], by=request_actor(request), at=now
    )
    update_session_auth_hash(request, officer)
    messages.success(request, "密码已经改好。其他设备上的登录已全部退出。")
    return onward(request, officer)


def seal_draft(officer: Officer, secret: str, at: datetime) -> str:
    """The new secret as text for a hidden field: nothing is stored until it has been confirmed."""
    body = {"officer": officer.pk, "secret": secret, "until": (at + DRAFT_KEPT).timestamp()}
    return base64.urlsafe_b64encode(seal_bytes(json.dumps(body).encode(), context=DRAFT)).decode()


def open_draft(officer: Officer, text: str, at: datetime) -> str:
    """The secret of this officer's own draft, or an empty string."""
    try:
        body = json.loads(open_bytes(base64.urlsafe_b64decode(text), context=DRAFT))
    except (CryptoError, binascii.Error, ValueError):
        return ""
    return str(body["secret"]) if body["officer"] == officer.pk and body["until"] > at.timestamp() else ""


def factor_page(request: HttpRequest, form: FactorForm, secret: str, kept: str) -> HttpResponse:
    context: dict[str, object] = {
        "form": form,
        "draft": seal_draft(form.officer, secret, form.at),
        "address": totp.address_of(secret, form.officer.username),
        "spelled": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        "renewing": form.officer.totp_confirmed_at is not None,
    }
    return answer(request, "accounts/officer/factor.html", context, kept)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_factor(request: HttpRequest) -> HttpResponse:
    """Show a new secret as a QR code and bind it once its first code is right."""
    officer, now, kept = cast(Officer, request.user), timezone.now(), request.POST.get("carried", "")
    secret = open_draft(officer, request.POST.get("draft", ""), now)
    if request.method != "POST" or not secret:
        return factor_page(request, FactorForm(officer=officer, at=now), totp.new_secret(), kept)
    form = FactorForm(request.POST, officer=officer, at=now)
    if not form.is_valid():
        return factor_page(request, form, secret, kept)
    try:
        actions.confirm_factor(
            officer=officer, secret=secret, code=form.cleaned_data["otp"], by=request_actor(request), at=now
        )
    except AccountError as error:
        form.add_error("otp", str(error))
        return factor_page(request, form, secret, kept)
    messages.success(request, "动态码已经启用。下次登录时，填完密码还要填动态码。")
    return onward(request, officer)
