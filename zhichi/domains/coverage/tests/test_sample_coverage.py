"""The share of real points is not coverage: places that no point serves are never covered, and 100 % is the most."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.coverage.actions.visiting import finish_sample
from zhichi.domains.coverage.models.story import estimate_words, told
from zhichi.domains.coverage.tests.factories import point
from zhichi.domains.coverage.tests.sampling import NOW, drawn, visited
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def test_true_coverage_is_real_points_times_claimed_places_over_eligible_ones(city: City):
    """One of two villages has rooms; all of those drawn were real: half of the villages is really served at most."""
    for _ in range(8):
        point("370811002001", city.units["370811-town"])
    sample = drawn(city)
    for each in sample.points.all():
        visited(city, each)
    sample = finish_sample(by=city.actor("gaofang"), at=NOW + timedelta(2), sample=sample)
    real, coverage = sample.estimate, sample.estimate["coverage"]
    assert (coverage["day"], coverage["claimed"], coverage["eligible"]) == ("2026-11-23", 1, 2)
    assert (real["share"], real["high"], coverage["share"], coverage["high"]) == (1000, 1000, 500, 500)
    assert coverage["low"] <= real["low"] / 2 <= coverage["low"] + 1
    payload = payload_of(list(entries_of(sample.subject))[-1])
    assert payload["coverage"]["share"] == 500
    words = estimate_words(sample)
    assert words is not None
    assert words["headline"].startswith("100 %（")
    page = city.client("gaofang").get(f"/samples/{sample.code}/").content.decode()
    assert "结果：真实覆盖率 50 %" in page
    overview = city.client("zheng").get("/office/coverage/").content.decode()
    assert f'<a href="/samples/{sample.code}/">真实覆盖率 50 %' in overview
    assert "真实率 × 登记在册的 1 个地方 ÷ 应覆盖的 2 个地方" in page


@pytest.mark.parametrize(
    ("share", "low", "high", "words"),
    [
        (867, 806, 918, "86.7 % ± 6.1 %"),
        (940, 876, 972, "94 %（87.6 %—97.2 %）"),
        (1000, 937, 1000, "100 %（93.7 %—100 %）"),
        (20, 5, 80, "2 %（0.5 %—8 %）"),
        (500, 500, 500, "50 % ± 0 %"),
    ],
)
def test_no_words_reach_past_nought_or_everything(share: int, low: int, high: int, words: str):
    found = {"share": share, "low": low, "high": high, "plus_minus": max(share - low, high - share)}
    assert told(found) == words
