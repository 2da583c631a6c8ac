"""The layers that rooms have registered, as the map draws them."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.atlas.forms import MapForm
from zhichi.entrances.atlas.views.citizen.geojson import answered, packed
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.sockets.public import MAP_LAYERS, PLACE_FINDERS, MapLayer

A_MINUTE = "public, max-age=60"


@login_not_required
@require_safe
def layer(request: HttpRequest, key: str) -> HttpResponse:
    """One layer as GeoJSON. A layer with roles is not there for others, and shows an officer his own scope."""
    actor = request_actor(request)
    found = next((each for each in layers_for(actor) if each.key == key), None)
    if found is None:
        raise Http404("没有这个图层")
    at = timezone.now()
    finder = PLACE_FINDERS.get("points")
    form = MapForm(request.GET.dict(), finder=finder, city=settings.ZHICHI_CITY, on=timezone.localdate(at))
    drawn = packed(found.features(actor, at, form.query))
    return answered(request, drawn, A_MINUTE if not found.roles else "private, no-store")


def layers_for(actor: Actor) -> list[MapLayer]:
    """The layers that this reader may see."""
    held = {post.role for post in actor.posts}
    return [layer for layer in MAP_LAYERS if not layer.roles or layer.roles & held]
