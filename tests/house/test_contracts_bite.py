"""Each import contract refuses a small tree that breaks it, and accepts one that does not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.rules.tree import ROOT

pytestmark = pytest.mark.house

ROOMS = (
    *(
        "foundation/" + room
        for room in ("ratings", "cases", "search", "procedures", "forms", "timelimits", "files", "accounts")
    ),
    *("foundation/" + room for room in ("appointments", "notices", "mandates", "guidance", "pace", "papers")),
    *("foundation/" + room for room in ("signing", "seals", "service", "dossiers", "redaction", "risks")),
    *("foundation/" + room for room in ("regions", "ledger", "vault", "sockets", "statements")),
    *("domains/casework", "domains/complaints", "domains/mediation", "domains/network"),
    *("platforms/sharing", "platforms/resources", "entrances/services", "entrances/office"),
)
FLOORS = ("config", "entrances", "platforms", "domains", "foundation", "ui", "kernel")

# (title of the contract in pyproject.toml, files that break it)
BREAKS = [
    ("Floors: imports only go down", {"kernel/ids.py": "import zhichi.ui\n"}),
    ("Floors: imports only go down", {"foundation/cases/urls.py": "import zhichi.config\n"}),
    ("Floors: imports only go down", {"newfloor/__init__.py": ""}),
    (
        "The rooms of the foundation stand in one order",
        {"foundation/ledger/models.py": "from zhichi.foundation.cases.public import Case\n"},
    ),
    ("The rooms of the foundation stand in one order", {"foundation/newroom/__init__.py": ""}),
    (
        "Domains stand on three floors and know nothing of their neighbours",
        {"domains/casework/models.py": "import zhichi.domains.mediation.public\n"},
    ),
    (
        "Domains stand on three floors and know nothing of their neighbours",
        {"domains/network/models.py": "import zhichi.domains.casework.public\n"},
    ),
    (
        "Platforms: sharing stands on resources",
        {"platforms/resources/models.py": "import zhichi.platforms.sharing.public\n"},
    ),
    (
        "Entrances know nothing of each other",
        {"entrances/services/urls.py": "import zhichi.entrances.office.public\n"},
    ),
    (
        "Rooms plug themselves in: entrances and platforms list no domain",
        {"entrances/services/urls.py": "import zhichi.domains.casework.public\n"},
    ),
    (
        "Furniture: faces stand on verbs, verbs on models, models on law",
        {"foundation/cases/models.py": "import zhichi.foundation.cases.actions\n"},
    ),
    (
        "Furniture: faces stand on verbs, verbs on models, models on law",
        {
            "foundation/cases/actions.py": "import zhichi.foundation.cases.views.citizen\n",
            "foundation/cases/views/__init__.py": "",
            "foundation/cases/views/citizen.py": "",
        },
    ),
    (
        "Nothing goes round in a circle",
        {
            "foundation/cases/models/__init__.py": "",
            "foundation/cases/models/one.py": "import zhichi.foundation.cases.models.two\n",
            "foundation/cases/models/two.py": "import zhichi.foundation.cases.models.one\n",
        },
    ),
    (
        "A room is entered by its door",
        {"foundation/cases/models.py": "import zhichi.foundation.ledger.actions\n"},
    ),
    (
        "A room is entered by its door",
        {"foundation/cases/models.py": "import zhichi.foundation.cases.tests.factories\n"},
    ),
    ("Kernel and rules are pure", {"kernel/ids.py": "import django.db\n"}),
    ("Kernel and rules are pure", {"foundation/cases/rules.py": "from django.db import models\n"}),
    ("Kernel and rules are pure", {"foundation/cases/rules.py": "import zhichi.foundation.cases.public\n"}),
]


def make_tree(home: Path, broken: dict[str, str]) -> None:
    """A package with the floors and rooms of the real one, its contracts, and nothing else but `broken`."""
    package = home / "zhichi"
    for folder in ("", *FLOORS, *ROOMS):
        (package / folder).mkdir(parents=True, exist_ok=True)
        (package / folder / "__init__.py").touch()
    for room in ROOMS:
        (package / room / "tests").mkdir()
        (package / room / "tests/__init__.py").touch()
        (package / room / "tests/factories.py").touch()
        if "models/__init__.py" not in "".join(broken):
            (package / room / "models.py").touch()
        (package / room / "actions.py").touch()
        (package / room / "public.py").touch()
    for path, text in broken.items():
        if path.endswith("/models/__init__.py"):
            (package / path).parent.with_suffix(".py").unlink(missing_ok=True)
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text)
    shutil.copy(ROOT / "pyproject.toml", home)
    (home / "tests").mkdir()
    (home / "tests/__init__.py").touch()
    shutil.copytree(
        ROOT / "tests/house", home / "tests/house", ignore=shutil.ignore_patterns("__pycache__", "test_*")
    )


def lint(home: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(home), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=60)


def test_a_sound_tree_keeps_every_contract(tmp_path):
    make_tree(tmp_path, {})
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("title", "broken"), BREAKS)
def test_a_broken_contract_is_refused(tmp_path, title, broken):
    make_tree(tmp_path, broken)
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{title} BROKEN" in done.stdout
