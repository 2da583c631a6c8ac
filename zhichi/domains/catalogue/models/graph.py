"""The graph of the law, computed from what the rooms say they cite: nothing of it is stored."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.foundation.sockets.public import CITERS, Citing


@dataclass(frozen=True)
class Graph:
    """`by_article` has (law key, article) -> what cites it, the whole law under ""; `strange` names no law has."""

    by_article: Mapping[tuple[str, str], list[Citing]]
    strange: list[tuple[Citing, str]]

    def of(self, law: str, number: str) -> list[Citing]:
        return self.by_article.get((law, number), [])

    def of_law(self, law: str) -> list[Citing]:
        """What cites the law or any of its articles, each thing once."""
        found = (one for (key, _), many in self.by_article.items() if key == law for one in many)
        return list({(one.kind, one.key): one for one in found}.values())

    def counts(self, law: str) -> dict[str, int]:
        """Article -> how many things cite it; "" for the law as a whole."""
        return {number: len(found) for (key, number), found in self.by_article.items() if key == law}


def all_citings() -> Iterator[tuple[Citing, set[tuple[str, str]], list[str]]]:
    """Every version that holds or waits for its day: with the articles it cites, and names that no law has."""
    names = law_names()
    for citer in CITERS:
        for citing in citer():
            yield (citing, *resolved(citing.basis, names))


def law_graph() -> Graph:
    """Everything that cites law, by article. One statement for the names and a few for each room."""
    # Of a thing with a version in force and another that waits, each article names it once.
    by_article: dict[tuple[str, str], dict[tuple[str, str], Citing]] = defaultdict(dict)
    strange: list[tuple[Citing, str]] = []
    for citing, cited, unknown in all_citings():
        for pair in sorted(cited):
            by_article[pair].setdefault((citing.kind, citing.key), citing)
        strange += [(citing, name) for name in unknown]
    return Graph({pair: list(found.values()) for pair, found in by_article.items()}, strange)
