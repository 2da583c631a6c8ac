"""How people say the name of a village."""

SUFFIXES = (
    "村民委员会", "居民委员会", "村委会", "居委会", "社区", "村",
)  # fmt: skip
STATUTORY = {"city": "中心", "county": "中心", "township": "工作站", "village": "工作室"}
FEWEST = 1
# Longest first: what may stand behind the name of a county or a township.
KINDS = ("街道办事处", "办事处", "街道", "新区", "市", "县", "区", "镇", "乡")


def core_of(name: str) -> str:
    """王庄村村民委员会, 王庄村, 王庄 are one village: the name without what kind of place it is."""
    shorter = True
    while shorter:
        shorter = False
        for suffix in SUFFIXES:
            if name.endswith(suffix) and len(name) > len(suffix) + FEWEST - 1:
                name, shorter = name[: -len(suffix)], True
                break
    return name


def rank(name: str, words: str) -> int:
    """How well a village's name answers the words: 0 is the same village, 1 begins so, 2 contains it, 3 not."""
    core, wanted = core_of(name), core_of(words)
    if core == wanted:
        return 0
    if core.startswith(wanted):
        return 1
    return 2 if wanted in core else 3


def is_bare(name: str) -> bool:
    """Whether nothing is left of a name but what kind of place it is: 村, 社区, or nothing."""
    return not name or name in SUFFIXES


def stem_of(name: str) -> str:
    """A county or township without what kind it is: 泗水县 -> 泗水, 济河街道 -> 济河. Two characters at least."""
    for kind in KINDS:
        if name.endswith(kind) and len(name) - len(kind) >= 2:
            return name[: -len(kind)]
    return name


def point_name(place: str, tier: str) -> str:
    """The statutory name of a point of a place: 许庄社区居委会 -> 许庄社区公共法律服务工作室 (条例 §10 to §12)."""
    place = place.removesuffix("办事处")
    for suffix in ("居民委员会", "居委会"):
        place = place.removesuffix(suffix)
    for suffix in ("村民委员会", "村委会"):
        if place.endswith(suffix):
            place = place.removesuffix(suffix).removesuffix("村") + "村"
    return f"{place}公共法律服务{STATUTORY[tier]}"
