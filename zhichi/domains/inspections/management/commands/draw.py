"""`zhichi draw commit`, `reveal`, `run`, `bundle` and `verify`: a verifiable draw on files, without a database."""

import json
import secrets
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from zhichi.domains.inspections.rules import draw_file
from zhichi.domains.inspections.verifier import verify_draw
from zhichi.kernel import draw
from zhichi.kernel.draw_manifest import DrawError


class Command(BaseCommand):
    help = "A verifiable draw on files: commit, reveal, run, bundle, verify."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="commit|reveal|run|bundle|verify")
        commit = parts.add_parser(
            "commit", help="freeze a manifest; then, witness by witness, a promised nonce"
        )
        commit.add_argument("file", type=Path, help="the manifest (JSON); with --witness the draw file")
        commit.add_argument("--out", type=Path, help="where to write the draw file")
        commit.add_argument("--witness", help="who promises a nonce")
        how = commit.add_mutually_exclusive_group()
        how.add_argument("--digest", help="what the witness published: the digest of the nonce (hex)")
        how.add_argument(
            "--keep", type=Path, help="make a nonce and keep it in this file, for the witness alone"
        )
        reveal = parts.add_parser("reveal", help="add the nonce of a witness, after all have promised one")
        reveal.add_argument("file", type=Path, help="the draw file")
        reveal.add_argument("--witness", required=True)
        reveal.add_argument(
            "--nonce", required=True, help="64 hex digits, or the file in which they were kept"
        )
        run = parts.add_parser("run", help="draw, once")
        run.add_argument("file", type=Path, help="the draw file")
        run.add_argument("--event", default="", help="value of the public event that the manifest names")
        out = parts.add_parser("bundle", help="write what is published")
        out.add_argument("file", type=Path, help="the draw file")
        out.add_argument("--out", type=Path, required=True)
        check = parts.add_parser(
            "verify", help="check a published bundle: exit 0 when all is right, 1 when not"
        )
        check.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        part, file = options["part"], options["file"]
        if part == "verify":
            self.verify(file)
            return
        try:
            if part == "commit" and options["witness"]:
                self.promise(file, options["witness"], options["digest"], options["keep"])
            elif part == "commit":
                self.commit(file, options["out"])
            elif part == "reveal":
                self.reveal(file, options["witness"], options["nonce"])
            elif part == "run":
                self.run(file, options["event"])
            else:
                self.bundle(file, options["out"])
        except (DrawError, verify_draw.Wrong) as error:
            raise CommandError(str(error), returncode=2) from error
        except OSError as error:
            raise CommandError(f"{error.filename}：{error.strerror}", returncode=2) from error

    def commit(self, manifest: Path, out: Path | None) -> None:
        if out is None:
            raise CommandError("用 --out 写明抽签过程文件存到哪里", returncode=2)
        file = draw_file.begun(_read(manifest))
        with out.open("x", encoding="utf-8") as opened:
            opened.write(_text(file))
        self.stdout.write(f"承诺 {file['commitment']}")
        self.stdout.write(f"请先公布它，再请{'、'.join(file['manifest']['witnesses'])}各自公布随机数的承诺")

    def promise(self, path: Path, witness: str, digest: str | None, keep: Path | None) -> None:
        file = draw_file.checked(_read(path))
        if keep is None and not digest:
            raise CommandError("用 --digest 写见证人公布的承诺，或用 --keep 当场生成一个随机数", returncode=2)
        nonce = secrets.token_bytes(draw.NONCE_BYTES)
        told = digest or draw.nonce_commitment(file["manifest"]["hash"], nonce)
        changed = draw_file.promised(file, witness, told)
        if keep is not None:
            # Kept before it is promised: a promise whose nonce is lost voids the draw.
            with keep.open("x", encoding="ascii") as opened:
                keep.chmod(0o600)
                opened.write(nonce.hex() + "\n")
        _write(path, changed)
        self.stdout.write(f"{witness} 的承诺 {told}")

    def reveal(self, path: Path, witness: str, nonce: str) -> None:
        file = draw_file.checked(_read(path))
        if len(nonce) != 2 * draw.NONCE_BYTES:
            nonce = Path(nonce).read_text(encoding="utf-8", errors="replace").strip()
        _write(path, draw_file.revealed(file, witness, nonce))
        self.stdout.write(f"{witness} 的随机数与承诺相符")

    def run(self, path: Path, event_value: str) -> None:
        file = draw_file.drawn(draw_file.checked(_read(path)), event_value)
        _write(path, file)
        for key, ids in file["result"]["selected"].items():
            self.stdout.write(f"{key}：{'、'.join(ids) or '不抽'}")
        for team in file["result"]["teams"]:
            self.stdout.write(f"{team['object']} 由 {'、'.join(team['inspectors'])} 检查")
        if file["result"]["unstaffed"]:
            self.stdout.write(f"配不齐检查人员：{'、'.join(file['result']['unstaffed'])}")

    def bundle(self, path: Path, out: Path) -> None:
        made = draw_file.published(draw_file.checked(_read(path)))
        _write(out, made)
        self.stdout.write(f"{out}：验算用 zhichi draw verify {out}，或者 python3 verify_draw.py {out}")

    def verify(self, path: Path) -> None:
        """By the same file that citizens use, and by the engine that draws: both must say yes."""
        try:
            bundle = verify_draw.read(path.read_bytes())
            lines = verify_draw.verify(bundle)
        except OSError as error:
            raise CommandError(f"不对：打不开 {path}：{error.strerror}", returncode=1) from error
        except (verify_draw.Wrong, UnicodeError, RecursionError) as error:
            raise CommandError(f"不对：{error}", returncode=1) from error
        found = draw.verify(bundle)
        if not found:
            raise CommandError("不对：" + "".join(found.faults), returncode=1)
        self.stdout.write("\n".join(lines))


def _read(path: Path) -> Any:
    return verify_draw.read(path.read_bytes())


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, value: Mapping[str, Any]) -> None:
    """Whole or not at all: a draw file that is half written would lose what was promised."""
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8"
    ) as opened:
        draft = Path(opened.name)
        try:
            opened.write(_text(value))
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    draft.replace(path)
