"""The switch to the elder version, and the gallery of components."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from zhichi.ui.context import ELDER_COOKIE, ELDER_SIZES
from zhichi.ui.gallery import shelves
from zhichi.ui.samples import SAMPLES, TITLES
from zhichi.ui.tongue.catalogue import TONGUE_COOKIE

ONE_YEAR: Final = 365 * 24 * 3600
TONGUES: Final = ("zh", "en")


def safe_next(request: HttpRequest) -> str:
    """The address to go back to: a path of this site, or the front page. `//evil` and `\\\\evil` are other sites."""
    target = request.POST.get("next", "")
    mine = url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure())
    return target if mine and target.startswith("/") else "/"


# The size of the letters is nobody's secret: without a token the pages that carry this button are alike for everybody.
@csrf_exempt
@login_not_required
@require_POST
def elder(request: HttpRequest) -> HttpResponse:
    """Turn the elder version on, off, or to a size; without a size, the other way round."""
    size = request.POST.get("size", "off" if ELDER_COOKIE in request.COOKIES else "20")
    response = redirect(safe_next(request))
    if size in ELDER_SIZES:
        response.set_cookie(
            ELDER_COOKIE, size, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie(ELDER_COOKIE, samesite="Lax")
    return response


# Neither is the language.
@csrf_exempt
@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Read the citizen pages in English or in Chinese from now on; anything else changes nothing."""
    response = redirect(safe_next(request))
    chosen = request.POST.get("language", "")
    if chosen in TONGUES:
        response.set_cookie(
            TONGUE_COOKIE, chosen, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return response


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its options and examples."""
    return render(
        request, "ui/gallery/index.html", {"shelves": list(shelves(request)), "samples": TITLES.items()}
    )


@login_not_required
@require_safe
def sample(request: HttpRequest, kind: str) -> HttpResponse:
    """A whole page made of the components, with invented facts."""
    if kind not in SAMPLES:
        raise Http404
    return render(request, f"ui/gallery/{kind}.html", SAMPLES[kind]())
