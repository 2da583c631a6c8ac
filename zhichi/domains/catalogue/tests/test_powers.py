"""The powers list: versions follow one another by day, and two days can be compared."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import City
from zhichi.domains.catalogue.actions.power_loading import load_powers
from zhichi.domains.catalogue.actions.powers import PowerError, end_power, publish_power
from zhichi.domains.catalogue.enums import PowerType
from zhichi.domains.catalogue.models import PowerVersion
from zhichi.domains.catalogue.models.powers_on import listed_on
from zhichi.domains.catalogue.rules.difference import difference, elements_changed
from zhichi.domains.catalogue.rules.power_shape import faults_of_power
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, power, tomorrow

MOVED = "EX-01-004"


@pytest.mark.django_db
def test_the_list_that_ships_has_some_25_items_of_several_types(law: None):
    rows = listed_on(timezone.localdate())
    assert len(rows) >= 25
    assert len({row.type for row in rows}) >= 6
    assert all(row.document["basis"] for row in rows)


@pytest.mark.django_db
def test_the_moved_licence_is_exercised_elsewhere_and_supervised_as_before(law: None):
    before = next(row for row in listed_on(date(2026, 6, 30)) if row.power.code == MOVED)
    after = next(row for row in listed_on(date(2026, 7, 1)) if row.power.code == MOVED)
    assert (before.exercised_by, before.supervised_by) == ("市司法局", "市司法局")
    assert (after.exercised_by, after.supervised_by) == ("市行政审批服务局", "市司法局")
    labels = [one.label for one in elements_changed(before.document, after.document)]
    assert labels == ["行使主体", "责任事项", "责任边界"]


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_never_undoes_the_bureau(city: City):
    end_power(code=MOVED, effective_on=tomorrow(), by=legal_affairs(city), at=timezone.now())
    assert load_powers(settings.DATA / "law", at=timezone.now())["新增"] == 0
    assert PowerVersion.objects.filter(power__code=MOVED, effective_to__isnull=True).count() == 0


@pytest.mark.django_db
class TestPublishing:
    def test_the_version_before_ends_on_the_first_day_of_the_next(self, city: City):
        by, old = legal_affairs(city), power()
        new, made = publish_power(
            code="EX-01-001",
            document={**old.document, "tier": "市、县级"},
            effective_from=tomorrow(),
            by=by,
            at=timezone.now(),
        )
        old.refresh_from_db()
        assert made
        assert (old.effective_to, new.version) == (tomorrow(), old.version + 1)
        assert old in listed_on(timezone.localdate())
        assert new in listed_on(tomorrow())

    def test_the_same_again_is_nothing_new(self, city: City):
        held = power()
        again, made = publish_power(
            code="EX-01-001",
            document=held.document,
            effective_from=tomorrow(),
            by=legal_affairs(city),
            at=timezone.now(),
        )
        assert (again, made) == (held, False)

    def test_nothing_is_published_for_a_day_that_is_past(self, city: City):
        with pytest.raises(PowerError, match="不能早于今天"):
            publish_power(
                code="EX-01-001",
                document={**power().document, "tier": "县级"},
                effective_from=timezone.localdate() - timedelta(1),
                by=legal_affairs(city),
                at=timezone.now(),
            )
        assert power().version == 1

    def test_no_power_without_a_law(self, city: City):
        with pytest.raises(PowerError, match="没有法律依据不得设定"):
            publish_power(
                code="EX-99-001",
                document={**power().document, "basis": []},
                effective_from=tomorrow(),
                by=legal_affairs(city),
                at=timezone.now(),
            )

    def test_a_law_nobody_knows_is_no_basis(self, city: City):
        document = {**power().document, "basis": [{"law": "made-up-law", "article": "1"}]}
        with pytest.raises(PowerError, match="没有登记过这部法律"):
            publish_power(
                code="X-1",
                document=document,
                effective_from=tomorrow(),
                by=legal_affairs(city),
                at=timezone.now(),
            )

    def test_two_versions_do_not_begin_on_one_day(self, city: City):
        by, document = legal_affairs(city), power().document
        for tier in ("县级", "乡级"):
            told = ""
            try:
                publish_power(
                    code="EX-01-001",
                    document={**document, "tier": tier},
                    effective_from=tomorrow(),
                    by=by,
                    at=timezone.now(),
                )
            except PowerError as error:
                told = str(error)
        assert "已有" in told

    def test_a_county_publishes_nothing(self, city: City):
        with pytest.raises(PermissionError, match="市局"):
            end_power(code=MOVED, effective_on=tomorrow(), by=city.actor("zhouhong"), at=timezone.now())


def test_every_missing_element_is_named_once():
    faults = faults_of_power({"title": "某事项"})
    assert [fault.element for fault in faults] == [
        "type", "basis", "exercises", "supervises", "tier", "responsibilities", "accountability", "flow",
    ]  # fmt: skip


TITLES = st.sampled_from(["甲", "乙", "丙"])
LISTS = st.dictionaries(
    st.sampled_from(["A", "B", "C", "D"]),
    st.fixed_dictionaries({"title": TITLES, "type": st.sampled_from(PowerType.values), "tier": TITLES}),
)


@given(LISTS, LISTS)
def test_a_difference_names_exactly_what_differs(before, after):
    found = difference(before, after)
    assert {code for code, _ in found.added} == after.keys() - before.keys()
    assert {code for code, _ in found.removed} == before.keys() - after.keys()
    assert {one.code for one in found.changed} == {
        code for code in before.keys() & after.keys() if before[code] != after[code]
    }
    assert bool(found) == (before != after)
