"""What became of the demo city's complaints: stories of steps with their days and words; nothing is written here."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils.timezone import localdate

from zhichi.config.demo.complaint_people import Bureau
from zhichi.foundation.accounts.public import CITIZEN, Actor

SATURDAY = 5
# What an act writes of its own day.
DATES = ("done_on", "heard_on", "held_on", "dated")
RULES = {
    "lawyer": "律师法第五十二条",
    "notary": "公证法第五条",
    "appraisal": "山东省司法鉴定条例第四十七条",
    "legal_aid": "法律援助法第五十六条",
    "grassroots": "信访工作条例第三十一条",
    "mediator": "人民调解法第十五条",
    "window": "信访工作条例第三十一条",
}


@dataclass
class Step:
    """One act. `told`: its document lies in the file; `served`: days until it reached its people, None: not yet."""

    verb: str
    at: datetime
    by: Actor
    answers: dict[str, Any] = field(default_factory=dict)
    told: bool = True
    served: int | None = 2


@dataclass
class Oddity:
    """How a file differs from what the house's own verbs would have let through."""

    remedy: str = ""
    handler_alone: bool = False
    unserved: bool = False
    signer: str = "self"
    way: str = "direct"
    without_attempt: bool = False
    seal: str = "stamped"


@dataclass
class Story:
    """One complaint from its filing on."""

    n: int
    bureau: Bureau
    target: str
    channel: str
    name: str
    phone: str
    answers: dict[str, Any]
    filed_at: datetime
    ending: str
    steps: list[Step] = field(default_factory=list)
    oddity: Oddity = field(default_factory=Oddity)
    longer: tuple[datetime, int] | None = None
    into: "Story | None" = None
    faults: list[str] = field(default_factory=list)

    def step(self, verb: str) -> Step:
        return next(one for one in self.steps if one.verb == verb)

    def drop(self, verb: str) -> None:
        self.steps = [one for one in self.steps if one.verb != verb]

    def put_off(self, verb: str, days: int) -> None:
        """This step and all after it come so many days later."""
        begin = next(n for n, one in enumerate(self.steps) if one.verb == verb)
        for one in self.steps[begin:]:
            one.at = office_day(one.at + timedelta(days=days))
            one.answers |= {name: _day(one.at) for name in DATES if name in one.answers}


def office_day(at: datetime) -> datetime:
    """The same hour of the first day that is no Saturday or Sunday."""
    while localdate(at).weekday() >= SATURDAY:
        at += timedelta(days=1)
    return at


