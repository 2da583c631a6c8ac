"""A service worker's script, served from the folder whose pages it may answer for (its scope is where it stands)."""

from pathlib import Path
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

BUILT: Final = Path(__file__).parent / "static" / "zhichi" / "dist"


@login_not_required
@require_safe
def worker(request: HttpRequest, name: str) -> HttpResponse:
    """The built script of `name`, asked anew each time: a worker that cannot be replaced keeps old pages for ever."""
    try:
        script = (BUILT / f"{name}.js").read_bytes()
    except OSError:
        raise Http404 from None
    return HttpResponse(
        script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )
