"""The ledger in front of the audit administrator: read only, newest first, by the key."""

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code, Role
from zhichi.foundation.accounts.forms import SubjectForm
from zhichi.foundation.accounts.gates import request_actor, require_role
from zhichi.foundation.accounts.models import Officer
from zhichi.foundation.accounts.views.admin.records import slice_before
from zhichi.foundation.ledger.public import Entry


def entries_for(actor: Actor) -> QuerySet[Entry]:
    """Every entry for the city's audit administrator; those about accounts of the subtree for a county's."""
    if actor.has(Role.AUDIT_ADMIN, "city"):
        return Entry.objects.all()
    subject = Concat(Value("officer:"), Cast("pk", CharField()), output_field=CharField())
    mine = Officer.objects.visible_to(actor).annotate(ledger_name=subject).values("ledger_name")
    return Entry.objects.filter(subject__in=mine)


@require_safe
@require_role(Role.AUDIT_ADMIN)
def ledger(request: HttpRequest) -> HttpResponse:
    """Acts in the order they were written, searched by subject; payloads stay closed."""
    found = entries_for(request_actor(request))
    search = SubjectForm(request.GET)
    text = search.cleaned_data["subject"] if search.is_valid() else ""
    if text:
        found = found.filter(subject=text)
    sliced = slice_before(found, request)
    words = dict(Code.choices)
    context = {
        "subject": text,
        "older": sliced["older"],
        "rows": [(entry, words.get(entry.code, entry.code)) for entry in sliced["rows"]],
    }
    return render(request, "accounts/admin/ledger.html", context)
