"""Files of cases: what a decision costs with its freeze and without, and a bundle beside a plain zip of the same bytes.

    python -m bench.dossiers [CASES]

One process on one core, on a fresh SQLite file. CASES (300) applications with six papers of 200 kB each; half of them
are decided with the freeze, half without, in turns. The bundle is written without its PDF index; plain zipfile writes
the same files from memory, deflated not at all. Every bundle is checked.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO
from statistics import median
from unittest.mock import patch
from zipfile import ZIP_STORED, ZipFile

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.config.demo.people import load_actors, load_people  # noqa: E402
from zhichi.foundation.accounts.public import CITIZEN, Actor  # noqa: E402
from zhichi.foundation.cases.public import Applicant, Case, Filing, file, perform  # noqa: E402
from zhichi.foundation.dossiers.actions import describing  # noqa: E402
from zhichi.foundation.dossiers.public import Dossier, write_bundle  # noqa: E402
from zhichi.foundation.dossiers.rules.composition import Composition  # noqa: E402
from zhichi.foundation.dossiers.verifier.verify_dossier import verify  # noqa: E402
from zhichi.foundation.files.public import store  # noqa: E402
from zhichi.foundation.papers.public import PressError  # noqa: E402
from zhichi.foundation.regions.public import Level, Region  # noqa: E402

PAPERS, SIZE = 6, 200_000
ANSWERS = {"matter": "labour", "facts": "欠工资两万元。", "stage": "none", "hardship": "commitment"}
MEANS = {"basis": "commitment", "result": "hardship", "note": "电话核实。"}
GRANT = {"form": "arbitration", "reason": "符合条件。"}


def prepare() -> dict[tuple[int, str], list[Actor]]:
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    now, city = timezone.now(), read_city()
    load_regions(at=now)
    load_people(city, load_units(city, at=now), at=now)
    return load_actors()


def cases(count: int, actors: dict[tuple[int, str], list[Actor]]) -> Iterator[tuple[Case, Actor]]:
    """Each ready to be decided, with the head who decides."""
    village = Region.objects.filter(level=Level.VILLAGE).order_by("code")[0]
    at = timezone.now()
    for n in range(count):
        papers = []
        for k in range(PAPERS):
            data = b"%PDF-1.4\n" + os.urandom(SIZE) + b"\n%%EOF\n"
            papers.append(
                (store(upload=SimpleUploadedFile("a.pdf", data), by=CITIZEN, at=at), f"材料{k}.pdf")
            )
        person = Applicant(
            name="王秀英", phone=f"138{n:08d}", id_type="citizen_id", id_number="11010519491231002X"
        )
        filing = Filing(kind="legal_aid", region=village, applicant=person, answers=ANSWERS, papers=papers)
        case = file(filing=filing, key=f"bench-{n}", by=CITIZEN, at=at).case
        near = [held for (_, role), held in actors.items() if role in ("justice_assistant", "legal_aid_head")]
        inside = [one for held in near for one in held if _reaches(one, case)]
        head = next(one for one in inside if one.has("legal_aid_head"))
        taker = next(one for one in inside if one.has("justice_assistant"))
        perform(case_id=case.pk, verb="accept", by=taker, at=at, answers={"opinion": ""})
        perform(case_id=case.pk, verb="check_means", by=head, at=at, answers=MEANS)
        yield case, head


def _reaches(actor: Actor, case: Case) -> bool:
    (post,) = actor.posts[:1]
    return case.unit.path.startswith(post.unit_path) or post.unit_path.startswith(case.county_unit.path)


def decide(case: Case, head: Actor) -> float:
    begin = time.perf_counter()
    perform(case_id=case.pk, verb="grant", by=head, at=timezone.now(), answers=GRANT)
    return (time.perf_counter() - begin) * 1000


def no_press(contents: object) -> None:
    raise PressError("not measured")


def bundles(found: list[Dossier]) -> None:
    ours, plain, checked, size = [], [], [], 0
    for dossier in found:
        out, beside = BytesIO(), BytesIO()
        begin = time.perf_counter()
        write_bundle(dossier=dossier, out=out)
        ours.append(time.perf_counter() - begin)
        with ZipFile(out) as box:
            held = [(name, box.read(name)) for name in box.namelist()]
        begin = time.perf_counter()
        with ZipFile(beside, "w", ZIP_STORED) as box:
            for name, data in held:
                box.writestr(name, data)
        plain.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        verify(out)
        checked.append(time.perf_counter() - begin)
        size = len(out.getvalue())
    print(f"a bundle of {size / 1e6:.1f} MB             {median(ours) * 1000:8.1f} ms")
    print(
        f"  plain zipfile, same bytes    {median(plain) * 1000:8.1f} ms   ratio {median(ours) / median(plain):.1f}"
    )
    print(f"  checked by the verifier      {median(checked) * 1000:8.1f} ms")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    actors = prepare()
    ready = list(cases(count, actors))
    took: dict[bool, list[float]] = {True: [], False: []}
    for n, (case, head) in enumerate(ready):
        frozen = n % 2 == 0
        with nullcontext() if frozen else patch.object(Composition, "decides", return_value=False):
            took[frozen].append(decide(case, head))
    with_it, without = median(took[True]), median(took[False])
    print(f"a decision with its freeze     {with_it:8.2f} ms   {1000 / with_it:,.0f} /s")
    print(f"a decision without             {without:8.2f} ms   the freeze costs {with_it - without:.2f} ms")
    around = Dossier.objects.select_related("case__unit", "case__county_unit")
    with patch.object(describing, "printed", no_press):
        bundles(list(around.order_by("pk")[:50]))


if __name__ == "__main__":
    main()
