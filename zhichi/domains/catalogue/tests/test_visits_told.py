"""A clerk's own procedure says which of its verbs bring the party to the place; they count as visits."""

import pytest
from django.utils import timezone

from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.procedures.tests.factories import SOUND

pytestmark = pytest.mark.django_db


def test_a_verb_marked_so_is_a_visit_and_the_others_are_none(law: None):
    verbs = {**SOUND["verbs"], "grant": {**SOUND["verbs"]["grant"], "visit": True}}
    version, _ = publish(document={**SOUND, "verbs": verbs}, by=SYSTEM, at=timezone.now())
    assert marks_of(version.pk).visits == {"grant"}
    plain, _ = publish(document={**SOUND, "version": 2}, by=SYSTEM, at=timezone.now())
    assert marks_of(plain.pk).visits == frozenset()
