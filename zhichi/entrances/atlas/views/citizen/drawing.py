"""What the script needs to draw the map."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from zhichi.entrances.atlas.forms import MapForm
from zhichi.entrances.atlas.views.citizen.found import Found
from zhichi.foundation.sockets.public import MapLayer
from zhichi.ui.tongue.catalogue import word


def drawing(form: MapForm, found: Found, layers: list[MapLayer]) -> dict[str, Any]:
    """All that the script needs to draw the map: addresses, layers with their legends, where the reader asked from."""
    asked = form_query(form)
    tiles = settings.ZHICHI_MAP_TILES
    return {
        "script": static("zhichi/dist/map.js"),
        "worker": static("zhichi/dist/map_worker.js"),
        "style": static("zhichi/dist/map.css"),
        "outlines": reverse("atlas:outlines"),
        "layers": [
            {
                "key": layer.key,
                "title": word(layer.title),
                "url": f"{reverse('atlas:layer', args=[layer.key])}{asked}",
                "legend": {sign: word(words) for sign, words in dict(layer.legend).items()},
                "clustered": layer.clustered,
                "summed": layer.summed,
                "shown": not layer.roles,
            }
            for layer in layers
        ],
        "origin": list(found.origin) if found.origin else None,
        "tiles": {"url": tiles.url, "credit": tiles.credit} if tiles.url else None,
    }


def form_query(form: MapForm) -> str:
    """The part of the question that layers are narrowed by, as a query string or nothing."""
    names = ("county", "township", "item", "tier", "open")
    kept = {name: form.value(name) for name in names if form.value(name)}
    return f"?{urlencode(kept)}" if kept else ""
