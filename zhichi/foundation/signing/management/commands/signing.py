"""`zhichi signing check`, `import`, `trust` and `list`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.signing.actions import check_pdf, import_pkcs12, trust
from zhichi.foundation.signing.models import Authority, SigningCertificate
from zhichi.foundation.signing.rules.faults import SigningError
from zhichi.foundation.signing.rules.outcome import PdfCheck


class Command(BaseCommand):
    # Exit 1 is the answer no, 2 a wrong question.
    answers = True
    help = "Check the signatures of a PDF, bring in the bureau's own certificates, list the register."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|import|trust|list")
        check = verbs.add_parser("check", help="who signed a PDF and whether it was changed; exit 0 or 1")
        check.add_argument("file", type=Path)
        check.add_argument("--json", action="store_true", help="print what was found as JSON")
        brought = verbs.add_parser("import", help="a PKCS #12 file: an authority, or an organ's certificate")
        brought.add_argument("file", type=Path)
        brought.add_argument("--organ", default="", metavar="CODE", help="the organ of a certificate")
        brought.add_argument("--password-file", type=Path, help="a file whose first line is the password")
        trusted = verbs.add_parser(
            "trust", help="a root certificate (PEM or DER) from which signatures are believed"
        )
        trusted.add_argument("file", type=Path)
        verbs.add_parser("list", help="authorities and certificates, and how they stand")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verb"] == "check":
                self.check_file(options["file"], as_json=options["json"])
            elif options["verb"] == "import":
                self.bring(options["file"], options["organ"], options["password_file"])
            elif options["verb"] == "trust":
                made = trust(data=options["file"].read_bytes(), by=SYSTEM, at=timezone.now())
                self.stdout.write(f"已登记：{made}，由它签发的签章和时间戳可以核验。")
            else:
                self.list_all()
        except (SigningError, OSError) as error:
            raise CommandError(str(error), returncode=2) from error

    def check_file(self, path: Path, *, as_json: bool) -> None:
        found = check_pdf(path.read_bytes(), at=timezone.now())
        self.stdout.write(
            json.dumps(as_mapping(found), ensure_ascii=False, default=str) if as_json else told(found)
        )
        if not found.is_good:
            raise CommandError("这份文件没有通过核验。", returncode=1)

    def bring(self, path: Path, organ: str, password_file: Path | None) -> None:
        password = password_file.read_bytes().splitlines()[0] if password_file else None
        made = import_pkcs12(
            data=path.read_bytes(), password=password, organ_code=organ, by=SYSTEM, at=timezone.now()
        )
        words = "以后的证书由它签发" if isinstance(made, Authority) else "可以用来签章"
        self.stdout.write(f"已登记：{made}，{words}。")

    def list_all(self) -> None:
        at = timezone.now()
        for authority in Authority.objects.all():
            marks = [word for held, word in ((authority.issues, "在用"), (authority.own, "自建测试")) if held]
            self.stdout.write(
                f"{authority.name}  {'、'.join(marks) or '信任'}  至 {authority.valid_to:%Y-%m-%d}"
            )
        for one in SigningCertificate.objects.select_related("unit"):
            self.stdout.write(
                f"{one.serial}  {one.name}  {one.unit.code}  {one.state(at).label}  至 {one.valid_to:%Y-%m-%d}"
            )


def as_mapping(found: PdfCheck) -> dict[str, Any]:
    return {"good": found.is_good, "added_after": found.added_after, **asdict(found)}


def told(found: PdfCheck) -> str:
    """A few lines for a person."""
    if found.fault:
        return found.fault
    if not found.is_signed:
        return "这份文件没有签章。"
    lines = []
    for one in found.signatures:
        when = (
            timezone.localtime(one.signed_at).strftime("%Y-%m-%d %H:%M:%S") if one.signed_at else "没有写时间"
        )
        verdict = one.because or "有效，签章以后没有改动。"
        lines.append(f"{one.signer}（{one.organ_code}） {when}：{verdict}")
    if found.added_after:
        lines.append("最后一个签章以后，文件里又加了内容。")
    return "\n".join(lines)
