"""One place under two names: the same telephone, the same spot, or the same name but for its decoration."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhichi.domains.network.rules.position import distance_words
from zhichi.kernel.geo import distance_m

# What names of the same place differ in: statutory and older words for the kind of point, and for the region.
_DECORATION = re.compile(
    r"公共法律服务|司法行政|法律服务|分中心|中心|工作站|服务站|工作室|服务室|"
    r"村民委员会|居民委员会|村委会|居委会|社区|街道|办事处|[村镇乡站室]"
)
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Other:
    """Another registered point, as far as it may be the same one. Degrees of CGCS2000."""

    code: str
    name: str
    region: str
    phone: str = ""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    tier: str = ""
    # In a proposal that is still open, not in the register.
    filed: bool = False


def bare_name(name: str) -> str:
    """A name without what differs between two names of one place: 许庄村公共法律服务工作室 -> 许庄."""
    plain = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name)).lower()
    return _DECORATION.sub("", plain) or plain


def twins(one: Other, others: Sequence[Other], within_m: float) -> Iterator[str]:
    """A sentence for each other point that may be this one under another name."""
    for other in others:
        if one.code and other.code == one.code:
            continue
        why = [*_reasons(one, other, within_m)]
        if why:
            known = f"（{other.code}）" if other.code else ""
            yield f"可能和“{other.name}”{known}是同一个服务点：{'，'.join(why)}。"


def _reasons(one: Other, other: Other, within_m: float) -> Iterator[str]:
    if one.phone and _digits(one.phone) == _digits(other.phone):
        yield "电话相同"
    if one.lon is not None and one.lat is not None and other.lon is not None and other.lat is not None:
        apart = distance_m(one.lon, one.lat, other.lon, other.lat)
        if apart <= within_m:
            yield f"相距只有{distance_words(apart).removeprefix('约 ')}"
    if one.region == other.region and bare_name(one.name) == bare_name(other.name):
        yield "在同一区划，名称实际相同"


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
