"""A background map from outside, where a deployment wants one: none unless it is configured."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Tiles:
    """Raster tiles by address, in Web Mercator. `origins` are the hosts that pages may then fetch pictures from."""

    url: str = ""
    credit: str = ""
    origins: tuple[str, ...] = ()


def tiles_from(template: str, key: str, credit: str) -> Tiles:
    """Tiles of a WMTS address with {z}, {x}, {y} and, where the service wants one, {key}.

    ImproperlyConfigured when the address cannot be one; an empty address means no background.
    """
    if not template:
        return Tiles()
    parts = urlsplit(template)
    if parts.scheme != "https" or not parts.hostname or any(sign in parts.netloc for sign in "{}*@;, '"):
        raise ImproperlyConfigured("ZHICHI_MAP_WMTS must be an https address with a plain host name")
    missing = [sign for sign in ("{z}", "{x}", "{y}") if sign not in template]
    if missing:
        raise ImproperlyConfigured(f"ZHICHI_MAP_WMTS lacks {', '.join(missing)}")
    if "{key}" in template and not key:
        raise ImproperlyConfigured("ZHICHI_MAP_WMTS has {key}: set ZHICHI_MAP_KEY")
    return Tiles(template.replace("{key}", key), credit, (f"https://{parts.netloc}",))
