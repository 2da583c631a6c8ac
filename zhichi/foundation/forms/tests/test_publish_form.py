"""Versions: what is published stays, has a first day, and is found by the day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.forms.public import (
    FormError,
    FormVersion,
    NoFormError,
    current_ref,
    form_of,
    publish_form,
)
from zhichi.foundation.forms.tests.factories import AT, ask, document, published


@pytest.mark.django_db
def test_the_same_document_again_changes_nothing() -> None:
    first = published(ask("a", "text"))
    assert published(ask("a", "text")).pk == first.pk
    assert FormVersion.objects.count() == 1


@pytest.mark.django_db
def test_the_version_in_force_is_found_by_the_day() -> None:
    published(ask("a", "text"))
    publish_form(document=document(ask("b", "text")), effective_from=date(2026, 12, 1), by=SYSTEM, at=AT)
    assert current_ref("demo", date(2026, 11, 30)) == "demo@1"
    assert current_ref("demo", date(2026, 12, 1)) == "demo@2"
    with pytest.raises(NoFormError):
        current_ref("demo", date(2025, 1, 1))


@pytest.mark.django_db
def test_a_later_version_does_not_begin_before_an_earlier_one() -> None:
    published(ask("a", "text"))
    with pytest.raises(FormError, match="不能早于上一版"):
        publish_form(document=document(ask("b", "text")), effective_from=date(2025, 1, 1), by=SYSTEM, at=AT)


@pytest.mark.django_db
def test_an_officer_publishes_nothing_for_the_past(city: City) -> None:
    with pytest.raises(FormError, match="不能早于今天"):
        publish_form(
            document=document(ask("a", "text")),
            effective_from=date(2026, 11, 22),
            by=city.actor("gaofang"),
            at=AT,
        )
    assert not FormVersion.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["demo@2", "demo", "demo@", "demo@x", "@", "demo@9999999999999999999999"])
def test_a_form_that_was_never_published_is_none(ref: str) -> None:
    published(ask("a", "text"))
    with pytest.raises(NoFormError):
        form_of(ref)


@pytest.mark.django_db
def test_a_citizen_publishes_no_form() -> None:
    with pytest.raises(PermissionDenied):
        publish_form(document=document(ask("a", "text")), effective_from=date(2026, 12, 1), by=CITIZEN, at=AT)
