"""Which of the bureau's promises run for a rectification; every head reads it, the city's desk sets it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ratings.access import READERS, can_set_terms
from zhichi.foundation.ratings.actions import set_terms
from zhichi.foundation.ratings.forms import TermsForm


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def terms(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    verdict, form = can_set_terms(actor), TermsForm(request.POST or None)
    if request.method == "POST":
        if not verdict:
            return refused(request, verdict.because)
        if form.is_valid():
            try:
                set_terms(limits=form.cleaned_data, by=actor, at=timezone.now())
                messages.success(request, "已设定。以后开始的整改按新的期限算。")
                return redirect("ratings:terms")
            except RefusedError as error:
                form.add_error(error.field, str(error))
    context = {"form": form, "because": verdict.because}
    return render(request, "ratings/officer/terms.html", context, status=422 if form.errors else 200)
