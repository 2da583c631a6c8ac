"""Each check of the house refuses one bad sample and accepts a good one: a check that cannot fail is a defect."""

import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from django.template import Context, Engine, engines
from pytest_socket import SocketConnectBlockedError

from tests.house.rules import code, entries, files, markup, nouns, pages, tree, variables
from tests.house.rules.tree import ROOT, Source
from zhichi.config.loud import LoudIfInvalid, UndefinedVariableError

pytestmark = pytest.mark.house

ROOM = "zhichi/foundation/cases"


def py(text: str, path: str = f"{ROOM}/actions.py") -> list[Source]:
    return [Source(path, text)]


def html(text: str, path: str = f"{ROOM}/templates/cases/citizen/page.html") -> list[Source]:
    return [Source(path, text)]


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("import random\n", "import secrets\n"),
        ("from numpy import random\n", "import math\n"),
        ("import uuid\nkey = uuid.uuid4()\n", "import uuid\nkey = uuid.UUID(text)\n"),
        ("from secrets import choice\n", "from secrets import token_bytes\n"),
        ("import secrets\nwho = secrets.choice(names)\n", "import secrets\nkey = secrets.token_hex()\n"),
        ("x = Case.objects.order_by('?')\n", "x = Case.objects.order_by('pk')\n"),
    ],
)
def test_chance(bad, good):
    assert len(code.chance_faults(py(bad))) == 1
    assert code.chance_faults(py(good)) == []
    assert code.chance_faults(py(bad, "zhichi/kernel/draw.py")) == []


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("now = timezone.now()\n", "now = at\n"),
        ("day = timezone.localdate()\n", "day = timezone.localdate(at)\n"),
        ("day = date.today()\n", "day = date(2026, 1, 1)\n"),
        ("made_at = models.DateTimeField(auto_now_add=True)\n", "made_at = models.DateTimeField()\n"),
    ],
)
def test_clocks(bad, good):
    assert len(code.clock_faults(py(bad, f"{ROOM}/models/case.py"))) == 1
    assert code.clock_faults(py(good, f"{ROOM}/models/case.py")) == []
    assert code.clock_faults(py(bad, f"{ROOM}/views/citizen.py")) == []


def test_verbs():
    body = ":\n    with transaction.atomic():\n        pass\n"
    assert code.verb_faults(py("def accept(*, case, by, at)" + body)) == []
    assert len(code.verb_faults(py("def accept(case, *, by, at)" + body))) == 1
    assert len(code.verb_faults(py("def accept(*, case, at)" + body))) == 1
    assert len(code.verb_faults(py("@transaction.atomic\ndef accept(*, case, by):\n    pass\n"))) == 1


def test_sizes():
    def module(lines: int, path: str = f"{ROOM}/models.py") -> list[Source]:
        return [Source(path, "x = 1\n" * lines)]

    assert files.size_faults(module(60), []) == []
    assert any("at most 300" in fault for fault in files.size_faults(module(301), []))
    assert any("median" in fault for fault in files.size_faults(module(61), []))
    assert any(
        "at most 400" in fault for fault in files.size_faults(module(401, f"{ROOM}/tests/test_x.py"), [])
    )
    assert any(
        "95th" in fault for fault in files.size_faults([], [Source("zhichi/ui/templates/x.html", "x\n" * 91)])
    )
    long = [Source(f"{ROOM}/rules.py", "def f():\n" + "    x = 1\n" * 60)]
    assert any("::f: 61 lines" in fault for fault in files.size_faults(long, []))


def test_an_exception_must_be_needed_and_reasoned():
    assert tree.excuse(["a.py: 301 lines"], {"a.py": "why"}) == []
    assert tree.excuse(["a.py: 301 lines"], {}) == ["a.py: 301 lines"]
    assert len(tree.excuse([], {"a.py": "why"})) == 1
    with pytest.raises(ValueError, match="says why"):
        tree.read_reviewed("a.py\n")


def test_names_of_tests():
    named = '@pytest.mark.parametrize("at", [{}])\ndef test_it(at):\n    assert at\n'
    path = f"{ROOM}/tests/test_case.py"
    assert len(code.wandering_names(py(named.format("int(time.time())"), path))) == 1
    assert code.wandering_names(py(named.format("datetime.time(8)"), path)) == []


@pytest.mark.parametrize(
    "bad", [f"{ROOM}/engine.py", f"{ROOM}/views/clerk.py", f"{ROOM}/views.py", "zhichi/kernel/utils.py"]
)
def test_furniture(bad):
    assert len(files.furniture_faults([bad])) == 1
    assert (
        files.furniture_faults([f"{ROOM}/models/case.py", f"{ROOM}/views/citizen.py", f"{ROOM}/README.md"])
        == []
    )


def test_dependencies():
    decided = "| package | why |\n|---|---|\n| Django | the framework |\n"
    assert (
        files.dependency_faults(["# comment", "Django>=5.2,<5.3  # the framework", "-r base.in"], decided)
        == []
    )
    assert len(files.dependency_faults(["Django>=5.2", "celery[redis]>=5"], decided)) == 1
    assert len(files.dependency_faults([], decided)) == 1


def test_readmes():
    long = "a line that says something\n"
    assert files.readme_faults([ROOM], {f"{ROOM}/README.md": long * 60}) == []
    assert len(files.readme_faults([ROOM], {f"{ROOM}/README.md": long * 61})) == 1
    assert len(files.readme_faults([ROOM], {})) == 1


