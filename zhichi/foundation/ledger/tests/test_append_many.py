"""One act on many subjects goes on with the chain of each."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from zhichi.foundation.ledger.models.audit import verify_all
from zhichi.foundation.ledger.models.many import append_many
from zhichi.foundation.ledger.public import LedgerError, LedgerRaceError, append, entries_of, payload_of

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
TOLD = {"at": AT, "actor": "system:test", "code": "test.thing.done"}
MANY = {f"thing:{n}": {"n": n} for n in range(1200)}


@pytest.mark.django_db
def test_each_chain_goes_on_and_the_whole_ledger_verifies():
    append(subject="thing:7", payload={"n": "before"}, **TOLD)
    made = append_many(acts=MANY, **TOLD)
    assert len(made) == 1200
    first, second = entries_of("thing:7")
    assert (second.seq, second.prev, payload_of(second)) == (2, first.digest, {"n": 7})
    assert [each.seq for each in entries_of("thing:8")] == [1]
    assert verify_all().fault_count == 0


@pytest.mark.django_db
def test_hundreds_of_entries_take_a_few_statements():
    with CaptureQueriesContext(connection) as asked:
        append_many(acts=MANY, fresh=True, **TOLD)
    assert len(asked) < 60


@pytest.mark.django_db(transaction=True)
def test_it_belongs_into_the_transaction_of_the_act():
    with pytest.raises(LedgerError, match="inside the transaction"):
        append_many(acts=MANY, **TOLD)


@pytest.mark.django_db
def test_a_subject_said_to_be_new_that_is_not_leaves_nothing_behind():
    append(subject="thing:7", payload={}, **TOLD)
    with pytest.raises(LedgerRaceError), transaction.atomic():
        append_many(acts=MANY, fresh=True, **TOLD)
    assert not entries_of("thing:8").exists()
