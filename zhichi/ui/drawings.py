"""The two pictures that stand in every row of every list, drawn once in a process and then remembered.

Both are pure: the same words give the same markup, and the address of the sprite does not change while a process
runs. What a caller marked safe is remembered apart from the same letters unmarked (`typed`), so that neither
reaches a page in the other's place.
"""

from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from zhichi.ui.tongue.catalogue import word

# How a clock stands: its icon, and its words when the caller has none better.
LIGHTS: Final = {
    "green": ("circle-check", _("正常")),
    "amber": ("clock", _("将到期")),
    "red": ("alert-triangle", _("已超期")),
    "grey": ("player-pause", _("暂停计时")),
}


@lru_cache(maxsize=512, typed=True)
def icon(name: str, label: str = "") -> SafeString:
    """The icon `name` of the sprite; `label` is read aloud, without one the icon is decoration."""
    return render_to_string("components/icon/drawing.html", {"name": name, "label": label})


@lru_cache(maxsize=1024, typed=True)
def _light(light: str, words: str) -> SafeString:
    context = {"light": light, "icon": icon(LIGHTS[light][0]), "words": words}
    return render_to_string("components/traffic_light/drawing.html", context)


def traffic_light(light: str, words: str = "") -> SafeString:
    """`light` is green, amber, red or grey; anything else is shown as grey."""
    known = light if light in LIGHTS else "grey"
    return _light(known, word(words or str(LIGHTS[known][1])))
