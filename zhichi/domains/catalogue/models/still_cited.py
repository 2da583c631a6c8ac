"""Whether a thing still stands on an article after it changed: in its version that holds on a day, and where."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.timezone import localdate

from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.foundation.sockets.public import CITERS, Citing


class Still(NamedTuple):
    """`citing` is the version that holds; `places` are (where in it, citation); `later` will do without it."""

    citing: Citing
    places: tuple[tuple[str, str], ...]
    later: Citing | None = None

    @property
    def sentence(self) -> str:
        version = f"第 {self.citing.version} 版" if self.citing.version else ""
        where = "；".join(
            f"{place}写着“{basis}”" if place else f"写着“{basis}”" for place, basis in self.places
        )
        told = f"“{self.citing.title}”{version}还没有改好：{where}。"
        if self.later is not None and self.later.since is not None:
            day = self.later.since
            return f"{told}改好的第 {self.later.version} 版{day.year}年{day.month}月{day.day}日才施行，到那天再来点。"
        return f"{told}请先改好并发布，再点办好了。"


def versions_of(kind: str, key: str) -> list[Citing]:
    """The version that holds and those that wait, by their first day."""
    found = [one for citer in CITERS for one in citer() if (one.kind, one.key) == (kind, key)]
    return sorted(found, key=lambda one: one.since or date.min)


def still_cited(kind: str, key: str, law: str, number: str, day: date) -> Still | None:
    """What still cites the article (or, with no number, anything of the law) on a day; None: nothing does."""
    names = law_names()
    versions = versions_of(kind, key)
    today = [one for one in versions if one.since is None or one.since <= localdate()]
    # Of a form an older version may still be asked with beside the newest: until another comes, all that hold count.
    holding = [one for one in versions if one not in today and one.since and one.since <= day][-1:] or today
    for citing in reversed(holding):
        if places := tuple(_places(citing, law, number, names)):
            waiting = (one for one in versions if one.since is not None and one.since > day)
            later = next((one for one in waiting if not tuple(_places(one, law, number, names))), None)
            return Still(citing, places, later)
    return None


def _places(citing: Citing, law: str, number: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Where it cites the article; a citation without a place of its own is told whole."""
    for place, basis in citing.places or (("", citing.basis),):
        pairs, _ = resolved(basis, names)
        if any(key == law and number in ("", cited) for key, cited in pairs):
            yield place, basis
