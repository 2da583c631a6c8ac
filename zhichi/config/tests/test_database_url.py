from pathlib import Path

import pytest

from zhichi.config.database import database_from_url

HOME = Path("/srv/zhichi")
URL = "postgresql://zhichi:p%40ss@db.example:5433/zhichi"


def test_postgresql_gets_its_statements_prepared() -> None:
    options = database_from_url(f"{URL}?sslmode=require", HOME)["OPTIONS"]
    assert options == {"sslmode": "require", "server_side_binding": True, "prepare_threshold": 5}


def test_the_url_can_turn_prepared_statements_off_for_a_pooler() -> None:
    assert database_from_url(f"{URL}?prepared=off&sslmode=require", HOME)["OPTIONS"] == {"sslmode": "require"}


def test_the_parts_of_the_url_are_decoded() -> None:
    entry = database_from_url(URL, HOME)
    assert [entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "zhichi", "p@ss", "db.example", "5433", "zhichi",
    ]  # fmt: skip


def test_no_url_is_sqlite_under_home() -> None:
    assert database_from_url("", HOME)["NAME"] == "/srv/zhichi/zhichi.sqlite3"


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("mysql://x/y", "use postgresql:// or sqlite://"),
        (f"{URL}?prepared=maybe", "prepared=on or prepared=off"),
    ],
)
def test_what_is_not_known_is_refused_with_what_to_write_instead(url: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        database_from_url(url, HOME)
