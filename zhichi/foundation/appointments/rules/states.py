"""What may follow what. A turn that holds a place counts against the capacity of its slot."""

from zhichi.foundation.appointments.enums import State, Verb

S = State
HOLDING = frozenset({S.OFFERED, S.BOOKED, S.ARRIVED, S.CALLED, S.SERVING, S.SERVED})
OPEN = frozenset({S.WAITING, S.OFFERED, S.BOOKED, S.DISPLACED, S.ARRIVED, S.CALLED, S.SERVING})
AT_WINDOW = frozenset({S.CALLED, S.SERVING})
IN_HALL = frozenset({S.ARRIVED, S.CALLED, S.SERVING})

TABLE: dict[Verb, tuple[frozenset[State], State]] = {
    Verb.ACCEPT: (frozenset({S.OFFERED}), S.BOOKED),
    Verb.MOVE: (frozenset({S.BOOKED, S.OFFERED, S.DISPLACED, S.WAITING}), S.BOOKED),
    Verb.CANCEL: (frozenset({S.WAITING, S.OFFERED, S.BOOKED, S.DISPLACED, S.ARRIVED}), S.CANCELLED),
    Verb.ARRIVE: (frozenset({S.BOOKED}), S.ARRIVED),
    Verb.CALL: (frozenset({S.ARRIVED}), S.CALLED),
    Verb.RECALL: (frozenset({S.CALLED}), S.CALLED),
    Verb.START: (frozenset({S.CALLED}), S.SERVING),
    Verb.FINISH: (frozenset({S.SERVING}), S.SERVED),
    Verb.MISS: (frozenset({S.BOOKED, S.ARRIVED, S.CALLED}), S.MISSED),
    Verb.PASS: (frozenset({S.ARRIVED, S.CALLED, S.SERVING}), S.ARRIVED),
    Verb.OFFER: (frozenset({S.WAITING, S.DISPLACED}), S.OFFERED),
    Verb.LAPSE: (frozenset({S.OFFERED, S.WAITING, S.DISPLACED}), S.LAPSED),
    Verb.DISPLACE: (frozenset({S.BOOKED, S.OFFERED}), S.DISPLACED),
}


def may(state: str, verb: Verb) -> bool:
    return state in TABLE[verb][0]


def after(verb: Verb) -> State:
    return TABLE[verb][1]
