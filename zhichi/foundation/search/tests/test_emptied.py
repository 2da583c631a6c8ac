import pytest
from django.db import connection

from zhichi.foundation.search.public import find, put


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_an_emptied_database_held_is_gone_from_the_index_too(turn):
    """The first turn leaves rows that its end deletes; the second meets what the deletion left behind."""
    assert find(index="emptied", query="社区矫正", limit=5) == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")
    put(index="emptied", key=turn, text="社区矫正")
    assert find(index="emptied", query="社区矫正", limit=5) == [turn]
