"""Sound procedures of any shape, for properties: a chain of states to an end, and whatever else may be between."""

from typing import Any

from hypothesis import strategies as st

OFFICERS = ["legal_aid_clerk@county", "justice_assistant@township", "legal_affairs"]
LIMITS = ["lic.decide", "lic.accept", "la.objection"]


@st.composite
def sound_procedures(draw: st.DrawFn) -> dict[str, Any]:
    """s0 → s1 → … → an end; branches forwards and back, supplements with their own clock, acts that stay."""
    length = draw(st.integers(2, 7))
    names = [f"s{n}" for n in range(length)]
    states = {
        name: {"title": draw(st.text("审查待补正已受理办", min_size=1, max_size=12)), "phase": "open"}
        for name in names
    }
    states[names[-1]]["phase"] = "done"
    verbs: dict[str, Any] = {
        f"go{n}": {
            "title": f"第{n}步",
            "from": names[n],
            "to": names[n + 1],
            "by": draw(st.sampled_from(OFFICERS)),
        }
        for n in range(length - 1)
    }
    for n in range(draw(st.integers(0, 5))):
        begin = draw(st.lists(st.sampled_from(names[:-1]), min_size=1, max_size=3, unique=True))
        by = draw(st.lists(st.sampled_from([*OFFICERS, "citizen"]), min_size=1, unique=True))
        to = draw(st.sampled_from([*names, "same"]))
        verbs[f"more{n}"] = {"title": f"另{n}", "from": begin, "to": to, "by": by}
    if draw(st.booleans()):
        asked = draw(st.sampled_from(names[:-1]))
        states["waiting"] = {"title": "待补充", "phase": "waiting"}
        verbs["ask"] = {
            "from": asked,
            "to": "waiting",
            "by": OFFICERS[0],
            "fields": [{"name": "days", "type": "number", "title": "几天", "minimum": 1}],
            "clocks": [{"suspend": "supplement"}, {"start": "la.supplement", "n_from": "days"}],
        }
        verbs["give"] = {
            "from": "waiting",
            "to": asked,
            "by": "citizen",
            "clocks": [{"stop": "la.supplement"}, {"resume": "supplement"}],
        }
    filing: dict[str, Any] = {"state": names[0], "desk": ["justice_office"]}
    if draw(st.booleans()):
        filing["clocks"] = [{"start": draw(st.sampled_from(LIMITS))}]
    return {
        "format": "zhichi-procedure/1",
        "kind": "made",
        "title": "生成的程序",
        "version": draw(st.integers(1, 9)),
        "effective_from": "2026-01-01",
        "filing": filing,
        "states": states,
        "verbs": verbs,
    }
