"""Anybody checks a paper: by the code that is printed on it, or by the file itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import client_address, guard
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.foundation.seals.actions import check_code, check_file
from zhichi.foundation.seals.actions.checking import Checked, check_digest, past_of
from zhichi.foundation.seals.forms import CodeForm, FileForm
from zhichi.foundation.seals.forms.check import MOST_MB
from zhichi.foundation.signing.public import PdfCheck, check_pdf
from zhichi.foundation.vault.public import crypto
from zhichi.kernel import tracking, writes

GUARD = "check.address"
HEX = frozenset("0123456789abcdef")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.LOOKING)
def check(request: HttpRequest) -> HttpResponse:
    """A box for the code and a place for the file; without script the file is sent here and kept nowhere."""
    code, file = CodeForm(None), FileForm(None)
    context: dict[str, object] = {"code": code, "file": file, "found": None, "hash": crypto().hash_name}
    context |= {"looked": False, "match": None, "signatures": []}
    status = 200
    if "code" in request.POST:
        code = CodeForm(request.POST)
        if code.is_valid():
            return redirect("seals:paper", code.cleaned_data["code"])
        context["code"], status = code, 422
    elif request.method == "POST":
        file = FileForm(request.POST, request.FILES)
        context["file"] = file
        upload = request.FILES.get("file")
        if upload is not None and (upload.size or 0) > MOST_MB * 1024 * 1024:
            file.add_error("file", f"文件不能超过 {MOST_MB} MB。")
        if file.is_valid() and upload is not None:
            data = upload.read()
            proved = check_pdf(data, at=timezone.now())
            context |= {"looked": True, "match": check_file(data), "signatures": signatures_of(proved)}
        else:
            status = 422
    response = render(request, "seals/citizen/check.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def signatures_of(proved: PdfCheck) -> list[str]:
    """Each signature in the file in one line; a file that cannot be read says why."""
    if proved.fault:
        return [f"没有查文件里的电子签名：{proved.oddity}。我们出的文书里没有这些，来历不明的请不要相信。"]
    return [
        f"电子签名：{one.signer}，没有改过，证书可信。"
        if one.is_good
        else f"电子签名：{one.signer}，不能相信。{one.because}"
        for one in proved.signatures
    ]


@login_not_required
@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What stands behind a code. Codes that do not exist count against the address."""
    at, address = timezone.now(), client_address(request)
    verdict = guard.check(GUARD, address, at=at)
    if not verdict:
        return _none(request, verdict.because, 429)
    try:
        normal = tracking.normalise(code)
    except tracking.TrackingError as error:
        return _none(request, str(error).replace("查询码", "查验码"), 404)
    found = check_code(normal)
    if found is None:
        with writes.allowed("a counter against guessing"):
            guard.fail(GUARD, address, at=at)
        return _none(request, "没有这份文书。请对照文书上的查验码再核对一遍。", 404)
    context = {"found": found, "spoken": tracking.spoken(normal), "hash": crypto().hash_name}
    context |= {"check": reverse("seals:check"), "past": past_of(found.paper)}
    response = render(request, "seals/citizen/paper.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _none(request: HttpRequest, because: str, status: int) -> HttpResponse:
    context = {"because": because, "code": CodeForm(None)}
    return render(request, "seals/citizen/none.html", context, status=status)


@login_not_required
@require_safe
def digest(request: HttpRequest, digest: str) -> JsonResponse:
    """What a digest that a browser computed is of. Whoever has the digest has the file."""
    found = check_digest(digest) if len(digest) == 64 and set(digest) <= HEX else None
    answer = JsonResponse(told(found, digest) if found else {"known": False})
    answer["Cache-Control"] = "no-store"
    return answer


def told(found: Checked, digest: str) -> dict[str, object]:
    use, paper = found.use, found.paper
    return {
        "known": True,
        "what": "sealed" if use is not None and use.sealed_digest == digest else "plain",
        "standing": found.standing,
        "said": str(found.standing.label),
        "number": paper.number if paper else "",
        "organ": paper.unit.name if paper else use.seal.organ.name if use else "",
        "seal": use.seal.name if use else "",
        "code": paper.check_code if paper else "",
    }
