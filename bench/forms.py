"""Forms of 60 fields: judged beside bare jsonschema in the same run, stored alone and with a whole case, rendered.

    python -m bench.forms [FILINGS]

One process on one core, on a fresh SQLite file, or on the empty database at DATABASE_URL. Kept means the form's
own part: judged, encrypted and written in one durable transaction of its own, as each press of 下一步 does for a filing
being written. Stored as a whole case means one durable transaction with case, party, act, clock, search index, receipt
and ledger entry; plain SQL stands beside it with the same rows.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.utils import timezone  # noqa: E402
from jsonschema import Draft202012Validator  # noqa: E402

from bench.raw import raw_rows  # noqa: E402
from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM  # noqa: E402
from zhichi.foundation.cases.public import Applicant, Filing, file, save_draft, start_draft  # noqa: E402
from zhichi.foundation.forms.public import AnswersForm, clean_form, form_of, publish_form, schema_for  # noqa: E402
from zhichi.foundation.procedures.public import current_id, publish  # noqa: E402
from zhichi.foundation.regions.public import Level, Region  # noqa: E402

WHY = {"purpose": "核实情况", "basis": "测量用"}
ROUND: list[tuple[str, dict[str, Any], Any]] = [
    ("text", {"maximum": 40}, "王秀英"),
    ("longtext", {}, "拖欠工资三个月，共九千元。"),
    ("number", {"minimum": 0, "maximum": 1000}, 12),
    ("money", {"minimum": 0, "maximum": 1_000_000}, "9000.00"),
    ("date", {}, "2026-11-22"),
    ("phone", {}, "13800138000"),
    ("id", {}, "37081119800101001X"),
    ("choice", {"options": [{"value": f"o{n}", "label": f"第{n}项"} for n in range(5)]}, "o3"),
    ("choices", {"options": [{"value": f"o{n}", "label": f"第{n}项"} for n in range(6)]}, ["o1", "o4"]),
    ("yes_no", {}, "yes"),
]
CITY_DESK = ["county_bureau", "bureau"]


def form_of_sixty() -> tuple[dict[str, Any], dict[str, Any]]:
    """The document and its answers: six sections of ten fields, every third section under a condition."""
    sections, answers = [], {}
    for s in range(6):
        fields = []
        for kind, more, answer in ROUND:
            name = f"{kind}_{s}"
            fields.append({"name": name, "type": kind, "title": f"第{s}节的{kind}", **WHY, **more})
            answers[name] = answer
        when = {"when": {"field": f"yes_no_{s - 1}", "is": "yes"}} if s % 3 == 2 else {}
        sections.append({"name": f"s{s}", "title": f"第{s}节", "fields": fields, **when})
    return {"format": "zhichi-form/1", "key": "sixty", "title": "六十项", "sections": sections}, answers


def procedure() -> dict[str, Any]:
    """The shortest procedure that asks with the form."""
    return {
        "format": "zhichi-procedure/1",
        "kind": "sixty",
        "title": "六十项的业务",
        "prefix": "SX",
        "filing": {"state": "received", "desk": CITY_DESK, "form": "sixty@1"},
        "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
        "verbs": {"close": {"title": "办结", "from": "received", "to": "closed", "by": "pls_admin@county"}},
    }


def per_second(act: Callable[[int], object], times: int) -> tuple[float, float]:
    """How many a second by the clock, and by the processor's time: the same on a machine with other work."""
    began, worked = time.perf_counter(), time.process_time()
    for n in range(times):
        act(n)
    return times / (time.perf_counter() - began), times / (time.process_time() - worked)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    now = timezone.now()
    load_regions(at=now)
    load_units(read_city(), at=now)
    document, answers = form_of_sixty()
    publish_form(document=document, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=procedure(), by=SYSTEM, at=now)
    form = form_of("sixty@1")
    bare = Draft202012Validator(schema_for(form))
    township = Region.objects.filter(level=Level.TOWNSHIP, code__startswith="370811").order_by("code")[0]
    version_id = current_id("sixty", timezone.localdate(now))

    def filed(n: int) -> object:
        applicant = Applicant(name="王秀英", phone=f"138{n:08d}", id_type="", id_number="")
        filing = Filing("sixty", township, applicant, answers=answers, version_id=version_id)
        return file(filing=filing, key=f"bench:{n}", by=CITIZEN, at=now)

    draft, _ = start_draft(kind="sixty", at=now)

    def kept(n: int) -> object:
        return save_draft(draft=draft, answers={"matter": clean_form(form, answers)}, at=now)

    clean_form(form, answers)
    for n in range(times, times + 50):
        filed(n)
        kept(n)
    said = {
        "bare jsonschema, the same schema": per_second(lambda n: bare.validate(answers), times),
        "validated: brought to its form, calculated, judged": per_second(
            lambda n: clean_form(form, answers), times
        ),
        "validated and kept, one transaction each": per_second(kept, times),
        "validated and stored as a whole case": per_second(filed, times),
        "  the same rows by plain SQL, nothing computed": raw_rows(times),
    }
    print(f"{'answers to 60 fields, one core, ' + connection.vendor:<55} {'by clock':>10} {'by core':>10}")
    for what, (by_clock, by_core) in said.items():
        print(f"{what:<55} {by_clock:8.0f}/s {by_core:8.0f}/s")
    taken = []
    for _ in range(60):
        began = time.process_time()
        html = render_to_string("forms/answers.html", {"form": AnswersForm(None, form=form, initial=answers)})
        taken.append((time.process_time() - began) * 1000)
    print(
        f"{'rendering a form of 60 fields, median of 60':<55} {median(taken):8.1f} ms ({len(html)} characters)"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
