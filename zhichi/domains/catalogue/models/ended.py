"""Articles that have lost their force, kept per process and trusted only while the stamp of the law is the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.article_change import ArticleChange
from zhichi.domains.catalogue.models.law_stamp import stamp
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.domains.catalogue.rules.numerals import article_words


@dataclass(frozen=True, slots=True)
class Ended:
    """An article from the day on which no text of that number has force, or a law (`number` empty) repealed whole.

    `now` is where its content stands since.
    """

    law: str
    title: str
    number: str
    since: date
    now: str = ""

    @property
    def sentence(self) -> str:
        day = f"{self.since.year}年{self.since.month}月{self.since.day}日"
        words = f"《{self.title}》{article_words(self.number) if self.number else ''}"
        if self.now:
            return f"依据的{words}自{day}起已改为{article_words(self.now)}。"
        return f"依据的{words}自{day}起已废止。"


class Memory:
    """What this process knows: nothing, or what was read under a stamp."""

    def __init__(self) -> None:
        self._stamp: str | None = None
        self._ended: dict[tuple[str, str], Ended] = {}
        self._names: dict[str, str] = {}

    def forget(self) -> None:
        self._stamp = None

    def known(self) -> tuple[dict[tuple[str, str], Ended], dict[str, str]]:
        """(what ended, names of laws) as the caller's transaction sees them.

        One statement while the law stands still, up to five after a change. The stamp is read first: a change that is
        committed in between is then read again, never missed.
        """
        now = stamp()
        if now != self._stamp:
            self._ended = {(one.law, one.number): one for one in read_ended()}
            self._names = law_names() if self._ended else {}
            self._stamp = now
        return self._ended, self._names


MEMORY = Memory()


def read_ended() -> list[Ended]:
    """The end of every law repealed whole, and the last end of every article of which no open text is left.

    Days to come are among them.
    """
    repeals = ArticleChange.objects.standing().filter(whole_law__isnull=False).select_related("whole_law")
    whole = [Ended(one.law.key, one.law.title, "", one.effective_on) for one in repeals]
    return [*whole, *_read_articles()]


def _read_articles() -> list[Ended]:
    ended = Article.objects.filter(valid_to__isnull=False).select_related("law", "followed_by")
    rows = list(ended.order_by("valid_to"))
    if not rows:
        return []
    alive = set(
        Article.objects.filter(valid_to__isnull=True, law__in={row.law_id for row in rows}).values_list(
            "law_id", "number"
        )
    )
    return [
        Ended(row.law.key, row.law.title, row.number, row.valid_to, _moved_to(row))
        for row in rows
        if row.valid_to is not None and (row.law_id, row.number) not in alive
    ]


def _moved_to(row: Article) -> str:
    after = row.followed_by
    return after.number if after is not None and after.number != row.number else ""


def ended_in(basis: str, day: date) -> list[Ended]:
    """Every article a basis cites that has no force on a day because it ended."""
    return _ended_in(basis, day, *MEMORY.known())


def ended_reader() -> Callable[[str, date], list[Ended]]:
    """The same for many questions: the stamp is read once, now."""
    ended, names = MEMORY.known()
    return lambda basis, day: _ended_in(basis, day, ended, names)


def _ended_in(
    basis: str, day: date, ended: dict[tuple[str, str], Ended], names: dict[str, str]
) -> list[Ended]:
    if not ended:
        return []
    cited, _ = resolved(basis, names)
    # A law that ended whole takes every article with it, those too that nobody has recorded.
    found = {
        one
        for law, number in cited
        for place in ((law, ""), (law, number))
        if (one := ended.get(place)) and one.since <= day
    }
    whole = {one.law for one in found if not one.number}
    return sorted(
        (one for one in found if not one.number or one.law not in whole),
        key=lambda one: (one.law, one.number),
    )


def basis_sentence(basis: str, day: date) -> str:
    """Fits `sockets.BASIS_CHECKS`: which article, since when; empty when all that is cited is alive."""
    return "".join(one.sentence for one in ended_in(basis, day))


def basis_sentences(bases: Iterable[str], day: date) -> list[str]:
    """The same of many, in their order, without the empty ones; the stamp is read once."""
    ended, names = MEMORY.known()
    found = ("".join(one.sentence for one in _ended_in(basis, day, ended, names)) for basis in bases)
    return [sentence for sentence in found if sentence]
