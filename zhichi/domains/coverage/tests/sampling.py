"""Steps of a sample, for the tests of what each of them does."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from tests.cast import City
from zhichi.domains.coverage.actions.sampling import freeze_sample
from zhichi.domains.coverage.actions.visiting import begin_sampled_visit
from zhichi.domains.coverage.actions.witnessing import commit_nonce, invite_witness, reveal_nonce
from zhichi.domains.coverage.models import Sample, SampledPoint
from zhichi.domains.coverage.tests.factories import point
from zhichi.domains.network.public import Point, finish_visit
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.ledger.public import entries_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BODIES = ["纪检监察组", "公证处"]
NONCES = {body: bytes([n]) * 32 for n, body in enumerate(BODIES, 1)}


def frozen(city: City, **changes: Any) -> Sample:
    given = {
        "title": "实地核验",
        "tiers": ["city", "county", "township", "village"],
        "witnesses": BODIES,
        "total": 4,
    }
    return freeze_sample(by=city.actor("gaofang"), at=NOW, **(given | changes))


def committed(city: City, sample: Sample) -> Sample:
    for witness in sample.witnesses.all():
        passed = invite_witness(by=city.actor("gaofang"), at=NOW, witness=witness)
        digest = sha256(NONCES[witness.body]).hexdigest()
        sample = commit_nonce(by=CITIZEN, at=NOW, witness=witness, passed=passed, digest=digest)
    return sample


def drawn(city: City, **changes: Any) -> Sample:
    sample = committed(city, frozen(city, **changes))
    for witness in sample.witnesses.all():
        sample = reveal_nonce(by=CITIZEN, at=NOW, witness=witness, nonce=NONCES[witness.body].hex())
    return sample


def visited(city: City, sampled: SampledPoint, outcome: str = "real", days: int = 1) -> None:
    at, by = NOW + timedelta(days=days), city.actor("gaofang")
    visit = begin_sampled_visit(by=by, at=at, sampled=sampled, method="on_site")
    finish_visit(by=by, at=at, visit=visit, outcome=outcome, note="见到了值班人员。")


def codes_on_ledger(sample: Sample) -> list[str]:
    return [entry.code.removeprefix("coverage.sample.") for entry in entries_of(sample.subject)]


def eight_points(city: City) -> list[Point]:
    """Eight rooms of 许庄 and one of 鼓楼, run by the offices; one that the city runs itself."""
    made = [point("370811002001", city.units["370811-town"]) for _ in range(8)]
    made.append(point("370812001001", city.units["370812-town"]))
    point("370800000000", city.units["city"], "city")
    return made
