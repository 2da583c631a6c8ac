"""What citizens' queries find: the nearest answers first, guesses only where there are hardly any answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.search import rules
from zhichi.foundation.search.enums import STRENGTH, How
from zhichi.foundation.search.models.candidates import Candidate, candidates, led, texts_of
from zhichi.foundation.search.models.document import Document
from zhichi.foundation.search.models.known_words import known_words
from zhichi.foundation.search.rules.near import is_near, repairable
from zhichi.foundation.search.rules.spelling import spelled
from zhichi.foundation.search.rules.units import has_letters, readings, runs, stands_in
from zhichi.foundation.search.rules.wanted import All, Near, Phrase, Some, in_column
from zhichi.foundation.search.rules.words import Meant, meant, shared_pairs, without_skipped
from zhichi.foundation.sockets.public import SEARCH_SOURCES

ENOUGH = 3  # answers: with fewer, guesses are added
LIMIT = 30
LEAST_SCATTERED = 4  # different characters: three of a name stand in many other names
LOOSE_SHARE = 0.25  # of a query's pairs of characters that a loose answer holds at least
Ids = Iterable[Candidate]


@dataclass(frozen=True)
class Found:
    """One answer as a page shows it. `source` is the key of its room in `SEARCH_SOURCES`."""

    source: str
    code: str
    title: str
    note: str
    url: str
    how: How

    @property
    def guessed(self) -> bool:
        return self.how >= How.SOUND


@dataclass(frozen=True)
class Answer:
    """What was found; `because` are the words of the street that were understood; `more`: there are others."""

    found: tuple[Found, ...] = ()
    because: tuple[str, ...] = ()
    more: bool = False


class Asking:
    """One query on one day: the ways of asking, each at most a few statements, until there is enough."""

    def __init__(self, query: str, day: date, limit: int) -> None:
        self.query, self.day, self.limit = query[: rules.MAX_QUERY], day, limit
        self.phrases = rules.phrases(self.query)
        self.hits: dict[int, tuple[How, Candidate]] = {}
        self.meant: Meant = meant(self.query, known_words())

    def ask(self, how: How, wanted: All | Near | Some, *, small: bool = False) -> list[Candidate]:
        """The candidates of a wish that were not found in a better way."""
        new = [one for one in candidates(wanted, self.day, small=small) if one.pk not in self.hits]
        return new if how >= How.SOUND else self.keep(how, new)

    def keep(self, how: How, new: Ids) -> list[Candidate]:
        kept = list(new)
        for one in kept:
            self.hits.setdefault(one.pk, (how, one))
        return kept

    def titles(self) -> None:
        same = rules.body(rules.tokens(self.query))
        for one in self.ask(How.TITLE, in_column("head", self.phrases)):
            if one.head == same:
                self.hits[one.pk] = (How.SAME, one)

    def texts(self) -> None:
        self.ask(How.TEXT, All(in_column("head", self.phrases).phrases, either=True))

    def other_words(self) -> None:
        self.keep(How.MEANT, (one for one in led(self.meant.leads, self.day) if one.pk not in self.hits))
        for query in self.meant.queries:
            phrases = rules.phrases(query)
            if phrases and len(self.hits) < self.limit:
                self.ask(How.OTHER_WORDS, All(in_column("head", phrases).phrases, either=True))

    def scattered(self) -> None:
        """Every character somewhere. Of a short word that was mistyped this would make another matter."""
        said = without_skipped(rules.fold(self.query), known_words())
        single = {token for phrase in rules.phrases(said) for token in phrase if token != rules.BREAK}
        slipped = any(how in {How.SOUND, How.NEAR} for how, _ in self.hits.values())
        if len(single) >= LEAST_SCATTERED and not slipped:
            self.ask(
                How.SCATTERED, All(tuple(Phrase("head", (each,)) for each in sorted(single)), either=True)
            )

    def letters(self) -> None:
        """What was typed in letters, as syllables and initials."""
        for units in readings(self.query):
            wanted = All(tuple(Phrase(column, tuple(values), begun) for column, values, begun in runs(units)))
            fitting = (
                one
                for one in self.ask(How.SOUND, wanted)
                if stands_in(units, [t for t in one.head.split() if t != rules.BREAK], one.spelled.split())
            )
            self.keep(How.SOUND, fitting)

    def sounds(self) -> None:
        """The same sound in other characters."""
        own = dict(known_words().readings)
        heard = [spelled(phrase, own) for phrase in self.phrases]
        if heard and all(len(each) > 1 for each in heard):
            self.keep(How.SOUND, self.ask(How.SOUND, in_column("spelled", heard)))

    def near(self) -> None:
        for phrase in self.phrases:
            if repairable(phrase):
                found = self.ask(How.NEAR, Near("head", tuple(phrase)))
                self.keep(How.NEAR, (one for one in found if is_near(phrase, one.head)))

    def loose(self) -> None:
        """Of the few guides and ways, those that share the most pairs of characters with a long query."""
        said = without_skipped(rules.fold(self.query), known_words())
        pairs = list(dict.fromkeys(pair for phrase in rules.phrases(said) for pair in rules.pairs(phrase)))
        if not pairs:
            return
        found = self.ask(How.LOOSE, Some(tuple(pairs)), small=True)
        held = texts_of(one.pk for one in found)
        shared = {one.pk: shared_pairs(pairs, one.head + held[one.pk]) for one in found}
        best = max(shared.values(), default=0)
        least = max(best, 1 + int(LOOSE_SHARE * len(pairs)))
        self.keep(How.LOOSE, (one for one in found if shared[one.pk] >= least))

    def until_enough(self, ways: Sequence[Callable[[], None]], enough: int) -> None:
        for way in ways:
            if len(self.hits) >= enough or any(how == How.SAME for how, _ in self.hits.values()):
                return
            way()

    def best(self) -> list[tuple[How, Candidate]]:
        return sorted(self.hits.values(), key=_place)

    def answer(self) -> Answer:
        best = self.best()
        rows = Document.objects.in_bulk([one.pk for _, one in best[: self.limit]])
        found = tuple(
            Found(row.source, row.code, row.title, row.note, row.url, how)
            for how, one in best[: self.limit]
            if (row := rows.get(one.pk)) is not None
        )
        return Answer(found, self.meant.because, len(best) > self.limit)


def look(query: str, *, day: date, limit: int = LIMIT) -> Answer:
    """What a query finds among everything that rooms said of themselves, on a day.

    A query without a searchable character finds nothing. Nothing is kept of it.
    """
    asking = Asking(query, day, limit)
    if not asking.phrases:
        return Answer()
    asking.titles()
    asking.other_words()
    if len(asking.hits) < limit:
        asking.texts()
    if has_letters(query):
        asking.until_enough([asking.letters], ENOUGH)
    asking.until_enough([asking.sounds, asking.near, asking.scattered, asking.loose], ENOUGH)
    return asking.answer()


def suggest(query: str, *, day: date, limit: int = 8) -> Answer:
    """Titles for what is being typed: like `look`, without reading texts."""
    asking = Asking(query, day, limit)
    if not asking.phrases:
        return Answer()
    asking.titles()
    asking.other_words()
    ways = [asking.letters] if has_letters(query) else [asking.sounds, asking.near]
    asking.until_enough(ways, ENOUGH)
    return asking.answer()


def _place(hit: tuple[How, Candidate]) -> tuple[int, ...]:
    """What is as good stands by what can be filed here, then by closeness, by room, by the shorter title."""
    how, one = hit
    source = SEARCH_SOURCES.get(one.source)
    filed = source.fileable and one.level == 0
    return STRENGTH[how], not filed, how, one.place, source.order, one.level, len(one.title), one.pk
