"""`zhichi keys show` and `zhichi keys rotate`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from zhichi.foundation.vault import keyring
from zhichi.foundation.vault.enums import SIGNING, Purpose
from zhichi.foundation.vault.keyring import KeyringError
from zhichi.foundation.vault.sealing import crypto, folder, keys, public_key


class Command(BaseCommand):
    help = "Show the ids of the deployment's keys, or add a newer key; secrets are never printed."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="show|rotate")
        verbs.add_parser("show", help="key ids and the public key")
        rotate = verbs.add_parser("rotate", help="add a newer key; values under older keys stay readable")
        rotate.add_argument(
            "use", nargs="?", choices=["fields", "signing"], default="fields", help="default: fields"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verb"] == "rotate":
                self.rotate(options["use"])
            else:
                self.show()
        except KeyringError as error:
            raise CommandError(str(error), returncode=2) from error

    def rotate(self, use: str) -> None:
        purpose = Purpose.FIELD if use == "fields" else SIGNING[crypto().name]
        key = keyring.rotate(folder(), purpose)
        self.stdout.write(f"{key.label} is now in use; back up {folder()}")

    def show(self) -> None:
        ring = keys()
        for key in ring.keys:
            mark = "in use" if ring.newest[key.purpose] is key else "kept for reading"
            self.stdout.write(f"{key.label}  {mark}")
        self.stdout.write(f"public key ({crypto().name}): {public_key().hex()}")
