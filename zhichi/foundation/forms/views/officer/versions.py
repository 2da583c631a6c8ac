"""Publishing a draft, and what was published: each version, its export, its difference from the one before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.forms.access import CATALOGUE_ROLES, can_write
from zhichi.foundation.forms.actions import (
    FormError,
    StaleDraftError,
    discard_draft,
    draft_from,
    publish_draft,
)
from zhichi.foundation.forms.forms.building import PublishForm
from zhichi.foundation.forms.models import FormVersion
from zhichi.foundation.forms.rules import differences
from zhichi.foundation.forms.views.officer.desk import (
    doing,
    draft_or_404,
    for_writers,
    linked_faults,
    seen_revision,
)
from zhichi.foundation.forms.views.officer.lists import exported
from zhichi.foundation.forms.views.officer.saying import parts_said


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """The last step: what changes, from which day."""
    draft = draft_or_404(key)
    now = timezone.now()
    asked = PublishForm(request.POST or None, initial={"effective_from": timezone.localdate(now)})
    status = 200
    if request.method == "POST" and asked.is_valid():
        try:
            version = publish_draft(
                key=key,
                effective_from=asked.cleaned_data["effective_from"],
                revision=seen_revision(request),
                by=request_actor(request),
                at=now,
            )
        except PermissionDenied as error:
            return refused(request, str(error))
        except FormError as error:
            status = 422
            for fault in error.faults:
                asked.add_error("effective_from" if fault.path == "effective_from" else None, fault.sentence)
        except StaleDraftError as error:
            status = 409
            asked.add_error(None, str(error))
        else:
            messages.success(
                request, f"已发布第 {version.version} 版，{version.effective_from:%Y-%m-%d} 起用。"
            )
            return redirect("forms:form", key=key)
    before = FormVersion.objects.standing().filter(key=key).order_by("-version").first()
    faults = linked_faults(draft)
    context = {
        "draft": draft,
        "form": asked,
        "revision": request.POST.get("revision", draft.revision),
        "faults": faults,
        "before": before,
        "changes": differences(before.document, draft.document) if before and not faults else [],
    }
    return render(
        request,
        "forms/officer/publish.html",
        context,
        status=422 if asked.errors and status == 200 else status,
    )


@require_safe
@require_role(*CATALOGUE_ROLES)
def version(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """One published version: what it asks, and what it changed."""
    held = get_object_or_404(FormVersion, key=key, version=version)
    earlier = FormVersion.objects.standing().filter(key=key, version__lt=version)
    before = earlier.order_by("-version").first()
    may = bool(can_write(request_actor(request)))
    waits = held.withdrawn_at is None and held.effective_from > timezone.localdate()
    context = {
        "held": held,
        "intro": held.document.get("intro", ""),
        "sections": parts_said(held.document),
        "before": before,
        "changes": differences(before.document, held.document) if before else [],
        "may": may,
        "may_withdraw": may and waits,
    }
    return render(request, "forms/officer/version.html", context)


@require_safe
@require_role(*CATALOGUE_ROLES)
def export(request: HttpRequest, key: str, version: int) -> HttpResponse:
    held = get_object_or_404(FormVersion, key=key, version=version)
    response = HttpResponse(exported(held), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{key}-{version}.json"'
    return response


@require_POST
@for_writers
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin the next version with the content of the newest."""
    held = get_object_or_404(FormVersion.objects.standing().filter(key=key).order_by("-version")[:1])
    return doing(
        request,
        lambda: draft_from(version=held, by=request_actor(request), at=timezone.now()),
        key=key,
        done="可以改了。发布以前，正在用的还是原来的版本。",
    )


@require_POST
@for_writers
def discard(request: HttpRequest, key: str) -> HttpResponse:
    try:
        discard_draft(key=key, revision=seen_revision(request), by=request_actor(request), at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except StaleDraftError as error:
        messages.error(request, str(error))
        return redirect("forms:form", key=key)
    messages.success(request, "草稿已删去，公布过的版本不受影响。")
    return redirect("forms:index")