class Teller:
    """Tells how a complaint goes on, up to the state in which it stands."""

    def __init__(self, story: Story, chance: Random) -> None:
        self.story, self.chance, self.at = story, chance, story.filed_at
        self.rule = RULES[story.target]

    def tell(self) -> None:
        getattr(self, f"_{self.story.ending}")()

    def _do(self, verb: str, who: Actor, days: int, /, **answers: Any) -> Step:
        days += self.chance.randrange(2)
        self.at = office_day(self.at + timedelta(days=days, minutes=self.chance.randrange(1, 30)))
        step = Step(verb, self.at, who, answers)
        self.story.steps.append(step)
        return step

    def _registered(self) -> None:
        """Nothing yet."""

    def _classified(self) -> None:
        sort = "tip" if self.story.answers["concern"] == "clue" else "complaint"
        why = "反映执业行为，和本人权益有关。" if sort == "complaint" else "提供线索，不涉及本人权益。"
        self._do("classify", self.story.bureau.takes, 1, **{"class": sort, "why": why})

    def _guided(self) -> None:
        way = {"rule": "信访工作条例第三十一条", "why": "问的是怎么打官司，不是投诉执业行为。",
               "way": "请到就近的公共法律服务中心或者打12348咨询。"}  # fmt: skip
        self._do("guide", self.story.bureau.takes, 2, **{"class": "consultation", **way}).served = None

    def _guided_ended(self) -> None:
        self._guided()
        self._end()

    def _end(self) -> None:
        self.story.steps[-1].served = 2
        self._do("conclude", self.story.bureau.takes, 4, note="文书已经送达。")

    def _supplement_required(self) -> None:
        self._classified()
        told = {
            "rule": self.rule,
            "missing": "请补充付款凭证和委托合同。",
            "days": 15,
            "contact": "0537-2345678",
        }
        self._do("request_supplement", self.story.bureau.takes, 2, **told)

    def _abandoned(self) -> None:
        self._supplement_required()
        self._do("deem_abandoned", self.story.bureau.takes, 20)

    def _refused(self) -> None:
        self._classified()
        told = {"ground": "again", "rule": self.rule, "reason": "同一事项去年已经作出处理，没有新的事实和证据。",
                "way": "可以向人民法院起诉对方返还费用。", "court": f"{self.story.bureau.place}人民法院",
                "remedy_told": True}  # fmt: skip
        self._do("refuse", self.story.bureau.takes, 3, **told).served = None

    def _refused_ended(self) -> None:
        self._refused()
        self._end()

    def _transferred_out(self) -> None:
        self._classified()
        why = "被投诉人的执业机构在外市，由执业地的司法局办理。"
        organ = self.chance.choice(["泰安市司法局", "菏泽市司法局", "临沂市司法局", "济宁市律师协会"])
        told = {
            "organ": organ,
            "reason": why,
            "pages": self.chance.randrange(3, 20),
            "contact": "0537-2345678",
        }
        sent = self._do("transfer_outside", self.story.bureau.takes, 2, **told)
        told = {
            "organ": organ,
            "organ_phone": "0530-5312348",
            "reason": why,
            "letter": "见转办函",
            "sent": _day(sent.at),
        }
        self._do("tell_transfer", self.story.bureau.takes, 0, **told)

    def _handed_over(self) -> None:
        self._transferred_out()
        self._do(
            "acknowledge",
            self.story.bureau.takes,
            6,
            received_on=_day(self.at + timedelta(days=4)),
            proof="mail",
        )

    def _transferred_ended(self) -> None:
        self._handed_over()
        self._end()

    def _accepted(self) -> None:
        self._classified()
        due = _day(self.story.filed_at + timedelta(days=55))
        self._do("accept", self.story.bureau.takes, 3, rule=self.rule, due=due, contact="0537-2345678")

    def _merged(self) -> None:
        self._accepted()
        self._do("merge", self.story.bureau.takes, 2, reason="同一个人就同一件事又投诉了一次。")

    def _investigating(self) -> None:
        desk = self.story.bureau
        self._accepted()
        self._do("assign", desk.takes, 1, first=desk.first.name, second=desk.second.name, no_interest=True)
        on = self._do(
            "investigate", desk.first, 4, act="files", note="调取了案卷、收费单据和委托合同。",
            **{"with": f"{desk.first.name}、{desk.second.name}"},
        )  # fmt: skip
        on.answers["done_on"] = _day(on.at)

    def _withdrawn(self) -> None:
        self._accepted()
        self._do("withdraw", CITIZEN, 2, reason="双方已经和好。")

    def _suspended(self) -> None:
        self._investigating()
        why = {"ground": "other", "rule": self.rule, "reason": "要等人民法院对同一事实的判决。"}
        self._do("suspend", self.story.bureau.first, 2, **why)

    def _terminated(self) -> None:
        self._investigating()
        why = {"rule": self.rule, "reason": "被投诉人已经死亡，没有承担责任的人。",
               "court": f"{self.story.bureau.place}人民法院", "remedy_told": True}  # fmt: skip
        self._do("terminate", self.story.bureau.heads, 5, **why).served = None

    def _terminated_ended(self) -> None:
        self._terminated()
        self._end()

    def _drafted(self) -> None:
        desk, who = self.story.bureau, self.story.answers["respondent"]
        self._investigating()
        heard = self._do("hear_respondent", desk.second, 3, words=f"{who}说明了经过，交来书面答辩。")
        heard.answers["heard_on"] = _day(heard.at)
        weighty = self.story.ending == "discussed" or self.chance.random() < 0.25
        self._do(
            "draft", desk.first, 4, facts=self._facts(), statement="部分采纳。", rule=self.rule,
            opinion="建议按查明的情况处理。", weighty="yes" if weighty else "no",
        )  # fmt: skip

    def _facts(self) -> str:
        told = self.story
        return (
            f"{told.name}于{localdate(told.filed_at)}反映{told.answers['respondent']}。经查，双方签有书面合同，"
            f"收费{told.n * 7 + 800}元，有单据；{told.answers['happened']}核对了案卷{told.n % 40 + 3}页和谈话记录。"
        )

    def _reviewed(self) -> None:
        self._drafted()
        self._do("legal_review", self.story.bureau.reviews, 2, opinion="事实清楚，程序合法，同意。")

    def _discussed(self) -> None:
        self._reviewed()
        self._discuss()

    def _discuss(self) -> None:
        desk = self.story.bureau
        step = self._do(
            "discuss", desk.heads, 2, present=f"{desk.heads.name}、{desk.reviews.name}、{desk.takes.name}",
            minutes="各人都同意拟处理意见。", conclusion="按拟处理意见办。",
        )  # fmt: skip
        step.answers["held_on"] = _day(step.at)

    def _decided(self) -> None:
        self._reviewed()
        weighty = self.story.step("draft").answers["weighty"] == "yes"
        if weighty:
            self._discuss()
        plain = ["none", "none", "admonished", "corrected", "association", "settled"]
        result = self.chance.choice([*plain, "penalty", "passed_on"] if weighty else plain)
        step = self._do(
            "decide", self.story.bureau.heads, 2, result=result, facts=self._facts(), rule=self.rule,
            ruling="按上述事实和规定处理，并书面告知双方。", court=f"{self.story.bureau.place}人民法院",
            remedy_told=True,
        )  # fmt: skip
        step.answers["dated"] = _day(step.at)
        step.served = None

    def _decided_ended(self) -> None:
        self._decided()
        self._end()


def _day(at: datetime) -> str:
    return localdate(at).isoformat()
