"""What a place of a form can look at, and why it cannot look at something else: circles are told in titles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Self

from zhichi.foundation.forms.rules.circles import Links, fields_in, links_of, way_back
from zhichi.foundation.forms.rules.shape import FormField


@dataclass
class Seen:
    """A form read from its beginning: `earlier` are the sound fields so far, `passed` the names of all so far."""

    titles: Mapping[str, str]
    links: Links
    earlier: dict[str, FormField] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, sections: Sequence[Any]) -> Self:
        parts = [part for section in sections for part in fields_in(section)]
        titles = {str(part.get("name")): str(part.get("title") or part.get("name"))[:40] for part in parts}
        return cls(titles, links_of(sections))

    def why_not(self, name: str, own: frozenset[str]) -> str:
        """Why a place, where the fields `own` stand, cannot look at the field `name`: one sentence."""
        title = self.titles.get(name, "")
        if name in own:
            return f"这里要看的“{title}”就是它自己，会绕成圈，只能看前面的填写项。"
        if not title:
            return f"这里要看的“{name[:40]}”表里没有，只能看前面的填写项。"
        if name in self.passed:
            return f"这里要看的“{title}”本身还没有写对，请先改好它。"
        if way := way_back(name, own, self.links):
            steps = [
                f"“{self.titles[one]}”要看“{self.titles.get(other, other)}”" for one, other in pairwise(way)
            ]
            return f"这里要看“{title}”，可是{'，'.join(steps)}，绕成圈了。请去掉其中一处。"
        return f"这里要看的“{title}”排在后面，填到这里还没有答案。请把它移到前面。"
