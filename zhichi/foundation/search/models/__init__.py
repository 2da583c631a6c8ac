from zhichi.foundation.search.models.engines import engine_of
from zhichi.foundation.search.models.entry import Entry, find, restrict

__all__ = ["Entry", "engine_of", "find", "restrict"]
