"""核验抽样 before everybody: the story of each draw, its files, the place where witnesses commit and reveal."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.coverage.actions.sampling import SampleError
from zhichi.domains.coverage.actions.witnessing import commit_nonce, reveal_nonce
from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.coverage.forms import CommitForm, RevealForm
from zhichi.domains.coverage.models import Sample
from zhichi.domains.coverage.models.story import estimate_words, shares, story
from zhichi.domains.network.public import VerifyOutcome
from zhichi.foundation.accounts.public import CITIZEN

PAGE = 20
OUTCOMES = dict(VerifyOutcome.choices)
COMMAND = (
    'python3 -c "import secrets,hashlib; n=secrets.token_bytes(32); print(n.hex()); '
    'print(hashlib.{hash}(n).hexdigest())"'
)
GM_COMMAND = 'openssl rand -hex 32 | tee nonce.txt | tr -d "\\n" | xxd -r -p | openssl dgst -sm3'


@login_not_required
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    page = Paginator(Sample.objects.visible_to(CITIZEN).light(), PAGE).get_page(request.GET.get("page"))
    rows = [{"sample": each, "share": shares(each)} for each in page]
    return render(request, "coverage/citizen/samples.html", {"page": page, "rows": rows})


@login_not_required
@require_safe
def sample(request: HttpRequest, code: str) -> HttpResponse:
    shown = _found(code)
    replaced_by = Sample.objects.light().filter(supersedes=shown).first()
    layers = _layers(shown) if shown.is_ended else []
    context = {
        "sample": shown,
        "story": story(shown),
        "witnesses": list(shown.witnesses.all()),
        "estimate": estimate_words(shown),
        "points": layers,
        "drawn_count": sum(len(layer["rows"]) for layer in layers),
        "drawn": shown.drawn_at is not None,
        "replaced_by": replaced_by,
    }
    return render(request, "coverage/citizen/sample.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def witness(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A witness's own page: first the commitment, later the nonce. Nothing else is ever asked for."""
    shown = _found(code)
    who = get_object_or_404(shown.witnesses, pk=pk)
    revealing = shown.state == SampleState.COMMITTED and not who.nonce
    committing = shown.state == SampleState.FROZEN and not who.digest
    form: Any = None
    if committing or revealing:
        form = (CommitForm if committing else RevealForm)(request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():
        at = timezone.now()
        try:
            if committing:
                commit_nonce(by=CITIZEN, at=at, witness=who, **form.cleaned_data)
                messages.success(request, "承诺已经公布。请保存好随机数，等所有见证人都承诺以后再来揭示。")
            else:
                reveal_nonce(by=CITIZEN, at=at, witness=who, **form.cleaned_data)
                messages.success(request, "随机数已经揭示，谢谢您的见证。")
        except SampleError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect("coverage:open_sample", shown.code)
    hash_name = shown.manifest["hash"]
    context = {
        "sample": shown,
        "witness": who,
        "form": form,
        "committing": committing,
        "revealing": revealing,
        "hash_name": hash_name,
        "command": COMMAND.format(hash="sha256") if hash_name == "sha256" else GM_COMMAND,
    }
    return render(request, "coverage/citizen/witness.html", context)


@login_not_required
@require_safe
def manifest_json(request: HttpRequest, code: str) -> JsonResponse:
    """The frozen list, from the moment it is frozen."""
    return _json(_found(code).manifest)


@login_not_required
@require_safe
def bundle_json(request: HttpRequest, code: str) -> JsonResponse:
    """The bundle of `zhichi-draw/1`, from the moment of the draw."""
    shown = _found(code)
    if shown.bundle is None:
        raise Http404("这次抽样还没有抽取。")
    return _json(shown.bundle)


@login_not_required
@require_safe
def names_json(request: HttpRequest, code: str) -> JsonResponse:
    """Which point hides behind each pseudonym, with the salts: only when nobody can be warned any more."""
    shown = _found(code)
    if not shown.is_ended:
        raise Http404("核验结束以后才公布。")
    names = [{"code": code, "salt": salt} for code, salt in sorted(shown.salts.items())]
    return _json({"draw": shown.code, "hash": shown.manifest["hash"], "names": names})


def _found(code: str) -> Sample:
    return get_object_or_404(Sample.objects.visible_to(CITIZEN), code=code)


def _layers(shown: Sample) -> list[dict[str, Any]]:
    """The points drawn, layer by layer in the order of the list: a page of a hundred and more stays short."""
    rows = _points(shown)
    layers = {title: [row for row in rows if row["stratum"] == title] for title in shown.titles.values()}
    return [
        {"title": title, "rows": found, "real": sum(row["real"] for row in found)}
        for title, found in layers.items()
        if found
    ]


def _points(shown: Sample) -> list[dict[str, Any]]:
    drawn = shown.points.answered().select_related("point", "replaced_by")
    titles = shown.titles
    return [
        {
            "point": each.point,
            "stratum": titles[each.stratum],
            "outcome": OUTCOMES.get(each.outcome or "", ""),
            "real": each.outcome == VerifyOutcome.REAL,
            "replaced": hasattr(each, "replaced_by"),
            "reason": each.reason,
            "pseudonym": each.pseudonym,
        }
        for each in drawn
    ]


def _json(body: dict[str, Any]) -> JsonResponse:
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 1})
