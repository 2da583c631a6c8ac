"""Who gets in: readers of the catalogue read, editors write; a reader who would write is told why he may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.models import ItemDraft
from zhichi.foundation.accounts.public import refused, request_actor, require_role

Page = Callable[..., HttpResponse]


def editors(view: Page) -> Page:
    """A page only for whoever may write; 403 with the sentence for readers."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @require_role(*READERS)
    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verdict = can_edit(request_actor(request))
        if not verdict:
            return refused(request, verdict.because)
        return view(request, *args, **kwargs)

    return gate


def with_draft(view: Page) -> Page:
    """Give the page the draft of the code in its address."""

    @editors
    @wraps(view)
    def page(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        return view(request, get_object_or_404(ItemDraft, code=code), **kwargs)

    return page
