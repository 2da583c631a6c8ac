"""Filings being written: saved as they go, opened only with their secret, gone after a week."""

from datetime import timedelta

import pytest

from zhichi.foundation.cases.actions import discard_stale_drafts
from zhichi.foundation.cases.public import Draft, finish_draft, open_draft, save_draft, start_draft
from zhichi.foundation.cases.tests.factories import day

pytestmark = pytest.mark.django_db
NOW = day("2026-06-01")


def test_what_was_saved_comes_back_with_the_secret():
    draft, token = start_draft(kind="legal_aid", at=NOW)
    save_draft(draft=draft, answers={"where": {"region": "370811002001"}}, at=NOW)
    save_draft(draft=draft, answers={"matter": {"facts": "欠薪"}}, at=NOW)
    held = open_draft(token=token, kind="legal_aid", at=NOW + timedelta(days=6))
    assert held is not None
    assert held.answers == {"where": {"region": "370811002001"}, "matter": {"facts": "欠薪"}}


def test_without_the_secret_or_for_another_kind_it_does_not_open():
    _, token = start_draft(kind="legal_aid", at=NOW)
    assert open_draft(token="", kind="legal_aid", at=NOW) is None
    assert open_draft(token=token[:-1], kind="legal_aid", at=NOW) is None
    assert open_draft(token=token, kind="consultation", at=NOW) is None
    assert token not in str(Draft.objects.values())


def test_it_lives_a_week_from_the_last_saving():
    draft, token = start_draft(kind="legal_aid", at=NOW)
    save_draft(draft=draft, answers={}, at=NOW + timedelta(days=5))
    assert open_draft(token=token, kind="legal_aid", at=NOW + timedelta(days=11))
    assert open_draft(token=token, kind="legal_aid", at=NOW + timedelta(days=12)) is None
    assert discard_stale_drafts(at=NOW + timedelta(days=11)) == 0
    assert discard_stale_drafts(at=NOW + timedelta(days=12)) == 1


def test_sent_it_opens_no_more():
    draft, token = start_draft(kind="legal_aid", at=NOW)
    finish_draft(draft=draft, at=NOW)
    assert open_draft(token=token, kind="legal_aid", at=NOW) is None
