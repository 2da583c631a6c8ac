"""Many papers with one certificate: one key opened, one process, handed out in their order."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import pytest

from tests.cast import City
from zhichi.foundation.signing.actions import keys, providers
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.public import PROVIDERS, PdfFault, SigningError, ToSign, check_pdf, sign_many
from zhichi.foundation.signing.tests.factories import LAST, certified, pdf, picture

NOON = datetime.fromisoformat("2026-11-23T12:00:00+08:00")


def papers(*data: bytes) -> list[ToSign]:
    return [ToSign(one, (LAST,), True, "批量盖章") for one in data]


def batch(kept: SigningCertificate, asked: Iterable[ToSign]) -> Iterator[bytes]:
    return sign_many(papers=asked, certificate=kept, picture=picture(), at=NOON)


def test_each_is_sealed_in_its_order_with_one_key_and_one_process(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, started = [], []
    unsealed, engine = keys.unsealed, providers.engine
    monkeypatch.setattr(keys, "unsealed", lambda *said: opened.append(1) or unsealed(*said))
    monkeypatch.setattr(providers, "engine", lambda head: started.append(1) or engine(head))
    kept = certified(NOON)
    opened.clear()
    asked = papers(*(pdf(n) for n in (1, 2, 3)))
    done = list(batch(kept, asked))
    assert [one.startswith(paper.data) for one, paper in zip(done, asked, strict=True)] == [True] * 3
    assert all(check_pdf(one, at=NOON).is_good for one in done)
    assert (len(opened), len(started)) == (1, 1)


def test_papers_are_taken_one_by_one(city: City) -> None:
    taken = []

    def asked() -> Iterator[ToSign]:
        for one in papers(*[pdf()] * 5):
            taken.append(one)
            yield one

    done = batch(certified(NOON), asked())
    next(done)
    assert len(taken) == 1
    done.close()


def test_the_first_that_is_refused_ends_the_batch(city: City) -> None:
    done = batch(certified(NOON), papers(pdf(), pdf(page="/Rotate 90"), pdf()))
    assert next(done)
    with pytest.raises(PdfFault, match="旋转"):
        next(done)
    assert list(done) == []


def test_a_certificate_that_does_not_sign_is_noticed_before_any_paper_is_taken(city: City) -> None:
    kept = certified(NOON)
    kept.revoked_at = NOON
    with pytest.raises(SigningError, match="吊销"):
        batch(kept, iter(()))


class Rewriting:
    """A service that hands back something else than it was given."""

    def sign(self, credential: object, asked: Iterable[ToSign], at: datetime) -> Iterator[bytes]:
        for paper in asked:
            yield b"%PDF-1.7 other" + paper.data


def test_a_service_that_changes_the_paper_is_not_believed(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROVIDERS._items, "rewriting", Rewriting())
    kept = certified(NOON)
    kept.provider = "rewriting"
    with pytest.raises(SigningError, match="没有采用"):
        list(batch(kept, papers(pdf())))


def test_a_service_that_is_not_connected_signs_nothing(city: City) -> None:
    kept = certified(NOON)
    kept.provider = "hsm"
    with pytest.raises(SigningError, match="没有接上"):
        batch(kept, papers(pdf()))
