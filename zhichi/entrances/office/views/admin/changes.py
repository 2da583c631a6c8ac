"""区划变更: what became of divisions that were merged, split, given another code or another name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.entrances.office import access
from zhichi.entrances.office.forms import ChangeForm, UnitSearchForm
from zhichi.foundation.accounts.public import Role, refused, request_actor, require_role
from zhichi.foundation.regions.public import FileFaults, RegionsChanged, RegionSuccessor, change_regions

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(Role.SYSTEM_ADMIN)
def changes(request: HttpRequest) -> HttpResponse:
    """What is recorded, the newest first, and the form for one more."""
    actor = request_actor(request)
    verdict = access.can_change_regions(actor)
    if not verdict:
        return refused(request, verdict.because)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = change_regions(by=actor, at=timezone.now(), cells=form.rows())
        except FileFaults as error:
            form.show(error.faults)
        else:
            messages.success(request, _told(done))
            return redirect("office:region_changes")
    search = UnitSearchForm(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    found = RegionSuccessor.objects.select_related("former", "successor").order_by(
        "-on", "former_id", "successor_id"
    )
    if text:
        either = Q(former__full_name__contains=text) | Q(successor__full_name__contains=text)
        found = found.filter(either | Q(former_id=text) | Q(successor_id=text))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "q": text, "query": request.GET.urlencode()}
    return render(request, "office/admin/region_changes.html", context)


def _told(done: RegionsChanged) -> str:
    if done.unchanged == done.rows:
        return "这次变更以前登记过，没有改动。"
    told = [
        ("停用", done.ended),
        ("新设", done.begun),
        ("改名", done.renamed),
    ]
    return "已登记：" + "，".join(f"{word} {count} 个区划" for word, count in told if count) + "。"
