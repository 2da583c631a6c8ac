"""`zhichi demo load`: the demo city; `logins`: whom to log in as; `papers`: a few of them issued and published."""

import sys
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from zhichi.config.demo.advised import ADVISER_LOGIN, advised
from zhichi.config.demo.city import load_regions, load_units, read_city
from zhichi.config.demo.complaint_year import complaint_year
from zhichi.config.demo.complaints import complaints
from zhichi.config.demo.copies import copies
from zhichi.config.demo.desks import nonce
from zhichi.config.demo.electronic import sealed_papers
from zhichi.config.demo.files import files
from zhichi.config.demo.guides import fill_guides
from zhichi.config.demo.hardship import fill_hardship
from zhichi.config.demo.heard import VILLAGE_LOGIN, heard
from zhichi.config.demo.kiosks import code_to_try
from zhichi.config.demo.laws import mistake
from zhichi.config.demo.load import load_network
from zhichi.config.demo.network import plan_network
from zhichi.config.demo.notices import tell
from zhichi.config.demo.people import PASSWORD, load_people
from zhichi.config.demo.promises import verify_all
from zhichi.config.demo.reckoned import nights
from zhichi.config.demo.seals import seals
from zhichi.config.demo.serving import share_rooms
from zhichi.config.demo.year import DAYS, Year
from zhichi.domains.coverage.public import Sample, SampleState
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import LAW_LOADERS


class Command(BaseCommand):
    help = "Load the demo city into an empty database, or say whom to log in as."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        load = parts.add_parser("load", help="divisions, units, people, points and a simulated year of cases")
        load.add_argument("--cases", type=int, default=2000, help="cases in the year (default %(default)s)")
        parts.add_parser("logins", help="the fixed cast with its password")
        parts.add_parser(
            "papers", help="issue a few papers and publish copies of them; needs the press (Pango)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ZHICHI_DEMO:
            raise CommandError(
                "the demo city is for trying out: this deployment does not allow it", returncode=2
            )
        if options["part"] == "logins":
            self.logins()
        elif options["part"] == "papers":
            self.papers()
        else:
            self.load(options["cases"])

    def load(self, cases: int) -> None:
        if Unit.objects.exists():
            raise CommandError(
                "there are units already; load the demo city into an empty database", returncode=2
            )
        if cases < 0:
            raise CommandError("--cases must not be negative", returncode=2)
        now = timezone.now()
        begin = now - timedelta(days=DAYS + 1)
        city = read_city()
        with tqdm(desc="济宁", unit="", file=sys.stderr, mininterval=1) as bar:
            # Divisions, people and points stand or fall together; the year is lived day by day.
            with transaction.atomic():
                for load_law in LAW_LOADERS:
                    load_law(settings.DATA / "law", at=begin)
                load_regions(at=begin)
                units = load_units(city, at=begin)
                load_people(city, units, at=now)
                net = plan_network(city, units, until=now)
                share_rooms(net)
                bar.total = len(net.fates) + cases
                load_network(net, city, begin=begin, until=now, progress=bar.update, told=bar.set_postfix_str)
            year = Year(city, until=now, cases=cases)
            year.run(bar.update)
            with transaction.atomic():
                nights(net, year.actors, until=now, told=bar.set_postfix_str)
                verify_all(year.actors, until=now, told=bar.set_postfix_str)
                heard(year.actors, until=now)
                advised(year.actors, until=now)
                seals(year.actors, until=now)
                files(year.actors, until=now)
                fill_guides(at=now, told=bar.set_postfix_str)
                mistake(at=now, told=bar.set_postfix_str)
                tell(until=now)
                fill_hardship(at=now, told=bar.set_postfix_str)
                complaints(until=now)
                bar.set_postfix_str("投诉")
                complaint_year(city, until=now)
        self.stdout.write(f"demo city loaded: {len(units)} units, {cases} filings over a simulated year")

    def papers(self) -> None:
        if not Unit.objects.exists():
            raise CommandError("there is no demo city yet: zhichi demo load", returncode=2)
        try:
            made = copies(at=timezone.now())
            sealed = sealed_papers(at=timezone.now())
        except PressError as error:
            raise CommandError(str(error), returncode=2) from error
        told = f"{made.issued} papers issued, {sealed} sealed, {made.published} copies published at /open/papers/"
        self.stdout.write(f"{told}; check one at /check/paper/{made.code}/" if made.code else told)

    def logins(self) -> None:
        cast = [
            person
            for person in read_city()["cast"]
            if Officer.objects.filter(username=person["username"]).exists()
        ]
        if not cast:
            self.stdout.write("no demo logins in this database")
            return
        self.stdout.write(f"demo logins at /office/login/ (password {PASSWORD}):")
        for person in cast:
            self.stdout.write(f"  {person['username']:<12} {person['name']}  {person['what']}")
        for person in Officer.objects.filter(username__in=(ADVISER_LOGIN, VILLAGE_LOGIN)).order_by("pk"):
            self.stdout.write(f"  {person.username:<12} {person.name}  {person.home_unit}")
        self.stdout.write("administrators also need a code: zhichi officer totp USERNAME")
        for sample in Sample.objects.light().filter(state=SampleState.COMMITTED):
            # The first sample of the demo city is finished; the second waits for its second witness.
            told = nonce(1, 1).hex()
            self.stdout.write(f"play the second witness of the draw at /samples/{sample.code}/ with {told}")
        code, kiosk = code_to_try(timezone.now())
        if code:
            self.stdout.write(
                f"try kiosk {kiosk}: type {code} at /kiosk/enrol/ within 15 minutes, in a browser of its own"
            )
