"""What citizens search, among 100,000 documents: time a query, against plain LIKE over the same rows in the same run.

    python -m bench.search [DOCUMENTS] [ROUNDS]

Builds a temporary database (SQLite, or an empty one at DATABASE_URL) with the guides, ways and laws that ship and,
up to DOCUMENTS, points and articles made up of the words such things have. Each kind of query is asked ROUNDS times,
every time another one; a kind that must find a certain document says how often it did. Times of processor are this
process's alone: on SQLite all there is, on PostgreSQL without the server.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from datetime import date  # noqa: E402

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from zhichi.foundation.search.models import Document  # noqa: E402
from zhichi.foundation.search.public import look, publish, suggest  # noqa: E402
from zhichi.foundation.search.rules.spelling import initials, spelled  # noqa: E402
from zhichi.foundation.sockets.public import Findable  # noqa: E402

DAY = date(2026, 11, 23)
SURNAMES = (
    "张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓"
    "许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊"
    "金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
PLACES = "庄楼村屯集店寨营堂桥河湾山口坡井园林阁亭沟崖滩渡"
SIDES = ("", "前", "后", "东", "西", "南", "北", "大", "小", "上", "下", "新", "老")
MATTERS = [
    "劳动报酬",
    "工伤赔偿",
    "赡养费",
    "抚养费",
    "婚姻家庭",
    "邻里纠纷",
    "宅基地",
    "土地承包",
    "交通事故",
    "民间借贷",
    "征地拆迁",
    "消费维权",
    "社会保险",
    "公证",
    "司法鉴定",
    "人民调解",
    "法律援助",
    "社区矫正",
    "行政复议",
    "信息公开",
]
VERBS = [
    "申请",
    "受理",
    "审查",
    "决定",
    "通知",
    "送达",
    "期限",
    "费用",
    "材料",
    "依据",
    "投诉",
    "答复",
    "办理",
    "撤回",
    "补正",
    "听证",
    "调查",
    "登记",
    "公布",
    "监督",
]


def village(rng: random.Random) -> str:
    second = rng.choice(SURNAMES) if rng.random() < 0.3 else ""
    return rng.choice(SIDES) + rng.choice(SURNAMES) + second + rng.choice(PLACES)


def made_up(rng: random.Random) -> Iterator[tuple[str, Findable]]:
    number = 0
    while True:
        number += 1
        if number % 5:
            name, town = village(rng), village(rng)
            title, where = f"{name}村公共法律服务工作室", f"{town}镇{name}村"
            text = f"济宁市任城区{where}\n法律咨询\n人民调解"
            yield "points", Findable(f"B-{number}", title, "/", f"{where}{number % 300}号", text, level=3)
        else:
            title = f"《{rng.choice(MATTERS)}{rng.choice(VERBS)}办法》第{number}条"
            words = "，".join(rng.choice(VERBS) + rng.choice(MATTERS) for _ in range(14))
            yield "articles", Findable(f"B-{number}", title, "/", words, level=1)


def build(count: int, rng: random.Random) -> None:
    things = list(islice(made_up(rng), max(0, count - Document.objects.count())))
    for source in ("points", "articles"):
        publish(source, (one for name, one in things if name == source))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_document")


def like(query: str) -> int:
    """The least that a site without an index would do: the same words in title or note, the first thirty."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_document WHERE title LIKE %s OR note LIKE %s ORDER BY length(title) LIMIT 30",
            [f"%{query}%"] * 2,
        )
        return len(cursor.fetchall())


def queries(rng: random.Random, titles: list[str]) -> dict[str, Callable[[], tuple[str, str]]]:
    """Kinds of query: each call gives (query, title that must be among the answers or "")."""

    def name() -> str:
        return rng.choice(titles)

    def piece(size: int) -> str:
        title = name()
        start = rng.randrange(max(1, len(title) - size))
        return title[start : start + size]

    def letters(of: Callable[[list[str]], list[str]]) -> tuple[str, str]:
        title = name()
        return "".join(of(spelled(list(title.split("公共")[0]), {}))), title

    def typo() -> tuple[str, str]:
        title = name()
        place = rng.randrange(len(title) - 2)
        wrong = rng.choice(["", rng.choice(SURNAMES), title[place] + rng.choice(SURNAMES)])
        return title[:place] + wrong + title[place + 1 :], title

    return {
        "one character": lambda: (piece(1), ""),
        "two characters": lambda: (piece(2), ""),
        "four characters": lambda: (piece(4), ""),
        "a whole title": lambda: (name(), ""),
        "words of a text": lambda: (rng.choice(VERBS) + rng.choice(MATTERS), ""),
        "words apart": lambda: (f"{rng.choice(MATTERS)} {rng.choice(VERBS)}", ""),
        "words of the street": lambda: (rng.choice(["讨薪", "打官司", "家暴", "欠钱", "离婚", "拆迁"]), ""),
        "a title, one character wrong, missing or too many": typo,
        "full pinyin of a village": lambda: letters(lambda read: read),
        "initials of a village": lambda: letters(lambda read: initials(read)),
        "nothing there is": lambda: ("".join(rng.sample("龘靐齉爩麤灪癵籱", 3)), ""),
    }


def timed(asked: list[tuple[str, str]], ask: Callable[[str], object]) -> tuple[float, float, float]:
    """Median, 95th percentile, and that of processor time, in milliseconds."""
    times, busy = [], []
    for query, _ in asked:
        start, worked = time.perf_counter(), time.process_time()
        ask(query)
        times.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return (
        statistics.median(times),
        statistics.quantiles(times, n=20)[18],
        statistics.quantiles(busy, n=20)[18],
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    rng = random.Random(20261123)
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    start = time.perf_counter()
    build(count, rng)
    held = Document.objects.count()
    print(f"{held:,} documents on {connection.vendor}, written in {time.perf_counter() - start:.0f} s")
    titles = list(Document.objects.filter(source="points").values_list("title", flat=True)[:5000])
    print(
        f"{'query':<50}{'p50':>7}{'p95':>7}{'of cpu':>8}{'suggest p95':>13}{'LIKE p50':>10}{'p95':>7}  found"
    )
    worst: list[tuple[float, float]] = []
    for kind, make in queries(rng, titles).items():
        asked = [make() for _ in range(rounds)]
        look(asked[0][0], day=DAY)
        p50, p95, cpu = timed(asked, lambda query: look(query, day=DAY))
        _, suggested, _ = timed(asked, lambda query: suggest(query, day=DAY))
        plain, plain95, _ = timed(asked, like)
        wanted = [(query, title) for query, title in asked if title]
        hits = sum(title in {one.title for one in look(query, day=DAY).found} for query, title in wanted)
        found = f"{hits} of {len(wanted)}" if wanted else ""
        told = f"{p50:>7.1f}{p95:>7.1f}{cpu:>8.1f}{suggested:>13.1f}{plain:>10.1f}{plain95:>7.1f}  {found}"
        print(f"{kind:<50}{told}", flush=True)
        worst.append((p95, cpu))
    p95, cpu = (max(column) for column in zip(*worst, strict=True))
    print(f"the worst p95 of any kind: {p95:.1f} ms, of processor {cpu:.1f} ms")


if __name__ == "__main__":
    main()
