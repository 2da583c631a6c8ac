"""Whether what a basis cites is there: the law registered, the article recorded, and alive on the day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.ended import Ended, ended_in, ended_reader
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.named import names_of
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.foundation.sockets.public import LawBook


@dataclass(frozen=True)
class Register:
    """The laws by every name they go by, and since when each recorded article has force (None: not known)."""

    names: Mapping[str, str]
    titles: Mapping[str, str]
    begins: Mapping[tuple[str, str], date | None]
    ended: Callable[[str, date], list[Ended]] = ended_in

    def faults(self, basis: str, day: date) -> list[str]:
        """One sentence for each thing cited that nothing can stand on from `day`; an empty basis has none."""
        return list(dict.fromkeys(self._faults(basis, day)))

    def _faults(self, basis: str, day: date) -> Iterator[str]:
        cited, strange = resolved(basis, self.names)
        for name in strange:
            yield f"没有登记过“{name}”，请检查名称；确有这部法的，先到“法律依据”登记。"
        for key, number in sorted(cited):
            if number and (key, number) not in self.begins:
                where = f"《{self.titles[key]}》{article_words(number)}"
                yield f"没有登记过{where}，请检查条号；确有这一条的，先到“法律依据”登记。"
            elif number and (begin := self.begins[key, number]) is not None and begin > day:
                where = f"《{self.titles[key]}》{article_words(number)}"
                yield f"{where}{begin.year}年{begin.month}月{begin.day}日才施行。"
        yield from (one.sentence for one in self.ended(basis, day))

    def dead(self, basis: str, day: date) -> str:
        """What of a basis has lost its force by `day`, as one sentence, or nothing."""
        return "".join(one.sentence for one in self.ended(basis, day))


def register() -> Register:
    """As it stands now. Two statements."""
    laws = list(Law.objects.only("key", "title", "aliases"))
    rows = Article.objects.order_by("-valid_from").values_list("law__key", "number", "valid_from")
    begins: dict[tuple[str, str], date | None] = {}
    for key, number, begin in rows:
        # The earliest text of an article counts: what replaced it later goes on from it.
        known = begins.get((key, number), begin)
        begins[key, number] = None if begin is None or known is None else min(begin, known)
    return Register(
        {name: law.key for law in laws for name in names_of(law)},
        {law.key: law.title for law in laws},
        begins,
    )


def basis_faults(basis: str, day: date) -> list[str]:
    """Fits `sockets.BASIS_FAULTS`."""
    return register().faults(basis, day)


def law_book() -> LawBook | None:
    """Fits `sockets.LAW_BOOKS`: three statements, however much is asked of it."""
    held = replace(register(), ended=ended_reader())
    return LawBook(held.faults, held.dead) if held.names else None