@pytest.mark.parametrize("bad", ["/wor" + "k/main", "registry.npm" + "js.org", '"resolved": "htt' + "ps://x"])
def test_names_of_machines_and_registries(bad):
    assert len(files.naming_faults([Source("README.md", f"see {bad}\n")])) == 1
    assert files.naming_faults([Source("README.md", "see docs/work/plan.md and https://example.org\n")]) == []


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">好</p>',
        "<script>go()</script>",
        "<style>p {}</style>",
        '<button onclick="go()">好</button>',
        '<a href="javascript:go()">好</a>',
    ],
)
def test_inline(bad):
    assert len(markup.inline_faults(html(bad))) == 1
    good = '<script src="{% static "a.js" %}" defer></script><c-tag style="quiet">好</c-tag>'
    assert markup.inline_faults(html(good)) == []


def test_foreign_words():
    assert len(markup.english_faults(html("<p>点击 Submit</p>"), ())) == 1
    assert len(markup.english_faults(html('<input placeholder="Your name">'), ())) == 2
    assert markup.english_faults(html('<p class="lead">{{ case.number }} 提交{# note #}</p>'), ()) == []
    assert markup.english_faults(html("<p>PDF 文件</p>"), {"pdf"}) == []


def test_templates_named_and_used():
    view = py('return render(request, "cases/citizen/page.html", {})\n', f"{ROOM}/views/citizen.py")
    assert pages.template_faults(html("<p>好</p>"), view) == []
    assert len(pages.template_faults(html("<p>好</p>"), [])) == 1
    assert len(pages.template_faults(html('{% include "cases/none.html" %}'), view)) == 1
    assert len(pages.template_faults(html("<c-missing />"), view)) == 1


def test_context_passed_and_read():
    view = py('render(request, "cases/citizen/page.html", {"case": case})\n', f"{ROOM}/views/citizen.py")
    assert pages.unused_context_faults(html("{{ case.number }}"), view) == []
    assert len(pages.unused_context_faults(html("<p>好</p>"), view)) == 1
    assert variables.undefined_faults(html("{% if case %}{{ case.number }}{% endif %}"), view, ()) == []
    assert len(variables.undefined_faults(html("{% if cases %}好{% endif %}{{ case }}"), view, ())) == 1


def test_keys_and_names():
    placed = {
        "zhichi.foundation.cases": 9,
        "zhichi.foundation.ledger": 2,
        "zhichi.foundation": 2,
        "zhichi.domains": 3,
    }
    down = ("zhichi.foundation.cases.models", "Case.entry", "zhichi.foundation.ledger.models")
    up = ("zhichi.foundation.ledger.models", "Entry.case", "zhichi.foundation.cases.models")
    higher = ("zhichi.foundation.cases.models", "Case.aid", "zhichi.domains.casework.models")
    assert nouns.key_faults([down], placed) == []
    assert len(nouns.key_faults([up, higher], placed)) == 2
    assert nouns.glossary_faults(["Case"], "| `Case` | 案件 |\n") == []
    assert len(nouns.glossary_faults(["Case", "Clock"], "| `Case` | case |\n| 时钟 | Clock |\n")) == 2


def test_locks_and_refusals():
    assert entries.lock_faults([("office/", True), ("", False)], {""}) == []
    assert len(entries.lock_faults([("track/", False)], set())) == 1
    assert len(entries.lock_faults([("office/", True)], {"office/"})) == 1
    assert entries.refusal_faults("law", 2, "zhichi: law: there is no --x\n") == []
    assert len(entries.refusal_faults("law", 1, "usage: …\nerror: …\n")) == 2


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("PLC0415", "def f():\n    import json\n\n    return json\n"),
        ("TID252", "from .models import Case\n"),
        ("DTZ005", "import datetime\n\nnow = datetime.datetime.now()\n"),
        ("S608", "def f(cursor, name):\n    cursor.execute(f\"SELECT * FROM {name} WHERE x = '{name}'\")\n"),
    ],
)
def test_lint(rule, bad):
    command = [str(Path(sys.executable).with_name("ruff")), "check", "--output-format", "concise"]
    command += ["--stdin-filename", f"{ROOM}/views/citizen.py", "-"]
    done = subprocess.run(command, cwd=ROOT, input=bad, capture_output=True, text=True)
    assert done.returncode == 1
    assert rule in done.stdout


def test_types_are_strict():
    command = [
        str(Path(sys.executable).with_name("mypy")),
        "--strict",
        "--config-file=",
        "-c",
        "def f(x):\n    return x\n",
    ]
    assert subprocess.run(command, capture_output=True, text=True, cwd=ROOT).returncode == 1


def test_no_network():
    with pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_warnings_are_errors():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_undefined_variables_are_loud(tmp_path, monkeypatch):
    (tmp_path / "good.html").write_text("{{ case }}{% if other %}{% endif %}")
    (tmp_path / "bad.html").write_text("{{ cases }}")
    engine = Engine(dirs=[str(tmp_path)], string_if_invalid=LoudIfInvalid())
    assert engine.get_template("bad.html").render(Context()) == "", "templates of others stay as they are"
    monkeypatch.setattr("zhichi.config.loud.PACKAGE", tmp_path)
    assert engine.get_template("good.html").render(Context({"case": "一号"})) == "一号"
    with pytest.raises(UndefinedVariableError, match=r"bad\.html: \{\{ cases \}\} is not defined"):
        engine.get_template("bad.html").render(Context())


def test_the_test_settings_are_loud():
    assert isinstance(engines["django"].engine.string_if_invalid, LoudIfInvalid)
