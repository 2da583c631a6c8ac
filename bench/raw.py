"""What the rows of a filing cost by plain SQL: the same rows, one durable transaction a filing, nothing computed."""

import json
import time

from django.db import connection, transaction

TABLES = (
    "cases_case", "cases_party", "cases_act", "cases_record", "cases_submission",
    "timelimits_clock", "ledger_entry", "ledger_payload",
)  # fmt: skip


def raw_rows(count: int) -> tuple[float, float]:
    """Filings a second when their very rows are inserted by plain SQL: by the clock, and by the processor's time."""
    with connection.cursor() as cursor:
        rows = {}
        for table in TABLES:
            cursor.execute(f"CREATE TABLE raw_{table} AS SELECT * FROM {table} WHERE 1=0")
            cursor.execute(f"SELECT * FROM {table} LIMIT {count * 2}")
            rows[table] = cursor.fetchall()
        filings = len(rows["cases_case"])
        count = min(count, filings)
        began, worked = time.perf_counter(), time.process_time()
        for number in range(count):
            with transaction.atomic():
                for table in TABLES:
                    each = max(1, round(len(rows[table]) / max(1, filings)))
                    for row in rows[table][number * each : (number + 1) * each]:
                        marks = ",".join(["%s"] * len(row))
                        cursor.execute(f"INSERT INTO raw_{table} VALUES ({marks})", [_plain(v) for v in row])
        return count / (time.perf_counter() - began), count / (time.process_time() - worked)


def _plain(value: object) -> object:
    if isinstance(value, memoryview):
        return bytes(value)
    return json.dumps(value) if isinstance(value, dict | list) else value
